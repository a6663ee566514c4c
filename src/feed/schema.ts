import { z } from 'zod';
import { publicBriefSchema } from './brief.ts';

/** The JSON Schema (draft 2020-12) of `/briefings/<id>.json`, as published at `address`. */
export function briefJsonSchema(address: string): string {
  const { $schema, properties, ...rest } = z.toJSONSchema(publicBriefSchema);
  const schema = {
    $schema,
    $id: address,
    title: 'Brief',
    description: 'A briefing as Readout publishes it: sources, actors and offices resolved, all in printing order',
    ...rest,
    properties: { $schema: { type: 'string', const: address }, ...properties },
  };
  return JSON.stringify(schema, null, 2) + '\n';
}
