/**
 * Alterations of quoted words: those a careless or dishonest hand makes, which must be refused, and those of glyphs and
 * blanks alone, which must not.
 */

/** An altered text, and how it was altered. */
export interface Mutant {
  how: string;
  text: string;
}

/** A small generator of numbers from a seed (mulberry32), so that every run alters the same way. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const NAMES = [
  'Russia',
  'Ukraine',
  'India',
  'China',
  'Putin',
  'Trump',
  'Zelensky',
  'Witkoff',
  'Moscow',
  'Kyiv',
  'Washington',
  'Geneva',
];
const SYNONYMS: Readonly<Record<string, string>> = {
  agreed: 'decided',
  talks: 'negotiations',
  meeting: 'session',
  said: 'claimed',
  heavy: 'steep',
  help: 'assist',
  ensure: 'guarantee',
  end: 'stop',
  and: 'or',
  or: 'and',
  will: 'may',
  must: 'should',
  would: 'will',
  all: 'most',
  any: 'some',
  both: 'the',
  is: 'was',
  are: 'were',
  has: 'had',
  increase: 'decrease',

  full: 'partial',
  in: 'at',
  of: 'for',
  to: 'with',
  the: 'a',
  a: 'the',
};

/** Every alteration of a text that changes its words: only inside, since words dropped at an end leave a true quotation. */
export function alterations(text: string, pick: (below: number) => number): Mutant[] {
  const words = text.split(' ');
  const inner = words.map((_, i) => i).filter((i) => i > 0 && i < words.length - 1);
  const some = inner[pick(Math.max(inner.length, 1))];
  const replaced = (i: number, word: string) => words.map((w, j) => (j === i ? word : w)).join(' ');
  const out: Mutant[] = [];
  const add = (how: string, altered: string | undefined) =>
    altered !== undefined && altered !== text && out.push({ how, text: altered });

  if (some !== undefined) {
    const word = words[some] ?? '';
    add('a word dropped', words.filter((_, i) => i !== some).join(' '));
    add('a word added', [...words.slice(0, some), 'allegedly', ...words.slice(some)].join(' '));
    add(
      'two words swapped',
      words.map((w, i) => (i === some ? (words[some + 1] ?? w) : i === some + 1 ? word : w)).join(' '),
    );
    add('a word doubled', replaced(some, `${word} ${word}`));
  }
  for (const [i, word] of words.entries()) {
    const bare = word.replace(/[^\p{L}]/gu, '');
    if (SYNONYMS[bare] !== undefined) add('a word changed', replaced(i, word.replace(bare, SYNONYMS[bare])));
    if (/\d/.test(word)) {
      add(
        'a number changed',
        replaced(
          i,
          word.replace(/\d/, (d) => String((Number(d) + 1) % 10)),
        ),
      );
      add('a digit added', replaced(i, word.replace(/\d+/, '$&0')));
    }
    if (/^(?:not|no|never|without|nor)$/.test(bare) && i > 0 && i < words.length - 1)
      add('a negation dropped', words.filter((_, j) => j !== i).join(' '));
    if (/^(?:is|are|was|has|will|would|may|might|must|shall)$/.test(bare))
      add('a negation added', replaced(i, `${word} not`));
    const name = NAMES.find((n) => bare === n);
    if (name)
      add(
        'a name swapped',
        replaced(i, word.replace(name, NAMES[(NAMES.indexOf(name) + 1 + pick(NAMES.length - 1)) % NAMES.length] ?? '')),
      );
  }
  const letters = [...text.matchAll(/\p{L}/gu)];
  const at = letters[pick(Math.max(letters.length, 1))]?.index;
  if (at !== undefined) {
    const letter = text.charAt(at);
    const other = letter === 'x' ? 'q' : 'x';
    add('a letter changed', text.slice(0, at) + other + text.slice(at + 1));
    add('a letter doubled', text.slice(0, at) + letter + text.slice(at));
    add(
      'a letter’s case changed',
      text.slice(0, at) +
        (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()) +
        text.slice(at + 1),
    );
  }
  const inside = text.slice(1, -1).search(/[,;.](?=\s)/) + 1;
  if (inside > 0) add('a comma dropped', text.slice(0, inside) + text.slice(inside + 1));
  return out;
}

/** Every variant of a text in glyphs, blanks and composition; the words stay. */
export function variants(text: string): Mutant[] {
  const wide = text.indexOf(' ', Math.floor(text.length / 2));
  const all: Mutant[] = [
    { how: 'straight marks', text: text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'") },
    { how: 'curly marks', text: text.replace(/"/g, '”').replace(/'/g, '’') },
    { how: 'guillemets', text: text.replace(/[“"]/g, '«').replace(/”/g, '»') },
    { how: 'en dashes', text: text.replace(/[-—]/g, '–') },
    { how: 'no-break hyphens', text: text.replace(/[-–—]/g, '\u2011') },
    { how: 'no-break spaces', text: text.replace(/ /g, '\u00A0') },
    { how: 'thin spaces', text: text.replace(/ /g, '\u2009') },
    { how: 'doubled spaces', text: text.replace(/ /g, '  ') },
    { how: 'a line break', text: wide < 0 ? text : `${text.slice(0, wide)}\n${text.slice(wide + 1)}` },
    { how: 'a CRLF and an indent', text: wide < 0 ? text : `${text.slice(0, wide)}\r\n    ${text.slice(wide + 1)}` },
    { how: 'blanks at both ends', text: `  ${text} ` },
    { how: 'NFD', text: text.normalize('NFD') },
    { how: 'NFC', text: text.normalize('NFC') },
  ];
  return all.filter((v) => v.text !== text);
}
