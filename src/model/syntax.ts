import type { Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { mendable, problem, START, type Fix, type Place, type Problem } from '../problem.ts';
import { markupOfAttribute } from './attribute-markup.ts';
import type { Span } from './brief.ts';
import { singleBlanks } from './blanks.ts';
import { backgroundOf, isBackground } from './background.ts';
import type { Prose } from './prose.ts';
import { safeLink } from './link.ts';
import { parseMdx, splitFrontMatter } from './mdx.ts';
import { shown } from './shown.ts';
import { nameOf, placeOf, readCode, type AnyNode, type Comment } from './node.ts';

/**
 * Reads a briefing's text to a small tree of components, running text and comments, without evaluating anything: what is
 * not the restricted language of a briefing is a problem, and nothing else ever sees the MDX.
 */

/** A component as written; its attributes are plain strings. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  /** Where each attribute stands. */
  places: Record<string, Place>;
  /** Running text and nested components, blanks collapsed but not trimmed. */
  children: (Span | Element)[];
  at: Place;
}

/** What a briefing's text is made of; plain data, so that it can be kept and sent between threads. */
export interface Syntax {
  /** The text between the `---` lines, and the file's line on which it begins. */
  frontMatter: { text: string; firstLine: number } | undefined;
  elements: Element[];
  comments: Comment[];
  background: Prose[] | undefined;
  /** Whether the body was read; where it was not, nothing is said of what it lacks. */
  complete: boolean;
  problems: Problem[];
}

type Jsx = MdxJsxFlowElement | MdxJsxTextElement;

/** Limits on one briefing: remark itself can be hung by an input made to (a long run of `[a](` takes seconds). */
const MAX_BYTES = 256 * 1024;
const MAX_LINE = 10_000;
/** An honest briefing nests some eight deep: a link in a list in a list of the background. */
const MAX_DEPTH = 32;
const TOO_DEEP = `The text is nested over ${MAX_DEPTH} deep`;

/** @param parse as `parseMdx`, for one who knows the tree already */
export function readSyntax(text: string, file: string, parse = parseMdx): Syntax {
  const syntax: Syntax = {
    frontMatter: undefined,
    elements: [],
    comments: [],
    background: undefined,
    complete: false,
    problems: [],
  };
  const tooLarge = limits(text, file, MAX_BYTES);
  if (tooLarge) return { ...syntax, problems: [tooLarge] };
  const { frontMatter, body } = splitFrontMatter(text);
  syntax.frontMatter = frontMatter;
  try {
    const tree = parseTree(parse(body), file, syntax.problems);
    const deep = tree && tooDeep(tree);
    if (deep) syntax.problems.push(problem('mdx-safe', file, placeOf(deep), TOO_DEEP, 'Take the nesting out'));
    if (deep) return syntax;
    if (tree) new Reader(file, syntax).document(tree);
    return { ...syntax, complete: tree !== undefined };
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    // The stack ran out: an honest briefing nests three deep.
    const deep = problem('mdx-safe', file, START, 'The file is nested too deeply to be read', 'Take the nesting out');
    return { ...syntax, elements: [], problems: [deep] };
  }
}

/**
 * The tree of a text without front matter or components, within the same limits as a briefing's; nothing where it has none,
 * the reason being among the problems.
 *
 * @param most how many bytes are read
 */
export function readTree(text: string, file: string, most: number, problems: Problem[]): Root | undefined {
  const tooLarge = limits(text, file, most);
  if (tooLarge) return void problems.push(tooLarge);
  const nested = (at: Place) => void problems.push(problem('mdx-safe', file, at, TOO_DEEP, 'Take the nesting out'));
  try {
    const tree = parseTree(parseMdx(text), file, problems);
    const deep = tree && tooDeep(tree);
    return deep ? nested(placeOf(deep)) : tree;
  } catch (e) {
    if (!(e instanceof RangeError)) throw e;
    return nested(START);
  }
}

/** The first node below {@link MAX_DEPTH}, found without recursion. */
function tooDeep(tree: Root): AnyNode | undefined {
  let level: readonly AnyNode[] = [tree];
  for (let depth = 0; depth <= MAX_DEPTH && level.length; depth++)
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  return level[0];
}

function limits(text: string, file: string, most: number): Problem | undefined {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > most) {
    return problem('schema', file, START, `File has ${bytes} bytes, at most ${most} are read`, 'Shorten the briefing');
  }
  const line = text.split('\n').findIndex((l) => l.length > MAX_LINE) + 1;
  const place = { line, column: 1, endLine: line, endColumn: MAX_LINE + 1 };
  return line ? problem('schema', file, place, `Line has over ${MAX_LINE} characters`, 'Break the line') : undefined;
}

function parseTree(parsed: ReturnType<typeof parseMdx>, file: string, problems: Problem[]): Root | undefined {
  if ('tree' in parsed) return parsed.tree;
  const { line, column, reason } = parsed;
  const place = { line, column, endLine: line, endColumn: column };
  const note = 'Close every component, write attributes as name="text", and a literal { or < as \\{ or \\<';
  problems.push(problem('mdx-safe', file, place, `MDX does not parse: ${reason}`, note));
  return undefined;
}

type Style = Omit<Span, 'kind' | 'text'>;

class Reader {
  private readonly file: string;
  private readonly out: Syntax;

  constructor(file: string, out: Syntax) {
    this.file = file;
    this.out = out;
  }

