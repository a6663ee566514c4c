import { defineConfig } from 'vitest/config';
import { ON_DEBIAN } from './anywhere.ts';

/** The unit tests that run on every system: `npx vitest run --config test/anywhere.config.ts`. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    include: ['test/unit/**/*.test.ts'],
    exclude: ON_DEBIAN.map((path) => (path.endsWith('/') ? `${path}**` : path)),
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    allowOnly: false,
    reporters: ['dot'],
  },
});
