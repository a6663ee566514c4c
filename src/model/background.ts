import type { Definition, Heading, Link, LinkReference, List, RootContent } from 'mdast';
import { problem, type Problem } from '../problem.ts';
import { safeLink } from './link.ts';
import { nameOf, placeOf, readCode, type AnyNode, type Comment } from './node.ts';
import type { Prose } from './prose.ts';
import { shown } from './shown.ts';

/**
 * The ordinary Markdown after `## Background`, for the web page only: read to the tree that is shown, which holds what was
 * checked and nothing else.
 */

export function isBackground(node: RootContent): boolean {
  if (node.type !== 'heading' || node.depth !== 2) return false;
  const [only, ...more] = node.children;
  return !more.length && only?.type === 'text' && only.value.trim().toLowerCase() === 'background';
}

export interface Background {
  /** Nothing where there are no words. */
  tree: Prose[] | undefined;
  comments: Comment[];
  problems: Problem[];
}

/**
 * @param nodes the heading and everything after it
 * @param where what the text is called, and the level of its heading; those below it are kept as if that were 2
 */
export function backgroundOf(nodes: readonly RootContent[], file: string, where: Where = BACKGROUND): Background {
  const reader = new ProseReader(definitionsIn(nodes), file, where);
  const tree = reader.all(nodes.slice(1));
  return { tree: tree.length ? tree : undefined, comments: reader.comments, problems: reader.problems };
}

interface Where {
  readonly name: string;
  readonly level: 1 | 2;
}

const BACKGROUND: Where = { name: 'background', level: 2 };

/** What references lead to, by their label; the first of two with one label counts. */
function definitionsIn(nodes: readonly AnyNode[]): Map<string, Definition> {
  const found = nodes.flatMap((node): [string, Definition][] => {
    if (node.type === 'definition') return [[node.identifier, node]];
    return 'children' in node ? [...definitionsIn(node.children)] : [];
  });
  return new Map(found.reverse());
}

/** Reads mdast to the part of it that may be shown. A node that it does not know is refused. */
class ProseReader {
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];
  private readonly definitions: ReadonlyMap<string, Definition>;
  private readonly file: string;
  private readonly where: Where;

  constructor(definitions: ReadonlyMap<string, Definition>, file: string, where: Where) {
    this.definitions = definitions;
    this.file = file;
    this.where = where;
  }

  all(nodes: readonly AnyNode[]): Prose[] {
    return nodes.flatMap((node) => this.one(node) ?? []);
  }

  private one(node: AnyNode): Prose | undefined {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return { type: node.type, value: node.value };
      case 'code':
        return { type: 'code', value: node.value, ...(node.lang ? { lang: node.lang } : {}) };
      case 'break':
      case 'thematicBreak':
        return { type: node.type };
      case 'paragraph':
      case 'emphasis':
      case 'strong':
      case 'blockquote':
        return { type: node.type, children: this.all(node.children) };
      case 'heading':
        return this.heading(node);
      case 'listItem':
        return { type: 'listItem', spread: node.spread === true, children: this.all(node.children) };
      case 'list':
        return this.list(node);
      case 'link':
        return this.link(node, node);
      case 'linkReference':
        return this.reference(node);
      case 'definition':
        return void this.checkAddress(node);
      default:
        return void this.other(node);
    }
  }

  private heading(node: Heading): Prose | undefined {
    const { name, level } = this.where;
    const depth = node.depth + 2 - level;
    if (depth > 2 && depth < 7)
      return { type: 'heading', depth: depth as 3 | 4 | 5 | 6, children: this.all(node.children) };
    return void this.refuse(
      node,
      `A heading of level ${node.depth} stands in the ${name}`,
      `Use ${'#'.repeat(level + 1)} or deeper`,
    );
  }

  private list({ ordered, start, spread, children }: List): Prose {
    const from = ordered && typeof start === 'number' ? { start } : {};
    return { type: 'list', ordered: ordered === true, ...from, spread: spread === true, children: this.all(children) };
  }

  private link(node: Link | LinkReference, { url, title }: Pick<Definition, 'url' | 'title'>): Prose | undefined {
    if (node.type === 'link' && !this.checkAddress(node)) return undefined;
    return safeLink(url)
      ? { type: 'link', url, ...(title ? { title } : {}), children: this.all(node.children) }
      : undefined;
  }

  /** The definition is checked where it stands. */
  private reference(node: LinkReference): Prose | undefined {
    const definition = this.definitions.get(node.identifier);
    if (!definition) throw new Error(`${this.file}: a reference to ${node.identifier} without a definition was parsed`);
    return this.link(node, definition);
  }

  private checkAddress(node: Link | Definition): boolean {
    const safe = safeLink(node.url);
    const note = 'Link to an address that begins with https:// or mailto:, with no name or password in it';
    if (!safe) this.refuse(node, `Link goes to "${shown(node.url)}"`, note);
    return safe;
  }

  private other(node: AnyNode): void {
    const code = readCode(node, this.file);
    if (code?.comment) this.comments.push(code.comment);
    else if (code?.problem) this.problems.push(code.problem);
    else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      this.refuse(
        node,
        `<${node.name ?? ''}> stands in the ${this.where.name}`,
        this.where === BACKGROUND
          ? 'Put components before the `## Background` heading'
          : 'Take it out: components stand in briefings',
      );
    else if (node.type === 'image' || node.type === 'imageReference')
      this.refuse(
        node,
        `An image stands in the ${this.where.name}`,
        'Take it out: a page asks nothing of another host',
      );
    else this.refuse(node, `The ${this.where.name} has ${nameOf(node)}`, 'Take it out: it is Markdown without HTML');
  }

  private refuse(node: AnyNode, message: string, note: string): void {
    this.problems.push(problem('mdx-safe', this.file, placeOf(node), message, note));
  }
}
