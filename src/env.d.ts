/// <reference types="astro/client" />

/** What the integration hands to the site's own code; see `src/integration.ts`. */
declare module 'virtual:readout/settings' {
  const settings: import('./integration.ts').Settings;
  export const { site, root, today, preview, desk }: typeof settings;
}

/** The press that a command has begun for the site, where it has. */
declare module 'virtual:readout/press' {
  export const press: import('./pressroom/site-press.ts').Press | undefined;
}
