import type { Fault } from './logo.ts';

/** An element's start, or its end. */
export type Token =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly empty: boolean;
      readonly at: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly at: number };

const SPACE = /\s*/y;
const OPEN = /<([A-Za-z_][\w:.-]*)/y;
const CLOSE = /<\/([A-Za-z_][\w:.-]*)\s*>/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*(\/?)>/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));?/gi;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const DECLARED = {
  message: 'The logo declares entities, or its kind of document',
  note: 'Take out everything from <!DOCTYPE to its >: a logo is shapes',
};
const UNREAD = { message: 'The logo is no SVG that can be read here', note: 'Save it as plain SVG' };

/** The elements of an SVG in order, or the first thing in it that is no plain markup. Words between them are passed over. */
export function tokensOf(text: string): Token[] | Fault {
  const tokens: Token[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const passed = (end: string): boolean => {
    const to = text.indexOf(end, at);
    at = to < 0 ? text.length : to + end.length;
    return to >= 0;
  };
  for (take(SPACE); at < text.length;) {
    const begin = at;
    if (text.startsWith('<!--', at)) {
      if (!passed('-->')) return { at: begin, ...UNREAD };
    } else if (text.startsWith('<![CDATA[', at)) {
      if (!passed(']]>')) return { at: begin, ...UNREAD };
    } else if (/^<!/.test(text.slice(at, at + 2))) {
      const declaration = text.slice(at, text.indexOf('>', at) + 1);
      // What every program writes, and what says nothing but that it is SVG.
      if (!/^<!DOCTYPE\s+svg\s+PUBLIC\s+"[^"]*"\s+"[^"]*"\s*>$/.test(declaration)) return { at: begin, ...DECLARED };
      at += declaration.length;
    } else if (text.startsWith('<?', at)) {
      if (!/^<\?xml\s/.test(text.slice(at, at + 6)))
        return {
          at: begin,
          message: 'The logo refers to a style sheet',
          note: 'Take out the line that begins with <?',
        };
      if (!passed('?>')) return { at: begin, ...UNREAD };
    } else if (text[at] === '<') {
      const close = take(CLOSE);
      if (close) {
        tokens.push({ kind: 'close', name: close[1] ?? '', at: begin });
        continue;
      }
      const name = take(OPEN)?.[1];
      if (name === undefined) return { at: begin, ...UNREAD };
      const attributes = new Map<string, string>();
      for (let found = take(ATTRIBUTE); found; found = take(ATTRIBUTE)) {
        const value = plain(found[2] ?? found[3] ?? '');
        if (value === undefined) return { at: begin, ...DECLARED };
        if (attributes.has(found[1] ?? '')) return { at: begin, ...UNREAD };
        attributes.set(found[1] ?? '', value);
      }
      const end = take(END);
      if (!end) return { at, ...UNREAD };
      tokens.push({ kind: 'open', name, attributes, empty: end[1] === '/', at: begin });
    } else {
      const to = text.indexOf('<', at);
      at = to < 0 ? text.length : to;
    }
  }
  return tokens;
}

/** Without references; nothing where one is to what a document declares itself. */
function plain(value: string): string | undefined {
  let unknown = false;
  const said = value.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    const character =
      name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : PREDEFINED[name];
    unknown ||= character === undefined;
    return character ?? '';
  });
  return unknown ? undefined : said;
}
