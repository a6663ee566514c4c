import { defineConfig } from 'astro/config';
import { astroConfig } from './src/astro.ts';
import { keepToThisMachine } from './src/cli/environment.ts';
import { givenOf } from './src/cli/given.ts';

keepToThisMachine();

// Astro's own tools (`astro check`, `astro sync`) see the sample site; the commands in src/cli name any folder.
export default defineConfig(astroConfig(await givenOf('briefings')));
