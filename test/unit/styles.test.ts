import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** A stylesheet or the style of a component, without its comments. */
interface Style {
  readonly name: string;
  readonly css: string;
}

const bare = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');

const sheets = readdirSync(join(SRC, 'styles')).map((name): Style => ({
  name,
  css: bare(readFileSync(join(SRC, 'styles', name), 'utf8')),
}));

const inComponents = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.astro') && statSync(join(SRC, name)).isFile())
  .flatMap((name) =>
    [...readFileSync(join(SRC, name), 'utf8').matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
      ([, css = '']): Style => ({ name, css: bare(css) }),
    ),
  );

/** Declarations that say left, right, top or bottom, or four sides in that order, of which two differ. */
const PHYSICAL = [
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b[^;]*/g,
  /(?<=[{;]\s*)(?:left|right|top|bottom)\s*:[^;]*/g,
  /\b(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/g,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b[^;]*/g,
];

/** The values of a shorthand, a function being one. */
const valuesOf = (text: string): string[] => text.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];

function physicalIn(css: string): string[] {
  const named = PHYSICAL.flatMap((pattern) => [...css.matchAll(pattern)].map(([found]) => found.trim()));
  const sided = [...css.matchAll(/(?<=[{;]\s*)(?:margin|padding|inset|border-width)\s*:([^;}]*)/g)]
    .filter(([, values = '']) => valuesOf(values).length > 3 && valuesOf(values)[1] !== valuesOf(values)[3])
    .map(([found]) => found.trim());
  return [...named, ...sided];
}

describe('A style', () => {
  it('names no side of the page: what is set from the right is the mirror of what is set from the left', () => {
    const found = [...sheets, ...inComponents].flatMap(({ name, css }) => physicalIn(css).map((p) => `${name}: ${p}`));
    expect(found).toEqual([]);
  });

  it('a check of that sees each way to name one', () => {
    const ways = ['margin-left: 1px', 'left: 0', 'text-align: right', 'float: left', 'padding: 0 1px 0 2px'];
    const fine = ['margin: 1px 2px', 'padding: 0 1px 0 1px', 'inset-inline-start: 0', 'text-align: start'];
    expect(ways.filter((way) => physicalIn(`a { ${way}; }`).length === 0)).toEqual([]);
    expect(fine.filter((way) => physicalIn(`a { ${way}; }`).length > 0)).toEqual([]);
  });

  it('stands in a layer, so that none outdoes another by a longer selector', () => {
    const site = sheets.find(({ name }) => name === 'site.css')?.css ?? '';
    const imports = [...site.matchAll(/@import '\.\/([\w-]+\.css)'([^;]*)/g)];
    const loose = imports.filter(([, , layer = '']) => !/layer\(\w+\)/.test(layer)).map(([, name]) => name);
    expect(loose).toEqual(['fonts.css']);
    const named = new Set(imports.map(([, name]) => name));
    const outside = sheets.filter(
      ({ name, css }) => name !== 'site.css' && !named.has(name) && !/@layer \w+ \{/.test(css),
    );
    expect(outside.map(({ name }) => name)).toEqual([]);
  });

  it('has words for a browser that knows no alternative text of what it writes', () => {
    const without = [...sheets, ...inComponents].flatMap(({ name, css }) =>
      [...css.matchAll(/(content: [^;]*?) \/ [^;]*;/g)]
        .filter(([whole, plain = '']) => !css.includes(`${plain};\n`) || css.indexOf(`${plain};`) > css.indexOf(whole))
        .map(([whole]) => `${name}: ${whole}`),
    );
    expect(without).toEqual([]);
  });
});
