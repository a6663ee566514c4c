import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/model/actor.ts';
import type { Source } from '../../../src/model/source.ts';
import { CitedSource } from '../../../src/rules/cited.ts';
import { Registry } from '../../../src/rules/registry.ts';
import { voiceOf } from '../../../src/rules/voice.ts';

const person = (id: string, name: string): Actor =>
  ({ id, name, kind: 'person', offices: [], aliases: [name.split(' ').at(-1)], names: {} }) as unknown as Actor;

const registry = new Registry([
  person('price', 'Ned Price'),
  person('holt', 'Maren Holt'),
  person('varga', 'Gabor Varga'),
]);

/** Whose words some words of a text are. */
function voice(body: string, words: string): string {
  const source = new CitedSource({
    id: 's',
    lang: 'en',
    body,
    party: [],
    published: '2025-01-01',
  } as unknown as Source);
  const start = body.indexOf(words);
  const found = voiceOf(source, { start, end: start + words.length }, registry);
  if (!found) return 'no one';
  return found.kind === 'named' ? found.actors.map((a) => a.name).join(' or ') : `${found.kind} ${found.name}`;
}

const TALK = [
  'MODERATOR: Thank you all.',
  'MR. PRICE: We are staying as planned.',
  'Nothing will change that, and “the door is open”, Maren Holt said.',
  'Q Are you bluffing, sir?',
  'I mean all of you here.',
  'MR. PRICE: We are not.',
].join('\n');

describe('The words of a transcript are those of', () => {
  it.each([
    ['We are staying', 'Ned Price'],
    ['Nothing will change that', 'Ned Price'],
    ['the door is open', 'Maren Holt'],
    ['Are you bluffing', 'questioner Q'],
    ['I mean all of you', 'questioner Q'],
    ['Thank you all', 'label MODERATOR'],
  ])('%s: %s', (words, who) => expect(voice(TALK, words)).toBe(who));
});

const HEARING = [
  'Chairwoman HOLT. The committee will come to order.',
  'Mr. LIND. It would be a treasure map.',
  'Gabor Varga, Technical Lead: There is no vaccine.',
  'Minister Varga, who was in Lima until 2021: “I want boats.”',
].join('\n');

describe('The words of a hearing or briefing are those of', () => {
  it.each([
    ['come to order', 'Maren Holt'],
    ['a treasure map', 'label Mr. LIND'],
    ['no vaccine', 'Gabor Varga'],
    ['I want boats', 'Gabor Varga'],
  ])('%s: %s', (words, who) => expect(voice(HEARING, words)).toBe(who));
});

describe('The words of a report are those of', () => {
  it.each([
    ['Maren Holt said: “We stay.”', 'We stay', 'Maren Holt'],
    ['“We stay,” Maren Holt said.', 'We stay', 'Maren Holt'],
    ['“We stay,” said Maren Holt.', 'We stay', 'Maren Holt'],
    ['The plan was called “a gift” by Gabor Varga.', 'a gift', 'Gabor Varga'],
    ['According to Maren Holt, the plan is “a gift”.', 'a gift', 'Maren Holt'],
    ['Maren Holt spoke. “We stay,” she said.', 'We stay', 'Maren Holt'],
    ['“We stay,” Maren Holt said. “We win.”', 'We win', 'Maren Holt'],
    ['Gabor Varga said no.\nHe declined to go on.\n“We stay,” he added.', 'We stay', 'Gabor Varga'],
    ['Holt said no. She met Varga. “We stay,” she added.', 'We stay', 'Gabor Varga or Maren Holt'],
    ['Maren Holt said that the dues would rise.', 'the dues would rise', 'Maren Holt'],
    [
      'Asked about Gabor Varga’s remark that homes “deserve relief”, Ms Holt replied: “No.”',
      'deserve relief',
      'Gabor Varga',
    ],
    ['The consumer group BEUC regretted that the rules “stop there”.', 'stop there', 'stranger BEUC'],
    ['“We stay.”', 'We stay', 'no one'],
  ])('%s', (body, words, who) => expect(voice(body, words)).toBe(who));
});
