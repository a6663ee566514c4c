import { z } from 'zod';
import { actorId, language, line, partialDate } from './fields.ts';

/** Looked for at every word of a text: longer than any name is, it would take its time. */
const name = line.max(300, 'has more than 300 characters');

const office = z.strictObject({
  title: name,
  aliases: z.array(name).default([]),
  from: partialDate.optional(),
  until: partialDate.optional(),
});

/** A file of `actors/`: one person, state, organisation or group. */
export const actorFields = z.strictObject({
  name,
  short: name.optional().describe('As a table or a second mention has it; the name where absent'),
  kind: z.enum(['person', 'state', 'organisation', 'group']),
  represents: actorId.optional().describe('The actor this one speaks for'),
  offices: z.array(office).default([]),
  aliases: z.array(name).default([]).describe('Every form a text uses, inflected ones too'),
  names: z.record(language, name).default({}).describe('By language'),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, 'expected an item id such as Q212')
    .optional(),
});

export const actorSchema = actorFields.extend({ id: actorId });

/** A person, state, organisation or group, with its names and offices. */
export interface Actor extends z.infer<typeof actorSchema> {}
export type Office = Actor['offices'][number];

/**
 * The office an actor held on a day, the first listed where there were several. An open end counts as held; a partial
 * date counts as the whole year or month, so that the days at its edges are held.
 */
export function officeOn(actor: Pick<Actor, 'offices'>, on: string): Office | undefined {
  return actor.offices.find((o) => (!o.from || o.from <= on) && (!o.until || on <= o.until || on.startsWith(o.until)));
}
