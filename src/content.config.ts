import { defineCollection } from 'astro:content';
import { checkSchema } from './checks.ts';
import { loaderOf } from './collections.ts';
import { actorSchema } from './model/actor.ts';
import { briefSchema } from './model/brief.ts';
import { sourceSchema } from './model/source.ts';

/** The collections, typed by the model's schemas and fed by the command that runs Astro. */
export const collections = {
  briefings: defineCollection({ loader: loaderOf('briefings'), schema: briefSchema }),
  earlier: defineCollection({ loader: loaderOf('earlier'), schema: briefSchema }),
  sources: defineCollection({ loader: loaderOf('sources'), schema: sourceSchema }),
  actors: defineCollection({ loader: loaderOf('actors'), schema: actorSchema }),
  /** In preview alone: what is wrong with the content, file by file. */
  checks: defineCollection({ loader: loaderOf('checks'), schema: checkSchema }),
};
