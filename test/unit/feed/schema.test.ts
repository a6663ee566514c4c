import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { briefJson } from '../../../src/feed/brief.ts';
import { briefJsonSchema } from '../../../src/feed/schema.ts';
import { brief } from '../mail/brief.ts';

const address = 'https://readout.example/schema/brief.json';
const parsed = (json: string) => JSON.parse(json) as Record<string, unknown>;
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(parsed(briefJsonSchema(address)));

test('the published JSON is valid by the published schema', () => {
  validate(parsed(briefJson(brief(), address)));
  expect(validate.errors).toBeNull();
});

test('the schema refuses a missing title, an unknown key and a label there is not', () => {
  const { title: _, ...untitled } = parsed(briefJson(brief()));
  expect(validate(untitled)).toBe(false);
  expect(validate({ ...untitled, title: 'A title', colour: 'red' })).toBe(false);
  expect(validate({ ...untitled, title: 'A title', tlp: 'PURPLE' })).toBe(false);
  expect(validate({ ...untitled, title: 'A title' })).toBe(true);
});

test('every field of the document says what it is for, or has a name that does', () => {
  const { properties } = parsed(briefJsonSchema(address)) as { properties: Record<string, { description?: string }> };
  expect(properties['asOf']?.description).toBe('Information cut-off');
});
