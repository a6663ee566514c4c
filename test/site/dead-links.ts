import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import PostalMime from 'postal-mime';
import { filesIn } from '../build/command.ts';

/** An address of the site, wherever it stands: in a mail, a feed, JSON-LD, a calendar, a table. */
const ABSOLUTE = /https:\/\/readout\.example[^\s"'<>\\),]*/g;
const ATTRIBUTE = /\s(?:href|src)="([^"]+)"/g;

/**
 * The addresses within a built site that lead nowhere, each with the file it stands in: a page or file that is not there, or
 * a fragment that nothing on its page has. Pages, mails, feeds, data and the search's records are read.
 */
export async function deadLinks(folder: string): Promise<{ dead: string[]; fragments: number }> {
  const files = await filesIn(folder);
  const dead: string[] = [];
  const fragments = new Set<string>();
  for (const [name, bytes] of files) {
    for (const address of addressesIn(name, await textOf(name, bytes))) {
      const url = new URL(address.replaceAll('&amp;', '&'), `https://readout.example/${pageOf(name)}`);
      if (url.origin !== 'https://readout.example') continue;
      if (url.hash) fragments.add(url.href);
      const path = decodeURIComponent(url.pathname.slice(1)) + (url.pathname.endsWith('/') ? 'index.html' : '');
      const target = files.get(path)?.toString();
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
  const found = name.endsWith('.pf_fragment') ? [(JSON.parse(text) as { url: string }).url] : [];
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
