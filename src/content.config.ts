import { defineCollection } from 'astro:content';
import { folder, preview, today } from 'virtual:readout/settings';
import { checkSchema } from './checks.ts';
import { actorSchema } from './model/actor.ts';
import { briefSchema } from './model/brief.ts';
import { sourceSchema } from './model/source.ts';
import { shelf } from './shelf.ts';

/** The collections, typed by the model's schemas and fed by one Library. */
const library = shelf({ folder, preview, today });

export const collections = {
  briefings: defineCollection({ loader: library.loader('briefings'), schema: briefSchema }),
  sources: defineCollection({ loader: library.loader('sources'), schema: sourceSchema }),
  actors: defineCollection({ loader: library.loader('actors'), schema: actorSchema }),
  /** In preview alone: what is wrong with the content, file by file. */
  checks: defineCollection({ loader: library.loader('checks'), schema: checkSchema }),
};
