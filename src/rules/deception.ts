/** Characters that make a text read as what it is not. */

/** Letters of Cyrillic and Greek that look like Latin ones (UTS 39, confusables, the plain cases). */
const CYRILLIC = 'аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅЗ';
const GREEK = 'ονρυαικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';

const CONTROL = /[\u202A-\u202E\u2066-\u2069]/u;
const NOT_ASCII = /[^\p{ASCII}]/u;
const MIXED = new RegExp(
  String.raw`[\p{L}\p{M}]*(?:\p{Script=Latin}[\p{L}\p{M}]*[${CYRILLIC}${GREEK}]|[${CYRILLIC}${GREEK}][\p{L}\p{M}]*\p{Script=Latin})[\p{L}\p{M}]*`,
  'gu',
);
/** The blocks of both alphabets: most texts have neither. */
const OTHER = /[\u0370-\u03FF\u0400-\u052F]/u;
const HOST = /\bhttps?:\/\/([^/\s?#"<>]+)/giu;

/** What is wrong with a text's characters, a sentence each; nothing for plain ASCII. */
export function faultyCharacters(text: string): string[] {
  if (!NOT_ASCII.test(text)) return [];
  return [...strayControls(text), ...(OTHER.test(text) ? [...mixtures(text), ...addresses(text)] : [])];
}

/** Overrides always; embeddings and isolates that are not closed in their paragraph. */
export function strayControls(text: string): string[] {
  if (!CONTROL.test(text)) return [];
  const override = /[\u202D\u202E]/u.exec(text)?.[0];
  if (override) return [`A direction override (${codeOf(override)}) reorders what is read`];
  for (const line of text.split('\n')) {
    const open: string[] = [];
    for (const [c] of line.matchAll(/[\u202A-\u202C\u2066-\u2069]/gu)) {
      const closes = c === '\u202C' ? /[\u202A\u202B]/u : c === '\u2069' ? /[\u2066-\u2068]/u : undefined;
      if (!closes) open.push(c);
      else if (!closes.test(open.pop() ?? '')) return [`A direction control (${codeOf(c)}) closes nothing`];
    }
    const [left] = open;
    if (left) return [`A direction control (${codeOf(left)}) is not closed`];
  }
  return [];
}

/** A word that mixes Latin with letters of another alphabet which look Latin; a unit such as μm does not. */
function mixtures(text: string): string[] {
  return Array.from(text.matchAll(MIXED), ([word]) => {
    const other = /\p{Script=Cyrillic}/u.test(word) ? 'Cyrillic' : 'Greek';
    return `"${word}" mixes Latin and ${other} letters that look alike`;
  });
}

/** A host with a label that is all look-alikes, under a Latin ending. */
function addresses(text: string): string[] {
  return Array.from(text.matchAll(HOST)).flatMap(([, host = '']) => {
    const labels = host.split('.');
    const imitates = labels.some(
      (l) => l.length > 1 && [...l].every((c) => CYRILLIC.includes(c) || GREEK.includes(c) || c === '-'),
    );
    return imitates && /^[a-z]+$/i.test(labels.at(-1) ?? '')
      ? [`The address "${host}" is in letters that look Latin`]
      : [];
  });
}

const codeOf = (c: string): string => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
