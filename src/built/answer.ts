import { extname } from 'node:path/posix';

/** What a host of plain files answers to an address. */
export interface Answer {
  status: 200 | 301 | 404;
  headers: Readonly<Record<string, string>>;
  /** The file to send, by its path in the site; absent where there is none. */
  file?: string;
}

/** A built site as a host sees it. */
export interface Hosted {
  /** The path it was built for, with a slash at both ends: `/`, `/under/a/path/`. */
  base: string;
  /** Whether there is a file, by its path in the site. */
  has: (path: string) => Promise<boolean>;
  /** The text of `_headers`; empty where there is none. */
  headers: string;
}

/**
 * Answers as hosts do: a folder by its `index.html`, a folder without its slash by sending to it, what is not there by the
 * site's own page for that; with the headers of the file `_headers`. Nothing outside the site is ever named.
 *
 * @param target a request's path with its query, percent-encoded
 */
export async function answerTo(target: string, site: Hosted): Promise<Answer> {
  const [path = '/', query] = target.split(/\?(.*)/s);
  const to = (location: string): Answer => ({
    status: 301,
    headers: { location: query === undefined ? location : `${location}?${query}` },
  });
  if (path === '/' || `${path}/` === site.base) if (site.base !== '/') return to(site.base);
  const inside = path.startsWith(site.base) ? pathIn(path.slice(site.base.length)) : undefined;
  if (inside === undefined) return missing(site);
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (await site.has(file)) return { status: 200, headers: headersOf(file, site), file };
  if (!inside.endsWith('/') && (await site.has(`${inside}/index.html`))) return to(`${path}/`);
  return missing(site);
}

async function missing(site: Hosted): Promise<Answer> {
  const file = '404.html';
  if (!(await site.has(file))) return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  return { status: 404, headers: headersOf(file, site), file };
}

/** A path as its file is named, or nothing where it climbs out of the site or is not UTF-8. */
function pathIn(encoded: string): string | undefined {
  try {
    const path = decodeURIComponent(encoded);
    return /(^|\/)\.{1,2}(\/|$)|[\\\0]|^\/|\/\//.test(path) ? undefined : path;
  } catch (e) {
    if (e instanceof URIError) return undefined;
    throw e;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.eml': 'message/rfc822',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

function headersOf(file: string, { headers }: Hosted): Record<string, string> {
  return { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream', ...declaredFor(`/${file}`, headers) };
}

/** What `_headers` declares for a path: under each pattern, in which `*` is anything, lines of `Name: value`. */
function declaredFor(path: string, text: string): Record<string, string> {
  const declared: Record<string, string> = {};
  let fits = false;
  for (const line of text.split('\n')) {
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (!header) fits = matches(path, line.trim());
    else if (fits) declared[(header[1] ?? '').toLowerCase()] = header[2] ?? '';
  }
  return declared;
}

const matches = (path: string, pattern: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
