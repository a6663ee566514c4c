/// <reference types="astro/client" />

/** What the integration hands to the site's own code; see `src/integration.ts`. */
declare module 'virtual:readout/settings' {
  const settings: import('./integration.ts').Settings;
  export const { site, base, root, today, preview, desk, inside, search }: typeof settings;
}

/** What may be published of the content: the collections of `src/content.config.ts`. */
declare module 'virtual:readout/content' {
  type Kept = import('./collections.ts').Collections;
  export const collection: <K extends keyof Kept>(kind: K) => Promise<Kept[K]>;
}

/** What makes the bytes of all of the site's addresses: the press that a command has begun, where it has; and of its own what no command begins. */
declare module 'virtual:readout/press' {
  export const press: import('./pressroom/site-press.ts').Press;
  export const own: import('./pressroom/site-press.ts').DevPress;
}
