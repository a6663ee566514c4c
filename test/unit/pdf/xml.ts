/** An element of an XML document, read strictly; text is what stands directly in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const TOKEN = /<\?[^]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(raw: string): string {
  return raw.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name];
    if (!character || !whole.endsWith(';')) throw new Error(`Not an entity: ${whole}`);
    return character;
  });
}

/** Throws on anything that is not well formed, prefixes without a namespace included. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const [whole, closing, name, attributes, empty] = TOKEN.exec(source) ?? [];
    const parent = open.at(-1);
    if (whole === undefined || !parent) throw new Error(`Not well formed at "${source.slice(at, at + 40)}"`);
    if (!name) {
      if (!whole.startsWith('<?')) parent.text += unescaped(whole);
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
    } else {
      const pairs = [...(attributes ?? '').matchAll(/([\w:.-]+)\s*=\s*["']([^"']*)["']/g)];
      const element: XmlElement = {
        name,
        attributes: Object.fromEntries(pairs.map(([, k = '', v = '']) => [k, unescaped(v)])),
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return root;
}

/** Every element under this one with the name, in order. */
export function all(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}
