import { join } from 'node:path';
import { expect, it } from 'vitest';
import { budgets } from '../../../src/model/budget.ts';
import { plain, type Brief, type Rich } from '../../../src/model/brief.ts';
import { loadLibrary } from '../../../src/reading/library.ts';
import { citationsIn, elementsOf, partsOf, wordsOfPart } from '../../../src/model/parts.ts';

const load = (folder: string) => loadLibrary(join(import.meta.dirname, '../../..', folder));
const { briefings: everyPart } = await load('test/site/every-part');
const { briefings: samples } = await load('briefings');
const all = [...everyPart, ...samples];

/** What no reader reads as running text: what it is, when and where. */
const DATA = new Set([
  'id',
  'is',
  'on',
  'at',
  'kind',
  'basis',
  'lang',
  'term',
  'confidence',
  'effect',
  'resolves',
  'due',
  'scenario',
]);

/** Every string and running text that a brief's body holds, found without knowing its parts. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return isRich(value) ? [plain(value)] : value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    DATA.has(key) || key === 'actor' || (key === 'by' && typeof inside === 'object') ? [] : textsIn(inside),
  );
}

const isRich = (value: unknown[]): value is Rich =>
  value.length > 0 && value.every((v) => typeof v === 'object' && v !== null && 'kind' in v && 'at' in v === false);

const bodyOf = ({ bottomLine, whyItMatters, keyFacts, positions, quotes, judgements, ...rest }: Brief) => {
  const { scenarios, scenarioSet, forecasts, watch, gaps } = rest;
  const outlook = { judgements, scenarios, scenarioSet, forecasts };
  return { bottomLine, whyItMatters, keyFacts, positions, quotes, ...outlook, watch, gaps };
};

it('A walk over a brief leaves out no text of it, and makes none up', () => {
  for (const brief of all) {
    expect(partsOf(brief).map(wordsOfPart).sort(), brief.id).toEqual(textsIn(bodyOf(brief)).sort());
  }
});

it('A walk meets every citation once, in the order of its number', () => {
  for (const brief of all) {
    const met = partsOf(brief).flatMap((part) => citationsIn(part.text, brief).map((c) => c.id));
    expect(met, brief.id).toEqual(brief.citations.map((c) => c.id));
  }
});

it('Every part that may hold a citation holds one in the folder made for it', () => {
  const cited = partsOf(everyPart[0]!).filter((part) => citationsIn(part.text, everyPart[0]!).length);
  expect([...new Set(cited.map((part) => part.component))].join(' ')).toBe(
    'BottomLine WhyItMatters KeyFact Wants Offers Quote Judgement Scenario Forecast Outcome Watch Gap',
  );
});

it('A position and a quotation have the actor whose they are, a quotation its language', () => {
  const parts = partsOf(everyPart[0]!);
  const held = parts.filter((part) => part.actor).map((part) => `${part.part} ${part.actor!.id}`);
  expect(held).toEqual(['wants port-authority', 'offers port-authority', 'wants pilots-union', 'quote mara-lindqvist']);
});

it('Every element stands at its own place, with the parts inside it', () => {
  const elements = elementsOf(everyPart[0]!);
  const starts = elements.map(({ at }) => at.line);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const { at, parts } of elements) {
    for (const part of parts) {
      expect(part.at.line).toBeGreaterThanOrEqual(at.line);
      expect(part.at.endLine).toBeLessThanOrEqual(at.endLine);
    }
  }
});

it('A budget counts what an element prints, but not the outcome that comes later', () => {
  const words = Object.fromEntries(budgets(everyPart[0]!).map(({ section, words }) => [section, words]));
  // 20 and 2026-03-18, the question, its criteria and who settles it.
  expect(words['forecasts']).toBe(4 + 7 + 7 + 4);
  expect(words['judgements']).toBe(2 + 3 + 5 + 5);
  expect(words['watch']).toBe(3 + 3);
});
