import { posix } from 'node:path';
import { unhashed, type Whereto } from './whereto.ts';

/** The files of its site that a page or a stylesheet loads, as `pairsOf` names them; what it links to is not among them. */
export function loadsOf(path: string, text: string, whereto: Whereto): string[] {
  const named = path.endsWith('.css') ? inStyle(text) : inPage(text);
  const found = named.flatMap((href) => {
    const address = whereto.link(href.replace(/[?#].*$/, ''));
    if (!address || /^[a-z][\w+.-]*:/i.test(address)) return [];
    return [unhashed((address.startsWith('/') ? address : posix.join('/', posix.dirname(path), address)).slice(1))];
  });
  return [...new Set(found)];
}

const inStyle = (css: string): string[] =>
  [...css.matchAll(/url\(\s*(["']?)([^"')]+)\1\s*\)|@import\s+(["'])([^"']+)\3/g)].map(
    ([, , url, , file]) => url ?? file ?? '',
  );

function inPage(html: string): string[] {
  const tags = html.match(/<(?:link|script|img|source|object|embed)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    if (tag.startsWith('<link') && !/\brel="?(?:stylesheet|preload|icon|apple-touch-icon|modulepreload)\b/.test(tag))
      return [];
    const href = /\s(?:href|src|data)="([^"]*)"/.exec(tag)?.[1];
    return href === undefined ? [] : [href];
  });
}
