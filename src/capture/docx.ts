import { strFromU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { cut } from './differences.ts';
import type { Extraction } from './extracted.ts';
import { raisedDigits, superscript } from './superscript.ts';
import { versionOf } from './versions.ts';

/** Above this the parts of a document that hold words are not unpacked, in bytes. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * The words of a Word document as they read with all tracked changes accepted: paragraphs, tables a line a row, notes after the
 * text. What Word makes itself or keeps elsewhere (numbers of lists, heads and feet of pages, comments) is told, not taken.
 */
export async function fromWord(bytes: Uint8Array): Promise<Extraction> {
  const parts = partsOf(bytes);
  if (typeof parts === 'string') return { refused: parts };
  if (!parts['word/document.xml'] && !Object.keys(parts).some((name) => /^word\/document\d*\.xml$/.test(name)))
    return { refused: 'is damaged: the part that holds its words is missing; get it again' };
  const { document, messages } = await read(parts);
  const text = new Words(document);
  return {
    text: text.all(),
    by: versionOf('mammoth'),
    notes: [...changesIn(parts), ...text.notes(), ...keptElsewhere(parts), ...messages],
  };
}

type Parts = Record<string, Uint8Array>;

/** Only what holds words is unpacked: no pictures, no programs, nothing that refers elsewhere. */
function partsOf(bytes: Uint8Array): Parts | string {
  let all = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels))$/.test(name))
        return false;
      all += originalSize;
      return all <= MOST_UNPACKED;
    },
  });
  return all <= MOST_UNPACKED
    ? parts
    : `has ${all} bytes of words when unpacked, and at most ${MOST_UNPACKED} are read: part it`;
}

/** A node of mammoth’s own document. */
interface Node {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly breakType?: string;
  readonly checked?: boolean;
  readonly verticalAlignment?: string;
  readonly numbering?: { readonly isOrdered: boolean } | null;
  readonly noteType?: string;
  readonly noteId?: string;
}

interface WordDocument extends Node {
  readonly notes: { resolve: (reference: Node) => { readonly body: readonly Node[] } | undefined };
}

async function read(parts: Parts): Promise<{ document: WordDocument; messages: string[] }> {
  const packed = zipSync(parts, { level: 0 });
  let document: WordDocument | undefined;
  const { messages } = await mammoth.convertToHtml(
    // In a browser it looks for the one, in Node for the other.
    { arrayBuffer: packed.buffer, buffer: packed } as unknown as { arrayBuffer: ArrayBuffer },
    {
      transformDocument: (whole: WordDocument) => {
        document = whole;
        return { ...whole, children: [] };
      },
    },
  );
  if (!document) throw new Error('it holds no document');
  const ignored = messages.map((m) => m.message).filter((m) => m.startsWith('An unrecognised element was ignored'));
  const lost = ignored
    .map((m) => m.replace(/.*: /, ''))
    .filter((name) => /^(?:m|w):/.test(name) && !/moveFrom|Range|Pr$/.test(name));
  return {
    document,
    messages: [...new Set(lost)].map(
      (name) => `Left out, what Word calls ${name}${name.startsWith('m:') ? ' (a formula)' : ''}`,
    ),
  };
}

class Words {
  private readonly document: WordDocument;
  private readonly references: Node[] = [];
  private pictures = 0;
  private comments = 0;
  private numbered = 0;

  constructor(document: WordDocument) {
    this.document = document;
  }

  all(): string {
    const text = this.blocks(this.document.children ?? []);
    const notes: string[] = [];
    // A note may refer to another.
    for (let at = 0; at < this.references.length; at++) {
      const reference = this.references[at];
      const body = reference && this.document.notes.resolve(reference)?.body;
      if (body) notes.push(`${raisedDigits(at + 1)} ${this.blocks(body).join('\n').trim()}`);
    }
    return [...text, ...notes].join('\n\n');
  }

