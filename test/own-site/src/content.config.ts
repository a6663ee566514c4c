import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { actors, briefings, sources } from 'readout/astro';

export const collections = {
  notes: defineCollection({
    loader: glob({ base: './src/content/notes', pattern: '*.md' }),
    schema: z.object({ title: z.string(), on: z.coerce.date() }),
  }),
  briefings: defineCollection(briefings()),
  sources: defineCollection(sources()),
  actors: defineCollection(actors()),
  lage: defineCollection(briefings({ folder: 'lage' })),
};
