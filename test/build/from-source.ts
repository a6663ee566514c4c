import { registerHooks } from 'node:module';

/** Lets a program import `readout` as it will from the package, of the sources here. */
const SOURCES: Readonly<Record<string, string>> = { readout: 'index.ts', 'readout/schema': 'schema.ts' };

registerHooks({
  resolve: (specifier, context, next) => {
    const file = SOURCES[specifier];
    return file === undefined
      ? next(specifier, context)
      : { url: new URL(`../../src/${file}`, import.meta.url).href, shortCircuit: true };
  },
});
