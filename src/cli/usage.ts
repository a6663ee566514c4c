/** What a command takes and does, and what its exit codes say. */

interface Manual {
  /** What may follow the command's name. */
  takes: string;
  does: string;
}

export const MANUALS: ReadonlyMap<string, Manual> = new Map([
  [
    'build',
    {
      takes:
        '[FOLDER] [--out DIR] [--site URL] [--cache DIR | --no-cache] [--workers N] [--why] [--json] [--desk]\n      [--shard PART/PARTS]',
      does: 'makes the site: pages, sheets, mails, pictures; in DIR (dist); what did not change is taken from the cache;\n      --shard fills the cache with a part of it, and makes no site;\n      --desk: with the desk at /desk/, and on it as a sample what may be shown whole',
    },
  ],
  [
    'check',
    {
      takes: '[FOLDER] [--format text|json|sarif|github] [--fix] [--watch] [--verbose]',
      does: 'prints every problem, and of drafts the words that their sheet holds (--verbose: of all); exits 1 on any error;\n      --fix first mends what changes no meaning and says nothing that a source does not',
    },
  ],
  ['dev', { takes: '[FOLDER] [--port N]', does: 'the site with live reload, drafts shown' }],
  [
    'desk',
    {
      takes: '[FOLDER] [--port N] [--out DIR]',
      does: 'writes and looks at briefings in a browser, on this machine; --out: as a page that needs no server',
    },
  ],
  ['preview', { takes: '[DIR] [--port N]', does: 'serves a built site (DIR: dist), at the path it was built for' }],
  [
    'init',
    {
      takes: 'NEW-FOLDER [--name NAME] [--url URL] [--lang LANG] [--paper a4|letter] [--scale icd203|phia]',
      does: 'a new desk: a first briefing, and what checks, builds and deploys it; asks for what the flags leave open',
    },
  ],
  ['new', { takes: 'ID [FOLDER]', does: 'a skeleton of a briefing, to be filled' }],
  [
    'add',
    {
      takes:
        'FILE [FOLDER] [--id ID] [--title …] [--publisher …] [--published DAY] [--descriptor …] [--rights …]\n      [--url URL] [--lang LANG] [--party ACTOR] [--show full] [--published-by editor] [--lines keep] [--reader NAME]',
      does: 'captures a document as a source (.txt .md .html .pdf .docx .eml), kept beside it; asks for what the flags leave open',
    },
  ],
  [
    'draft',
    { takes: 'SOURCE [FOLDER] [--id ID]', does: 'a first draft from a source: its own sentences, sorted and cited' },
  ],
  [
    'settle',
    {
      takes:
        '[FOLDER] [--of BRIEFING#PART --is yes|no|void|open|SCENARIO|none --text WORDS [--on DAY] [--source ID --passage WORDS]]',
      does: 'what of the outlook is due, with the texts captured since; with --of writes what came',
    },
  ],
  [
    'trace',
    {
      takes: 'SOURCE [PASSAGE] [--withdrawn] [--folder FOLDER]',
      does: 'every claim that rests on a source, or what falls with it',
    },
  ],
  [
    'revise',
    {
      takes: 'ID [FOLDER] [--note "…"] [--withdraw [--instead ID]]',
      does: 'keeps the present edition, and begins the next one; --withdraw: takes the briefing back',
    },
  ],
  [
    'digest',
    {
      takes: '[FOLDER] [--from DAY] [--to DAY] [--topic NAME] [--out DIR] [--eml FILE] [--json]',
      does: 'what is new on one page, of the last seven days unless said: sheet, page, mail draft and JSON in DIR (digest);\n      --eml: the mail draft alone; --json: prints the JSON, and writes nothing that is not asked for',
    },
  ],
  [
    'verify',
    { takes: '[FOLDER]', does: 'takes each source out of its original again, and says which differ; exits 1 on any' },
  ],
  [
    'compare',
    {
      takes: 'OLD NEW [--folder FOLDER] [--json] [--out DIR [--pictures N] [--browser PATH]]',
      does: 'what changed on every page and sheet between two built sites, or between what two versions (folders in which\n      Readout is installed) make of FOLDER; exits 1 on any change;\n      --out: as a report with pictures side by side, of N files (100); pages are drawn by a Chromium that is installed',
    },
  ],
  [
    'send',
    {
      takes:
        'ID [FOLDER] --to LIST.csv [--live] [--label TLP:…] [--correction] [--witness ARCHIVE | --resend-in-doubt]\n      [--retry-refused] [--rate N] [--connections N]',
      does: 'mails it to a list; without --live shows what would go to whom',
    },
  ],
  ['lsp', { takes: '[--stdio]', does: 'speaks to an editor: problems while writing, ids and passages, mends' }],
]);

/** What the exit code of any command says. */
export const EXIT = {
  done: 0,
  /** The content has errors, or what was asked for was refused. */
  refused: 1,
  /** The words of the command were not what it takes. */
  usage: 2,
  /** `send` alone: some messages are in doubt or left. */
  unfinished: 3,
  /** The machine stood in the way: a full disk, a folder that may not be written, a port that is taken. */
  machine: 4,
  /** A fault of Readout's own. */
  bug: 70,
} as const;

const linesOf = (name: string, { takes, does }: Manual): string => `  ${name} ${takes}\n      ${does}`;

/** All commands, as `--help` prints them. */
export const HELP = `readout COMMAND

${[...MANUALS].map(([name, manual]) => linesOf(name, manual)).join('\n')}

FOLDER is the content folder: ${'`briefings`'} where it is not named; every command takes it as --folder FOLDER too. Files and
folders are named from where you stand. Exit codes: 0 done; 1 the content has errors, or it was refused; 2 the command was
not understood; 3 some messages are in doubt or left; 4 the machine stood in the way; 70 a fault of Readout's own.`;

/** What one command takes, as a wrong use of it is answered; what all take where there is no such command. */
export function usageOf(name: string): string {
  const manual = MANUALS.get(name);
  return manual
    ? `Usage: readout ${name} ${manual.takes}`
    : `Commands: ${[...MANUALS.keys()].join(', ')}; readout --help`;
}
