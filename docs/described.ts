import { Comment, Converter, ReflectionKind, type Application, type DeclarationReflection } from 'typedoc';
import { actorSchema, briefSchema, siteSchema, sourceSchema } from '../src/schema.ts';

/**
 * Gives TypeDoc what the schemas say of their fields: each is described where it is declared, by `describe`, which the compiler
 * does not see.
 */

/** What of a Zod schema is looked at. */
interface Schema {
  readonly description?: string | undefined;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  unwrap?: () => Schema;
}

const SCHEMAS: Readonly<Record<string, unknown>> = {
  Actor: actorSchema,
  BriefSource: briefSchema.shape.sources.element,
  Brief: briefSchema,
  Citation: briefSchema.shape.citations.element,
  Forecast: briefSchema.shape.forecasts.element,
  Judgement: briefSchema.shape.judgements.element,
  KeyFact: briefSchema.shape.keyFacts.element,
  Position: briefSchema.shape.positions.element,
  Quote: briefSchema.shape.quotes.element,
  Scenario: briefSchema.shape.scenarios.element,
  Site: siteSchema,
  Source: sourceSchema,
};

/** @param app TypeDoc's own */
export function load(app: Application): void {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of project.getReflectionsByKind(ReflectionKind.Interface)) {
      const schema = SCHEMAS[reflection.name] as Schema | undefined;
      if (schema) describe(reflection as DeclarationReflection, schema);
    }
  });
}

function describe(type: DeclarationReflection, { shape = {} }: Schema): void {
  for (const property of type.children ?? []) {
    const words = descriptionOf(shape[property.name]);
    if (words !== undefined) property.comment ??= new Comment([{ kind: 'text', text: words }]);
  }
}

/** An optional field says it of itself, or what it holds does. */
function descriptionOf(schema: Schema | undefined): string | undefined {
  if (!schema) return undefined;
  return schema.description ?? (schema.unwrap ? descriptionOf(schema.unwrap()) : undefined);
}
