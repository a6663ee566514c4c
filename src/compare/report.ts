import { alikeFiles } from './alike.ts';
import type { Change } from './change.ts';
import { isSilent, type Comparison, type FileChange, type Shared } from './compared.ts';
import { KINDS, type Kind } from './files.ts';
import type { Told } from './json.ts';
import type { Pictured, PictureFile } from './pictured.ts';
import { TOLERANCE } from './pixels.ts';
import { layoutLines, LEADS, numbered, onWhat, silence, tallyOf, TITLES } from './told.ts';

/** What a report is made of. */
export interface Reported {
  readonly comparison: Comparison;
  readonly old: Told;
  readonly new: Told;
  /** By names of files. */
  readonly pictures: ReadonlyMap<string, Pictured>;
  /** What two versions find wrong in the folder, as lines. */
  readonly problems: readonly string[];
  /** Sentences on how it was made. */
  readonly notes: readonly string[];
}

/** The report as a page that needs no script, no server and no other host. */
export function reportPage(reported: Reported): string {
  const { comparison, old, new: now, problems, notes } = reported;
  const kinds = KINDS.filter((kind) => comparison.changed.some((file) => file.kind === kind));
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>What changes from ${text(old.name)} to ${text(now.name)}</title>
<link rel="stylesheet" href="fonts.css"><link rel="stylesheet" href="report.css"></head><body>
<header><p class="kicker">Readout compare</p><h1>What changes</h1>
<dl class="sides">${side('Old', old)}${side('New', now)}</dl>
<p>${standfirst(comparison)}</p>
<p class="private">This report holds what both sites hold, and is as confidential as they are.</p></header>
${contents(comparison, kinds)}
<main>
${problemsSection(problems)}
${sharedSection(comparison.shared)}
${kinds.map((kind) => kindSection(kind, reported)).join('\n')}
</main>
<footer>${notes.map((note) => `<p>${text(note)}</p>`).join('\n')}
<p>In a picture of differences what went is red and what came is blue. A pixel differs where a channel of its colour does by more than ${TOLERANCE} of 255; what moved by less than a row does not.</p></footer>
</body></html>
`;
}

const text = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const side = (which: string, { name, version, url, files }: Told): string =>
  `<div><dt>${which}</dt><dd><b>${text(name)}</b> <span>${[version === undefined ? '' : `Readout ${text(version)}`, text(url), numbered(files, 'file')].filter(Boolean).join(' · ')}</span></dd></div>`;

function standfirst({ files, changed, index }: Comparison): string {
  if (!changed.length && !index) return 'Nothing: both are the same, to the byte.';
  const parts = KINDS.flatMap((kind) => {
    const all = changed.filter((file) => file.kind === kind);
    return all.length ? [`${TITLES[kind]}: ${tallyOf(all)}`] : [];
  });
  const rest = index ? [`Search index: ${numbered(index, 'file')}, which follow from the pages`] : [];
  return `${[...parts, ...rest].join('. ')}. ${numbered(files.same, 'file is', 'files are')} the same.`;
}

function contents({ shared, changed }: Comparison, kinds: readonly Kind[]): string {
  const links = [
    ...(shared.length
      ? [`<li><a href="#shared">The same in several files</a> <span>${shared.length}</span></li>`]
      : []),
    ...kinds.map((kind) => {
      const many = changed.filter((file) => file.kind === kind);
      return `<li><a href="#${kind}">${TITLES[kind]}</a> <span>${tallyOf(many)}</span></li>`;
    }),
  ];
  return links.length ? `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>` : '';
}

const problemsSection = (lines: readonly string[]): string =>
  lines.length
    ? `<section aria-labelledby="problems"><h2 id="problems">Problems</h2>${lines.map((line) => `<p class="fact">${text(line.trim())}</p>`).join('')}</section>`
    : '';

function sharedSection(shared: readonly Shared[]): string {
  if (!shared.length) return '';
  const items = shared.map(
    ({ change, on }, i) =>
      `<li id="change-${i + 1}"><div class="change">${changeHtml(change)}</div><details><summary>on ${onWhat(on)}</summary><p class="names">${on.map((name) => `<span>${text(name)}</span>`).join(' ')}</p></details></li>`,
  );
  return `<section aria-labelledby="shared"><h2 id="shared">The same in several files</h2><ol class="changes">${items.join('\n')}</ol></section>`;
}

function kindSection(kind: Kind, reported: Reported): string {
  const files = reported.comparison.changed.filter((file) => file.kind === kind);
  const [whole, changed] = [files.filter(({ is }) => is !== 'changed'), files.filter(({ is }) => is === 'changed')];
  const lists = (['added', 'gone'] as const).map((is) => {
    const names = whole.filter((file) => file.is === is).flatMap(({ name, also }) => [name, ...also]);
    return names.length
      ? `<h3>${is === 'added' ? 'Added' : 'Gone'}</h3><ul class="names">${names.map((name) => `<li>${text(name)}</li>`).join('')}</ul>`
      : '';
  });
  const articles = alikeFiles(changed).map((group) => groupHtml(group, reported));
  return `<section aria-labelledby="${kind}"><h2 id="${kind}">${TITLES[kind]}</h2>${lists.join('')}${articles.join('\n')}</section>`;
}

/** So many names stand in a heading; the others below it. */
const IN_HEADING = 3;

function groupHtml(group: readonly FileChange[], { pictures }: Reported): string {
  const [first] = group;
  if (!first) return '';
  const names = group.flatMap(({ name, also }) => [name, ...also]);
  const rest = names.slice(IN_HEADING);
  const more = rest.length
    ? `<details><summary>and ${rest.length} more</summary><p class="names">${rest.map((name) => `<span>${text(name)}</span>`).join(' ')}</p></details>`
    : '';
  const shots = group.flatMap((file) => {
    const pictured = pictures.get(file.name);
    return pictured ? [pictureHtml(file, pictured, group.length > 1)] : [];
  });
  return `<article><h3>${names.slice(0, IN_HEADING).map(text).join(', ')}</h3>${more}${detailsHtml(first)}${shots.join('\n')}</article>`;
}

function detailsHtml(file: FileChange): string {
  const { changes, more, shared, loads, layout, unread } = file;
  const refs = shared.map((i) => `<a href="#change-${i + 1}">${i + 1}</a>`).join(', ');
  const facts = [
    ...(more ? [`and ${numbered(more, 'more change')}`] : []),
    ...(shared.length ? [`Of those in several files: ${refs}`] : []),
    ...(loads.length ? [`It shows what looks otherwise: ${loads.map(text).join(', ')}`] : []),
    ...(layout ? layoutLines(layout).map(text) : []),
    ...(unread === undefined ? [] : [`Compared by its bytes alone: ${text(unread)}`]),
    ...(isSilent(file) ? [text(silence(file))] : []),
  ];
  const list = changes.length
    ? `<ul class="changes">${changes.map((change) => `<li class="change">${changeHtml(change)}</li>`).join('\n')}</ul>`
    : '';
  return `${list}${facts.map((fact) => `<p class="fact">${fact}</p>`).join('')}`;
}

function changeHtml({ of, under, before, was, now, after, lang }: Change): string {
  const lead = [LEADS[of], under].filter(Boolean).join(' · ');
  const spoken = lang ? ` lang="${text(lang)}"` : '';
  const words =
    of === 'order'
      ? text(now)
      : [was && `<del>${text(was)}</del>`, now && `<ins>${text(now)}</ins>`].filter(Boolean).join(' ');
  return `${lead ? `<span class="under">${text(lead)}</span> ` : ''}<span dir="auto"${spoken}>${text(before)}${words}${text(after)}</span>`;
}

function pictureHtml({ name }: FileChange, pictured: Pictured, isOneOfMany: boolean): string {
  const whose = isOneOfMany ? `${text(name)}: ` : '';
  if (pictured.same)
    return `<p class="fact">${whose}${isOneOfMany ? 'to' : 'To'} the eye it is the same, to the pixel.</p>`;
  const { old, new: now, difference, share } = pictured;
  const part = share < 0.001 ? 'less than 0.1' : (share * 100).toFixed(1);
  const heading = `<p class="fact">${whose}${part}% of the picture ${isOneOfMany ? 'is' : 'is'} different.</p>`;
  return `${heading}<div class="pictures">${figure('Old', old, name)}${figure('New', now, name)}${figure('Difference', difference, name)}</div>`;
}

const figure = (which: string, { path, width, height }: PictureFile, name: string): string =>
  `<figure><figcaption>${which}</figcaption><a href="${path}"><img src="${path}" width="${width}" height="${height}" loading="lazy" alt="${which}: ${text(name)}"></a></figure>`;
