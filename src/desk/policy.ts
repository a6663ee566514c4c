/**
 * What the desk may load: its own files, and pictures and PDFs that it made itself; no inline script or style. It asks its own
 * host alone, for its own files and, with a server, for the folder's.
 */
export const DESK_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  'frame-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What is sent with each of the desk's files. */
export const DESK_HEADERS = {
  'content-security-policy': `${DESK_POLICY}; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** The same as lines of a `_headers` file. */
export const DESK_HEADER_LINES = Object.entries(DESK_HEADERS)
  .map(([header, value]) => `  ${header}: ${value}\n`)
  .join('');
