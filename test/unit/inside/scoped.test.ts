import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoped } from '../../../src/inside/scoped.ts';

const STYLES = join(import.meta.dirname, '../../../src/styles');

/** On one line, so that white space says nothing. */
const line = (css: string): string => scoped(css).replace(/\s+/g, ' ').trim();

describe('A style sheet for what stands within one element', () => {
  it.each([
    ['h1 { margin: 0 }', ':where(.readout) { h1 { margin: 0 }}'],
    [':root { --ink: #000 }', ':where(.readout) { & { --ink: #000 }}'],
    ['html, body { color: red }', ':where(.readout) { &, & { color: red }}'],
    ['main > p { margin: 0 }', ':where(.readout) { &:not(_) > p { margin: 0 }}'],
    ['main:has(> .a) > :not(.b) { x: y }', ':where(.readout) { &:not(_):has(> .a) > :not(.b) { x: y }}'],
    ['.main, .a-body, [id=html] { x: y }', ':where(.readout) { .main, .a-body, [id=html] { x: y }}'],
    ['@media print { body { x: y } }', ':where(.readout) { @media print { & { x: y } }}'],
    [
      '@layer a, b; @page { margin: 1mm } p { x: y }',
      '@layer a, b; @page { margin: 1mm } :where(.readout) { p { x: y }}',
    ],
    ['/* body { } */ p { x: y }', ':where(.readout) { p { x: y }}'],
    ['p { grid-area: main; animation: body }', ':where(.readout) { p { grid-area: main; animation: body }}'],
  ])('%s', (css, expected) => {
    expect(line(css)).toBe(expected);
  });

  it('says nothing of the page in any of ours', async () => {
    const names = (await readdir(STYLES)).filter((n) => n.endsWith('.css') && !['fonts.css', 'site.css'].includes(n));
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const css = scoped(await readFile(join(STYLES, name), 'utf8'));
      const selectors = [...css.matchAll(/([^{};]+)\{/g)].map(([, s = '']) => s.trim());
      expect(
        selectors.filter((s) => !s.startsWith('@') && /(?<![\w.#-])(:root|html|body|main)(?![\w-])/.test(s)),
      ).toEqual([]);
      expect(css.split('{').length, name).toBe(css.split('}').length);
    }
  });
});
