import { expect, test } from 'vitest';
import { briefJson, publicBriefSchema } from '../../../src/feed/brief.ts';
import { briefSchema } from '../../../src/model/brief.ts';
import { brief } from '../mail/brief.ts';

const parsed = (json: string): Record<string, unknown> => JSON.parse(json) as Record<string, unknown>;

test('the public JSON has no file and no place in one', () => {
  const keys = new Set<string>();
  JSON.parse(briefJson(brief()), (key, value: unknown) => {
    keys.add(key);
    return value;
  });
  for (const hidden of ['at', 'file', 'line', 'column']) expect(keys.has(hidden), hidden).toBe(false);
});

test('it says everything else that the model says', () => {
  const { file: _, ...model } = brief();
  const without = JSON.parse(
    JSON.stringify(model, (key, value: unknown) => (key === 'at' ? undefined : value)),
  ) as unknown;
  expect(parsed(briefJson(brief()))).toEqual(without);
});

test('it is valid by the public schema, whose keys stand in the model’s order', () => {
  const json = parsed(briefJson(brief()));
  expect(publicBriefSchema.safeParse(json).error).toBeUndefined();
  expect(Object.keys(json)).toEqual(
    Object.keys(briefSchema.shape).filter((key) => !['file', 'editions', 'replacedBy'].includes(key)),
  );
});

test('the order in which a brief was put together does not show', () => {
  const backwards = Object.fromEntries(Object.entries(brief()).reverse()) as ReturnType<typeof brief>;
  expect(briefJson(backwards)).toBe(briefJson(brief()));
});

test('it names its schema where one is published, and only there', () => {
  expect(briefJson(brief())).not.toContain('$schema');
  expect(briefJson(brief(), 'https://readout.example/schema/brief.json')).toMatch(
    /^\{\n {2}"\$schema": "https:\/\/readout\.example\/schema\/brief\.json",\n/,
  );
});

test('the public schema refuses what no brief is', () => {
  const json = parsed(briefJson(brief()));
  expect(publicBriefSchema.safeParse({ ...json, tlp: 'PURPLE' }).success).toBe(false);
  expect(publicBriefSchema.safeParse({ ...json, authors: 'Europe desk' }).success).toBe(false);
});
