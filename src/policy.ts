/**
 * What a page of the site may load: its own host's files and nothing else, no inline script or style, no frame around it.
 * Said in the page itself, for any static host, and in `_headers`, for hosts that read it; `frame-ancestors` holds in a
 * header alone. `wasm-unsafe-eval` is for the search, whose index is read by WebAssembly.
 */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/**
 * The policy of `dev`, sent as a header: that of the built site, but for styles, which the development server puts into the
 * page itself.
 */
export const DEV_POLICY =
  POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") + "; frame-ancestors 'none'";

/** Of every file of the site. */
const EVERYWHERE = `  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), microphone=(), geolocation=()
`;

const KEPT = `/fonts/*
  Cache-Control: public, max-age=604800
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

const SITE_POLICY = `  Content-Security-Policy: ${POLICY}; frame-ancestors 'none'\n`;

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others read. Kept for ever is only what has a hash of itself in its
 * name; a font is asked for again after a week, since a new release may cut it otherwise under the same name.
 */
export const HEADERS = `/*\n${SITE_POLICY}${EVERYWHERE}${KEPT}`;

/**
 * The same for a site with a desk, which has a policy of its own. Hosts make one header of all that rules say of a path, and of
 * two policies both hold: each path has one rule that says a policy.
 *
 * @param names of the files and folders that the site's root holds
 * @param lines of the desk's own headers
 */
export function headersWithDesk(names: readonly { name: string; isFolder: boolean }[], lines: string): string {
  const rules = names
    .filter(({ name }) => name !== 'desk' && !name.startsWith('_'))
    .map(({ name, isFolder }) => `/${name}${isFolder ? '/*' : ''}\n${SITE_POLICY}`);
  return `/*\n${EVERYWHERE}/\n${SITE_POLICY}${rules.join('')}/desk/*\n${lines}${KEPT}`;
}
