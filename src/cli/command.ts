/** What every command is given and gives back. */

/** The effects a command may use: given, so that a test gives its own. */
export interface World {
  now: () => Date;
  /** Prints to standard output. */
  print: (text: string) => void;
  cwd: string;
  /** Asks a person at the terminal; absent where there is none. */
  ask?: (question: string) => Promise<string>;
}

/** The exit code. */
export type Outcome = number;

/** The words of a command were not what it takes. */
export class Usage extends Error {}

export const HELP = `readout COMMAND

  build [FOLDER] [--out DIR] [--site URL]   makes the site: pages, sheets, mails, pictures (FOLDER: briefings, DIR: dist)
  check [FOLDER] [--format text|json|sarif|github] [--watch]
                                            prints every problem; exits 1 on any error
  dev [FOLDER] [--port N]                   the site with live reload, drafts shown
  preview [DIR] [--port N]                  serves a built site (DIR: dist)
  new ID [FOLDER]                           a skeleton of a briefing, to be filled
  add FILE [--id ID] [--title …] [--publisher …] [--published DAY] [--descriptor …] [--rights …] [--url URL]
      [--lang LANG] [--party ACTOR] [--show full] [--published-by editor] [--lines keep] [--folder FOLDER]
                                            captures a text as a source; asks for what the flags leave open
  draft SOURCE [--id ID] [--folder FOLDER]  a first draft from a source: its own sentences, sorted and cited
  trace SOURCE [PASSAGE] [--withdrawn] [--folder FOLDER]
                                            every claim that rests on a source, or what falls with it
  send ID [FOLDER] --to LIST.csv [--live] [--label TLP:…] [--correction] [--witness ARCHIVE | --resend-in-doubt]
      [--retry-refused] [--rate N] [--connections N]
                                            mails it to a list; without --live shows what would go to whom`;

/** The day of a moment, YYYY-MM-DD in UTC, so that a site made at one moment is the same everywhere. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** The content folder a command was given, or `briefings`. */
export function folderOf(positionals: readonly string[]): string {
  const [folder = 'briefings', ...more] = positionals;
  if (more.length) throw new Usage(`one folder was expected, not "${positionals.join(' ')}"`);
  return folder;
}
