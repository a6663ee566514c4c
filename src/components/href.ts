/** An address of the site, given from its root, under the path the site is hosted at. */
export const href = (path: `/${string}`): string => import.meta.env.BASE_URL.replace(/\/$/, '') + path;