  notes(): string[] {
    return [
      ...(this.numbered
        ? [`The numbers that Word gives to ${this.numbered} paragraphs itself are not in the text`]
        : []),
      ...(this.comments ? [`${this.comments === 1 ? 'A comment is' : `${this.comments} comments are`} left out`] : []),
      ...(this.pictures
        ? [
            `${this.pictures === 1 ? 'A picture is' : `${this.pictures} pictures are`} left out, with whatever words ${this.pictures === 1 ? 'it shows' : 'they show'}`,
          ]
        : []),
    ];
  }

  private blocks(nodes: readonly Node[]): string[] {
    return nodes.flatMap((node) => {
      if (node.type === 'table') return this.table(node);
      if (node.type === 'paragraph') {
        if (node.numbering?.isOrdered) this.numbered++;
        const text = this.inline(node)
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
          .join('\n');
        return text ? [text] : [];
      }
      return node.children ? this.blocks(node.children) : [];
    });
  }

  /** A line a row; a row with a cell of several paragraphs lays them out, and they stand for themselves. */
  private table({ children = [] }: Node): string[] {
    const found: { text: string; isRow: boolean }[] = [];
    for (const row of children) {
      const cells = (row.children ?? []).map((cell) => this.blocks(cell.children ?? []));
      if (cells.every((blocks) => blocks.length <= 1 && !blocks[0]?.includes('\n')))
        found.push({
          text: cells
            .map(([text]) => text ?? '')
            .join('\t')
            .trimEnd(),
          isRow: true,
        });
      else for (const text of cells.flat()) found.push({ text, isRow: false });
    }
    const out: string[] = [];
    let inRows = false;
    for (const { text, isRow } of found.filter(({ text }) => text)) {
      if (isRow && inRows) out.push(`${out.pop() ?? ''}\n${text}`);
      else out.push(text);
      inRows = isRow;
    }
    return out;
  }

  private inline(node: Node): string {
    switch (node.type) {
      case 'text':
        return (node.value ?? '').replaceAll('\u00AD', '');
      case 'tab':
        return '\t';
      case 'break':
        return '\n';
      case 'checkbox':
        return node.checked ? '☒' : '☐';
      case 'noteReference':
        return raisedDigits(this.references.push(node));
      case 'commentReference':
        this.comments++;
        return '';
      case 'image':
        this.pictures++;
        return '';
      default: {
        const text = (node.children ?? []).map((child) => this.inline(child)).join('');
        return node.verticalAlignment === 'superscript' ? superscript(text) : text;
      }
    }
  }
}

const xml = (parts: Parts, name: RegExp): string =>
  Object.keys(parts)
    .filter((part) => name.test(part))
    .map((part) => strFromU8(parts[part] ?? new Uint8Array()))
    .join('\n');

const WORDS = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g;
const DELETED = /<w:delText(?: [^>]*)?>([^<]*)<\/w:delText>/g;

const inside = (text: string, pattern: RegExp): string =>
  [...text.matchAll(pattern)]
    .map((m) => m[1] ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

function changesIn(parts: Parts): string[] {
  const text = xml(parts, /^word\/(?:document\d*|footnotes|endnotes)\.xml$/);
  const deleted = inside(text, DELETED);
  const changed = /<w:(?:ins|del|moveFrom|moveTo)\s/.test(text);
  return [
    ...(changed
      ? [`Its tracked changes are accepted${deleted ? `; deleted, and so left out: “${cut(deleted)}”` : ''}`]
      : []),
    ...(/<w:vanish(?:\s*\/|>| w:val="(?:1|true|on)")/.test(text)
      ? ['Some of its words are hidden in Word, and are in the text']
      : []),
  ];
}

function keptElsewhere(parts: Parts): string[] {
  const said = inside(xml(parts, /^word\/(?:header|footer)\d*\.xml$/), WORDS);
  return said ? [`Heads and feet of its pages are left out: “${cut(said)}”`] : [];
}
