import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Paper } from '../../../src/model/site.ts';
import type { Content } from './content.ts';

const FORMATS: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'Letter' };
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

export interface Browser {
  /** Opens the content as a page of its own, as a built site has it, and prints it on both papers, tagged. */
  print: (content: Content) => Promise<Record<Paper, Uint8Array>>;
  close: () => Promise<void>;
}

/** @param root the project's folder, whose faces the page loads */
export async function openChromium(root: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGS });
  const page = await browser.newPage();
  const template = readFileSync(join(import.meta.dirname, 'sheet.html'), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'readout-bench-'));
  const styled = template.replaceAll('../../../src/fonts', pathToFileURL(join(root, 'src/fonts')).href);
  const print = (paper: Paper): Promise<Uint8Array> => page.pdf({ format: FORMATS[paper], tagged: true });
  return {
    print: async (content) => {
      const file = join(folder, 'sheet.html');
      writeFileSync(
        file,
        styled.replace('<body></body>', () => `<body>${bodyOf(content)}</body>`),
      );
      await page.goto(pathToFileURL(file).href);
      return { a4: await print('a4'), letter: await print('letter') };
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const e = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const each = <T>(list: readonly T[], make: (x: T) => string): string => list.map(make).join('');

function bodyOf({ w, footer, ...c }: Content): string {
  const plate = `<b class="plate">${e(c.label)}</b>`;
  const row = ([actor = '', wants = '', offers = '']: readonly string[]): string =>
    `<tr><th scope="row">${e(actor)}</th><td>${e(wants)}</td><td>${e(offers)}</td></tr>`;
  return `<header><p><b>${e(c.desk)}</b><br><small>${e(c.dateline)}</small></p>${plate}</header>
<h1>${e(c.title)}</h1>
<section class="line"><h2>${e(w.bottomLine)}</h2><p>${e(c.bottomLine)}</p></section>
<p><b>${e(w.whyItMatters)}</b> ${e(c.why)}</p>
<h2>${e(w.keyFacts)}</h2><ul>${each(c.facts, (f) => `<li><small>${e(f.on)}</small> ${e(f.text)}</li>`)}</ul>
<h2>${e(w.positions)}</h2>
<table><thead><tr>${each(w.heads, (h) => `<th scope="col">${e(h)}</th>`)}</tr></thead><tbody>${each(c.positions, row)}</tbody></table>
${each(c.quotes, (q) => `<blockquote><b>${e(w.quotes)}</b> <i>“${e(q.text)}”</i> — ${e(q.by)}</blockquote>`)}
<h2>${e(w.outlook)}</h2>${each(c.outlook, (o) => `<p><b>${e(o.lead)}</b> ${e(o.text)} <small>${e(o.note)}</small></p>`)}
<div class="row">${each(c.scenarios, (s) => `<div><p><b>${e(s.lead)}</b><br>${e(s.text)}</p></div>`)}</div>
<div class="row"><div><h2>${e(w.watch)}</h2>${each(c.watch, (x) => `<p><small>${e(x.on)}</small> ${e(x.text)}</p>`)}</div>
<div><h2>${e(w.gaps)}</h2><ul>${each(c.gaps, (g) => `<li>${e(g)}</li>`)}</ul></div></div>
<h2>${e(w.sources)}</h2>
<ol>${each(c.sources, (s) => `<li><small><a href="${e(s.href)}">${e(s.title)}</a>, ${e(s.detail)}</small></li>`)}</ol>
<footer><figure role="img" aria-label="${e(footer.code)}">${c.qr}</figure>
<p><small><a href="${e(footer.href)}">${e(footer.address)}</a><br>${footer.lines.map(e).join('<br>')}</small></p>${plate}</footer>`;
}
