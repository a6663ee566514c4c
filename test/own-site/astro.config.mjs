import { defineConfig } from 'astro/config';
import readout from 'readout/astro';

export default defineConfig({
  site: 'https://quay.example',
  base: '/paper',
  integrations: [
    readout({ folder: 'briefings', base: '/briefings', components: { Page: './src/OurPage.astro' } }),
    readout({ folder: 'lage', base: '/de/lage' }),
  ],
});
