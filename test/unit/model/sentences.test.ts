import { expect, it } from 'vitest';
import { sentences } from '../../../src/model/context.ts';

const cut = (text: string, lang: string): string[] => sentences(text, lang).map((s) => text.slice(s.start, s.end));

it.each([
  ['Wer bis zum 2. April nichts vorlegt, verliert. Das gilt.', 'de', 'Wer bis zum 2. April nichts vorlegt, verliert.'],
  ['Es geht um 1,3 Mrd. Euro und Nr. 5. Das gilt.', 'de', 'Es geht um 1,3 Mrd. Euro und Nr. 5.'],
  ['It comes on Dec. 18 at noon. Then they vote.', 'en', 'It comes on Dec. 18 at noon.'],
  ['The U.S. President left. He is home.', 'en', 'The U.S. President left.'],
  ['Це 4,5 млн. Тонн мало.', 'uk', 'Це 4,5 млн. Тонн мало.'],
  ['They counted 12. April was cold.', 'en', 'They counted 12.'],
])('A stop after a word cut short ends no sentence: %s', (text, lang, first) => expect(cut(text, lang)[0]).toBe(first));
