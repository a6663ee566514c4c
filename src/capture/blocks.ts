import { superscript } from './superscript.ts';

/** A paragraph of a document made of elements. */
interface Block {
  readonly text: string;
  /** Whether it follows the one before without a blank line: an item of a list, a row of a table, a line after a break. */
  readonly tight: boolean;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
/** What a reader of the page sees no words of. */
const UNSEEN = new Set(
  'script style noscript template head svg iframe object canvas button select textarea'.split(' '),
);
const TIGHT = new Set(['li', 'tr', 'dt', 'dd']);

/** The words below an element as captured text: a line is a paragraph, a row of a table is one with tabs between its cells. */
export function textOf(root: Element): string {
  return blocksOf(root)
    .map(({ text, tight }, i) => `${i === 0 ? '' : tight ? '\n' : '\n\n'}${text}`)
    .join('');
}

function blocksOf(root: Element): Block[] {
  const walk = new Walk();
  walk.children(root);
  walk.end(false);
  return walk.blocks;
}

class Walk {
  readonly blocks: Block[] = [];
  private words = '';
  private tight = false;
  private kept = 0;

  children(element: Node): void {
    for (const node of element.childNodes) this.node(node);
  }

  /** Ends the paragraph. @param tight whether what comes now stands close under it */
  end(tight: boolean): void {
    for (const line of this.words.split('\n')) {
      const text = line.replaceAll('\u00AD', '').trim();
      if (!text) continue;
      this.blocks.push({ text, tight: this.tight });
      this.tight = true;
    }
    this.words = '';
    this.tight = tight;
  }

  private node(node: Node): void {
    if (node.nodeType === 3) this.add(node.nodeValue ?? '');
    if (node.nodeType === 1) this.element(node as Element);
  }

  private add(text: string): void {
    this.words += this.kept ? text.replace(/\r\n?/g, '\n') : text.replace(/[ \t\r\n\f]+/g, ' ');
  }

  private element(element: Element): void {
    const name = element.localName.toLowerCase();
    if (UNSEEN.has(name) || element.hasAttribute('hidden')) return;
    if (name === 'br') this.words += '\n';
    else if (name === 'sup') this.words += superscript(element.textContent);
    else if (BLOCKS.has(name)) this.block(element, name);
    else this.children(element);
  }

  private block(element: Element, name: string): void {
    this.end(TIGHT.has(name) && isAfterSibling(element));
    const cells = name === 'tr' ? rowOf(element) : undefined;
    if (cells) this.words += cells.join('\t');
    else if (name === 'pre') {
      this.kept++;
      this.children(element);
      this.kept--;
    } else this.children(element);
    this.end(false);
  }
}

const isAfterSibling = (element: Element): boolean =>
  element.previousElementSibling?.localName === element.localName || /^d[td]$/i.test(element.localName);

/** The cells of a row of data; nothing of a row that only lays out a page. */
function rowOf(row: Element): string[] | undefined {
  const cells = [...row.children].map(blocksOf);
  if (cells.some((blocks) => blocks.length > 1)) return undefined;
  return cells.map(([block]) => block?.text ?? '');
}
