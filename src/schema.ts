/** What the content is, as Zod schemas: a brief as it is read, its sources, its actors, and the settings of a desk. And its words. */
export { actorSchema } from './model/actor.ts';
export { briefSchema, plain, type Brief } from './model/brief.ts';
export { newestFirst, type Ordered } from './model/newest.ts';
export { siteSchema } from './model/site.ts';
export { sourceSchema } from './model/source.ts';
