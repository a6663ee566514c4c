import { defineConfig } from 'vitest/config';

/** Plain vitest: nothing under test needs Astro's plugins, since the site is tested as it is built. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A browser or a build in a test is slow on a small machine; a hang must still end.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    globalSetup: ['test/site/built.ts'],
    pool: 'forks',
    maxWorkers: 2,
    allowOnly: false,
    reporters: ['dot'],
  },
});
