import { parseHTML } from 'linkedom';

/** A page's HTML as a document. A part of a page is made a page: a mail's HTML may be as little as a paragraph. */
export const documentOf = (html: string): Document => {
  const { document } = parseHTML(/<(?:html|body)[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`);
  return document;
};
