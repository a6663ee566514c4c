import { base } from 'virtual:readout/settings';

/** An address of the site, given from its root, under the path the site is hosted at. */
export const href = (path: `/${string}`): string => base + path;
