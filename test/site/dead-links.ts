import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import PostalMime from 'postal-mime';
import { filesIn } from '../build/command.ts';

/** A whole address, wherever it stands: in a mail, a feed, JSON-LD, a calendar, a table. */
const ABSOLUTE = /https:\/\/[^\s"'<>\\),]*/g;
const ATTRIBUTE = /\s(?:href|src)="([^"]+)"/g;

/**
 * The addresses within a built site that lead nowhere, each with the file it stands in: a page or file that is not there, or
 * a fragment that nothing on its page has. Pages, mails, feeds, data and the search's records are read.
 *
 * @param at where the site stands
 */
export async function deadLinks(
  folder: string,
  at = 'https://readout.example',
): Promise<{ dead: string[]; fragments: number }> {
  const files = await filesIn(folder);
  const dead: string[] = [];
  const fragments = new Set<string>();
  const { origin, pathname } = new URL(at);
  const base = pathname.replace(/\/?$/, '/');
  for (const [name, bytes] of files) {
    for (const address of addressesIn(name, await textOf(name, bytes))) {
      const url = new URL(address.replaceAll('&amp;', '&'), `${at}/${pageOf(name)}`);
      if (url.origin !== origin) continue;
      if (url.hash) fragments.add(url.href);
      const path = decodeURIComponent(url.pathname) + (url.pathname.endsWith('/') ? 'index.html' : '');
      const target = path.startsWith(base) ? files.get(path.slice(base.length))?.toString() : undefined;
      const id = ` id="${decodeURIComponent(url.hash.slice(1))}"`;
      if (target === undefined || (url.hash && !target.includes(id))) dead.push(`${name} → ${address}`);
    }
  }
  return { dead, fragments: fragments.size };
}

const pageOf = (name: string): string => name.replace(/index\.html$/, '');

function addressesIn(name: string, text: string): string[] {
  const absolute = [...text.matchAll(ABSOLUTE)].map(([address]) => address.replace(/[.,;]+$/, ''));
  const own = name.endsWith('.html') ? [...text.matchAll(ATTRIBUTE)].map(([, address]) => address ?? '') : [];
  // The search puts its own root before what it finds.
  const found = name.endsWith('.pf_fragment') ? [`../..${(JSON.parse(text) as { url: string }).url}`] : [];
  return [...absolute, ...own, ...found];
}

const TEXTS = /\.(?:html|xml|json|csv|ics|webmanifest|txt)$/;

/** The text of a file that holds addresses; of a mail, both of its texts; of a folded calendar, its lines whole. */
async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (name.endsWith('.eml')) {
    const { html = '', text = '' } = await PostalMime.parse(bytes);
    return `${html}\n${text}`;
  }
  if (name.endsWith('.pf_fragment'))
    return gunzipSync(bytes)
      .toString()
      .replace(/^pagefind_dcd/, '');
  if (name.endsWith('.ics'))
    return bytes
      .toString()
      .replace(/\r\n[ \t]/g, '')
      .replaceAll('\\n', '\n');
  return TEXTS.test(name) ? bytes.toString() : '';
}

/** A file of a built site as text. */
export const page = (folder: string, path: string): Promise<string> => readFile(`${folder}/${path}index.html`, 'utf8');