  private flag(rule: 'mdx-safe' | 'schema', at: Place, message: string, note: string, fix?: Fix): void {
    this.out.problems.push(mendable(problem(rule, this.file, at, message, note), fix));
  }

  document(tree: Root): void {
    const from = tree.children.findIndex(isBackground);
    for (const node of from < 0 ? tree.children : tree.children.slice(0, from)) this.block(node);
    if (from < 0) return;
    const rest = tree.children.slice(from);
    const found = backgroundOf(rest, this.file);
    this.out.background = found.tree;
    for (const comment of found.comments) this.out.comments.push(comment);
    for (const problem of found.problems) this.out.problems.push(problem);
  }

  /** Something at the top of the file: components stand there, alone or several in one paragraph. */
  private block(node: RootContent): void {
    if (node.type === 'mdxJsxFlowElement') {
      this.add(this.element(node));
    } else if (node.type === 'paragraph') {
      for (const child of node.children) {
        if (child.type === 'mdxJsxTextElement') this.add(this.element(child));
        else if (child.type !== 'text' || child.value.trim()) if (!this.code(child)) this.outside(child);
      }
    } else if (!this.code(node)) {
      this.outside(node);
    }
  }

  private add(element: Element | undefined): void {
    if (element) this.out.elements.push(element);
  }

  private outside(node: AnyNode): void {
    const note = 'Put it into a component, or after the `## Background` heading';
    this.flag('schema', placeOf(node), `${capital(nameOf(node))} stands outside any component`, note);
  }

  /** Comments are kept, code is refused; true where the node was either. */
  private code(node: AnyNode): boolean {
    const taken = readCode(node, this.file);
    if (!taken) return false;
    if (taken.comment) this.out.comments.push(taken.comment);
    if (taken.problem) this.out.problems.push(taken.problem);
    return true;
  }

  private element(node: Jsx): Element | undefined {
    const at = placeOf(node);
    if (!node.name) return void this.flag('mdx-safe', at, 'A fragment is not a component', 'Take out <> and </>');
    const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
    const places: Record<string, Place> = Object.create(null) as Record<string, Place>;
    const twice = new Map<string, Place>();
    for (const attribute of node.attributes) {
      const place = 'position' in attribute ? placeOf(attribute) : at;
      const note = 'Attributes are plain strings: name="text"';
      if (attribute.type === 'mdxJsxExpressionAttribute')
        this.flag('mdx-safe', place, `<${node.name}> has a spread attribute`, note);
      else if (typeof attribute.value !== 'string') {
        const fix = this.asString(attribute, place);
        this.flag('mdx-safe', place, `Attribute \`${attribute.name}\` is not a plain string`, note, fix);
      } else if (places[attribute.name]) twice.set(attribute.name, twice.get(attribute.name) ?? place);
      else attributes[attribute.name] = attribute.value;
      if (attribute.type === 'mdxJsxAttribute') places[attribute.name] = place;
    }
    for (const [name, place] of twice)
      this.flag('mdx-safe', place, `Attribute \`${name}\` is given more than once`, 'Keep one');
    const children = node.children.flatMap((child) => this.content(child, {}));
    return { name: node.name, attributes: { ...attributes }, places: { ...places }, children, at };
  }

  /** A number or a string in braces, which says what a plain string would. */
  private asString({ name, value }: MdxJsxAttribute, place: Place): Fix | undefined {
    const [, number, quoted] =
      /^\s*(?:(\d+(?:\.\d+)?)|(["'`])(?:(?!\2)[^\\$\n])*\2)\s*$/.exec(
        typeof value === 'object' && value ? value.value : '',
      ) ?? [];
    if (number === undefined && quoted === undefined) return undefined;
    const said = typeof value === 'object' && value ? value.value.trim() : '';
    const text = markupOfAttribute(name, number ?? said.slice(1, -1));
    return { file: this.file, ...place, text, label: text, safe: true };
  }

  /** Inside a component: running text, emphasis, links, code, and other components. */
  private content(node: AnyNode, style: Style): (Span | Element)[] {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: singleBlanks(node.value), ...style }];
      case 'inlineCode':
        return [{ kind: 'text', text: node.value, ...style, code: true }];
      case 'break':
        return [{ kind: 'text', text: ' ', ...style }];
      case 'emphasis':
        return node.children.flatMap((c) => this.content(c, { ...style, emphasis: true }));
      case 'strong':
        return node.children.flatMap((c) => this.content(c, { ...style, strong: true }));
      case 'paragraph':
        return [
          { kind: 'text', text: ' ' },
          ...node.children.flatMap((c) => this.content(c, style)),
          { kind: 'text', text: ' ' },
        ];
      case 'link':
        if (safeLink(node.url)) return node.children.flatMap((c) => this.content(c, { ...style, href: node.url }));
        this.flag(
          'mdx-safe',
          placeOf(node),
          `Link goes to "${shown(node.url)}"`,
          'Link to an address that begins with https:// or mailto:, with no name or password in it',
        );
        return [];
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const element = this.element(node);
        return element ? [element] : [];
      }
      default:
        if (!this.code(node)) this.notInline(node);
        return [];
    }
  }

  private notInline(node: AnyNode): void {
    const note = 'A component holds emphasis, strong, links and code; ordinary Markdown stands after `## Background`';
    this.flag('mdx-safe', placeOf(node), `A component holds ${nameOf(node)}`, note);
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where an attribute stands; the element itself for one that is absent. */
export const placeOfAttribute = (element: Element, name: string): Place => element.places[name] ?? element.at;
