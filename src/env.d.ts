/// <reference types="astro/client" />

/** What the integration hands to the site's own code; see `src/integration.ts`. */
declare module 'virtual:readout/settings' {
  const settings: import('./integration.ts').Settings;
  export const { site, root, today, preview }: typeof settings;
}
