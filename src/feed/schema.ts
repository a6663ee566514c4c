import { z } from 'zod';
import { publicBriefSchema } from './brief.ts';
import { digestSchema } from './digest.ts';

/** The JSON Schema (draft 2020-12) of `/briefings/<id>.json`, as published at `address`. */
export const briefJsonSchema = (address: string): string =>
  schemaOf(publicBriefSchema, address, {
    title: 'Brief',
    description: 'A briefing as Readout publishes it: sources, actors and offices resolved, all in printing order',
  });

/** The same of `/digest.json`. */
export const digestJsonSchema = (address: string): string =>
  schemaOf(digestSchema, address, {
    title: 'Digest',
    description: 'What came out, changed or was settled in a span of days, and what is due next',
  });

function schemaOf(of: z.ZodType, address: string, about: { title: string; description: string }): string {
  const { $schema, properties, ...rest } = z.toJSONSchema(of, { io: 'output', unrepresentable: 'any' });
  const schema = {
    $schema,
    $id: address,
    ...about,
    ...rest,
    properties: { $schema: { type: 'string', const: address }, ...properties },
  };
  return JSON.stringify(schema, null, 2) + '\n';
}
