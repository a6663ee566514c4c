import type { z } from 'zod';

/** What a schema of the content language says of its fields. */

type Shape = Readonly<Record<string, unknown>>;

/** A field's description and the values it takes, as Markdown; nothing where there is neither. */
export function describedIn(shape: Shape, name: string): string | undefined {
  const schema = shape[name] as z.core.$ZodType | undefined;
  if (!schema) return undefined;
  const values = optionsOf(schema);
  const said = [
    ...(isRequired(schema) ? [] : ['optional']),
    ...(values.length ? [values.map((v) => `\`${v}\``).join(', ')] : []),
  ];
  const description = descriptionOf(schema);
  return [`**${name}**${said.length ? ` · ${said.join(' · ')}` : ''}`, ...(description ? [description] : [])].join(
    '\n\n',
  );
}

/** Whether a document without the field is wrong. */
export const isRequired = (schema: z.core.$ZodType): boolean => !(schema as z.ZodType).safeParse(undefined).success;

/** The values of an enumeration, whatever is wrapped around it. */
export function optionsOf(schema: z.core.$ZodType): string[] {
  const { def } = schema._zod;
  if ('entries' in def) return Object.values(def.entries as Record<string, string>);
  if ('values' in def) return (def.values as unknown[]).filter((v) => typeof v === 'string');
  const inner = innerOf(def);
  return inner ? optionsOf(inner) : [];
}

function descriptionOf(schema: z.core.$ZodType): string | undefined {
  const inner = innerOf(schema._zod.def);
  return (schema as z.ZodType).description ?? (inner && descriptionOf(inner));
}

/** What an optional, a default or a transformed schema is made of. */
function innerOf(def: object): z.core.$ZodType | undefined {
  const { innerType, in: before } = def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  return innerType ?? before;
}
