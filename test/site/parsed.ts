import type { Page } from 'playwright-core';

/** An element as Chromium's XML parser sees it; a name in a namespace leads with the prefix that is usual for it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All its text, resolved. */
  readonly text: string;
}

/** Markup as Chromium's HTML parser sees it. */
export interface Markup {
  /** The tags as they were written, and as the parser's tree has them: the same where everything is closed and in place. */
  readonly written: readonly string[];
  readonly seen: readonly string[];
  readonly attributes: readonly { readonly on: string; readonly name: string; readonly value: string }[];
  /** What a reader reads, blanks as they are. */
  readonly text: string;
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
};

/** An XML document's root as a browser reads it, or what the browser says is wrong with it. */
export async function parseXml(page: Page, xml: string): Promise<XmlElement | string> {
  return page.evaluate(
    ([text, prefixes]) => {
      const document = new DOMParser().parseFromString(text, 'application/xml');
      const error = document.querySelector('parsererror');
      if (error) return error.textContent ?? 'parsererror';
      const nameOf = ({ namespaceURI: ns, localName }: Element) =>
        ns === null ? localName : `${prefixes[ns] ?? `{${ns}}`}${localName}`;
      const read = (element: Element): XmlElement => ({
        name: nameOf(element),
        attributes: Object.fromEntries([...element.attributes].map((a) => [a.name, a.value])),
        children: [...element.children].map(read),
        text: element.textContent ?? '',
      });
      return read(document.documentElement);
    },
    [xml, PREFIXES] as const,
  );
}

/** Pieces of HTML as a browser reads them. */
export async function parseHtml(page: Page, pieces: readonly string[]): Promise<Markup[]> {
  return page.evaluate((all) => {
    const tags = (html: string) => [...html.matchAll(/<(\/?[a-z][^\s/>]*)/gi)].map((m) => (m[1] ?? '').toLowerCase());
    return all.map((html) => {
      const { body } = new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html');
      const attributes = [...body.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].map(({ name, value }) => ({ on: element.localName, name, value })),
      );
      return { written: tags(html), seen: tags(body.innerHTML), attributes, text: body.textContent ?? '' };
    });
  }, pieces);
}
