import { z } from 'zod';
import { briefSchema, type Brief } from '../model/brief.ts';

/** A brief as the public reads it: the model without the places in the writer's files. */
export type PublicBrief = WithoutPlaces<Brief>;

type WithoutPlaces<T> = T extends string
  ? T
  : T extends readonly (infer U)[]
    ? WithoutPlaces<U>[]
    : T extends object
      ? { [K in keyof T as K extends Hidden ? never : K]: WithoutPlaces<T[K]> }
      : T;

/** Where something stands in a file is the desk's own business. */
const HIDDEN = ['at', 'file'] as const;
type Hidden = (typeof HIDDEN)[number];

/**
 * What `/briefings/<id>.json` holds: `briefSchema` as it comes out of parsing, so without defaults and transforms, and
 * without places. Keys that it does not name are left out, and the others stand in its order.
 */
export const publicBriefSchema = published(briefSchema) as unknown as z.ZodObject & z.ZodType<PublicBrief>;

/** The public JSON of a brief, indented, with a line end; `$schema` leads it where there is an address to give. */
export function briefJson(brief: Brief, schemaAddress?: string): string {
  const open = publicBriefSchema.parse(brief);
  return JSON.stringify(schemaAddress === undefined ? open : { $schema: schemaAddress, ...open }, null, 2) + '\n';
}

/** The schema of what a parsed value is, with the descriptions of the schema that it was parsed by. */
function published(schema: z.core.$ZodType): z.ZodType {
  const open = opened(schema as z.ZodType);
  const { description } = schema as z.ZodType;
  return description === undefined ? open : open.describe(description);
}

function opened(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape).filter(([name]) => !(HIDDEN as readonly string[]).includes(name));
    return z.object(Object.fromEntries(fields.map(([name, field]) => [name, published(field)])));
  }
  if (schema instanceof z.ZodArray) return z.array(published(schema.element));
  if (schema instanceof z.ZodOptional) return published(schema.unwrap()).optional();
  if (schema instanceof z.ZodDefault) return published(schema.unwrap());
  if (schema instanceof z.ZodDiscriminatedUnion) return z.union(schema.options.map(published));
  if (schema instanceof z.ZodUnion) return outcome(schema.options);
  if (schema instanceof z.ZodPipe) return published(schema.in);
  return schema;
}

/** Where a writer may give one or a list, parsing makes it a list; elsewhere each option stays. */
function outcome(options: readonly z.core.$ZodType[]): z.ZodType {
  const lists = options.filter((option) => option instanceof z.ZodArray);
  const out = (lists.length && options.some((option) => option instanceof z.ZodPipe) ? lists : options).map(published);
  return out.length === 1 && out[0] ? out[0] : z.union(out);
}
