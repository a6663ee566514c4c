/// <reference types="astro/client" />

/** What the integration hands to the site's own code; see `src/integration.ts`. */
declare module 'virtual:readout/settings' {
  const settings: import('./integration.ts').Settings;
  export const { site, root, today, preview, desk }: typeof settings;
}

/** What may be published of the content: the collections of `src/content.config.ts`. */
declare module 'virtual:readout/content' {
  type Kept = import('./collections.ts').Collections;
  export const collection: <K extends keyof Kept>(kind: K) => Promise<Kept[K]>;
}

/** The press that a command has begun for the site, where it has. */
declare module 'virtual:readout/press' {
  export const press: import('./pressroom/site-press.ts').Press | undefined;
}
