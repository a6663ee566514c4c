import type { Entry, Reading } from './change.ts';
import type { Whereto } from './whereto.ts';

/** What a file for programs says, field by field or line by line; nothing where it is no text. */
export function dataReading(name: string, text: string, whereto: Whereto): Reading {
  if (/\.(?:json|webmanifest)$/.test(name)) return { lang: '', parts: { fields: flattened(text, whereto) } };
  if (/\.xml$/.test(name)) return { lang: '', parts: { words: xmlLines(text, whereto) } };
  if (/\.ics$/.test(name)) return { lang: '', parts: { words: events(text, whereto) } };
  if (/\.css$/.test(name)) return { lang: '', parts: { words: lines(styles(text, whereto), whereto) } };
  if (/\.svg$/.test(name)) return { lang: '', parts: { words: lines(text.replace(/(?<=>)/g, '\n'), whereto) } };
  return { lang: '', parts: { words: lines(text, whereto) } };
}

/** A stylesheet, a rule a line, with the files that it loads as they are called in any site. */
const styles = (css: string, { link }: Whereto): string =>
  css
    .replace(/(url\(\s*["']?)([^"')]+)/g, (_, open: string, href: string) => `${open}${link(href)}`)
    .replace(/(?<=})/g, '\n');

/** Whether a file is one for programs that is compared by what it says. */
export const isData = (name: string): boolean =>
  /\.(?:json|webmanifest|xml|ics|csv|txt|md|css|svg)$|(?:^|\/)_headers$/.test(name);

const lines = (text: string, whereto: Whereto): Entry[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ text: whereto.text(line) }));

/** A calendar's events, each in one line, and what stands outside them. */
const events = (text: string, whereto: Whereto): Entry[] =>
  lines(
    text
      .replace(/\r?\n[ \t]/g, '')
      .replace(/BEGIN:VEVENT[^]*?END:VEVENT/g, (event) => event.split(/\r?\n/).slice(1, -1).join('; ')),
    whereto,
  );

/** The values of JSON, each under its path; what has a name of its own in a list is known by it, not by its place. */
export function flattened(json: string, whereto: Whereto): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (e) {
    if (e instanceof SyntaxError) return lines(json, whereto);
    throw e;
  }
  const found: Entry[] = [];
  const walk = (at: string, part: unknown): void => {
    if (Array.isArray(part)) part.forEach((one: unknown) => walk(`${at}[${nameIn(one, whereto) ?? ''}]`, one));
    else if (typeof part === 'object' && part !== null)
      for (const [name, one] of Object.entries(part)) walk(at ? `${at}.${name}` : name, one);
    else found.push({ under: at, text: whereto.text(unmarked(String(part))) });
  };
  walk('', value);
  return found;
}

const NAMES = ['id', '@id', 'slug', 'url', 'name'];

function nameIn(value: unknown, whereto: Whereto): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Record<string, unknown>;
  const name = NAMES.map((key) => fields[key]).find((one) => typeof one === 'string' || typeof one === 'number');
  return name === undefined
    ? undefined
    : whereto.text(String(name as string | number)).replace(/^https?:\/\/[^/]+(?=\/)/, '');
}

/** HTML in a field as its words, which stand on pages too. */
const unmarked = (text: string): string =>
  /<\/(?:p|li|h\d|div)>/.test(text)
    ? text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
    : text;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  '#x3C': '<',
  '#x26': '&',
};

/** XML as lines of words and tags: what is in a tag beside it. */
function xmlLines(xml: string, whereto: Whereto): Entry[] {
  const found: Entry[] = [];
  const open: string[] = [];
  for (const [, tag = '', words = ''] of xml.matchAll(/<([^>]*)>([^<]*)/g)) {
    const [name = ''] = tag.split(/\s/);
    if (name.startsWith('/')) open.pop();
    else if (!/^[?!]/.test(name) && !tag.endsWith('/')) open.push(name);
    const under = open.slice(-2).join(' ');
    if (/[=]/.test(tag)) found.push({ under, text: whereto.text(`<${tag}>`) });
    const text = words.trim().replace(/&(\w+|#x[\dA-F]+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
    if (text) found.push({ under, text: whereto.text(unmarked(text)) });
  }
  return found;
}
