import type { Brief } from './model/brief.ts';
import type { Library } from './model/library.ts';
import type { Paper, Site } from './model/site.ts';
import type { Pressing } from './pressroom/job.ts';
import type { Problem } from './problem.ts';
import type { Config, OwnRule } from './rules/own.ts';

/**
 * Readout for programs of one's own: what the commands do, on values, with nothing remembered and nothing printed.
 *
 * What does the work is loaded when it is first asked for, so that a config costs nothing but itself.
 */

export type { Actor } from './model/actor.ts';
export type {
  ActorRef,
  Brief,
  BriefSource,
  Citation,
  Claim,
  Editions,
  Forecast,
  Gap,
  Judgement,
  KeyFact,
  Mark,
  Outcome,
  Position,
  Quote,
  Rich,
  Scenario,
  ScenarioSet,
  SetOutcome,
  Span,
  Watch,
} from './model/brief.ts';
export type { Files, Library } from './model/library.ts';
export type { Comment } from './model/node.ts';
export type { OwnPage } from './model/page.ts';
export type { Prose } from './model/prose.ts';
export type { OwnFaces } from './brand/face.ts';
export type { Accent } from './brand/palette.ts';
export type { Paper, Site } from './model/site.ts';
export type { Source } from './model/source.ts';
export type { Fix, OwnRuleName, Place, Problem, RuleName, Severity } from './problem.ts';
export type { Part } from './rules/printed.ts';
export type { PartName } from './model/parts.ts';
export type { Config, OwnFinding, OwnRule, Stretch, Text, Words } from './rules/own.ts';

/** Everything a content folder holds, by id and with references resolved. It may hold what is not to be published. */
export async function readFolder(folder: string): Promise<Library> {
  const { loadLibrary } = await import('./reading/library.ts');
  return loadLibrary(folder);
}

/**
 * All problems of a content folder, those of its sheets included.
 *
 * @param today YYYY-MM-DD, by which an outlook is overdue
 * @param config rules of one's own, which are run in this thread; no `readout.config` is read
 * @throws TypeError where a rule of one’s own is none
 */
export async function check(folder: string, today: string, config: Config = {}): Promise<readonly Problem[]> {
  const [{ ROOT }, { readContent }, { inspect }, { FORGETFUL }, { rulesHere }] = await Promise.all([
    import('./cli/settings.ts'),
    import('./reading/folder.ts'),
    import('./reading/inspect.ts'),
    import('./reading/memory.ts'),
    import('./reading/rules-here.ts'),
  ]);
  const own = rulesHere(config.rules ?? []);
  const reading = {
    root: ROOT,
    content: await readContent(folder),
    memory: FORGETFUL,
    own: () => Promise.resolve(own),
  };
  return (await inspect(reading, today)).problems;
}

/** A brief's sheet as a PDF of one page, on each paper. @throws where it does not fit: `check` says so first */
export async function sheet(brief: Brief, site: Site): Promise<Readonly<Record<Paper, Uint8Array>>> {
  const press = await opened();
  return { a4: await press({ brief, site, output: 'a4' }), letter: await press({ brief, site, output: 'letter' }) };
}

/** A brief's mail as the bytes of a draft, the sheet attached. */
export const mail = async (brief: Brief, site: Site): Promise<Uint8Array> =>
  (await opened())({ brief, site, output: 'mail' });

async function opened(): Promise<Pressing> {
  const [{ ROOT }, { openPress }] = await Promise.all([import('./cli/settings.ts'), import('./pressroom/press.ts')]);
  return openPress(ROOT);
}

/** What a `readout.config.ts` exports: gives it back as it is, with its type. */
export const defineConfig = (config: Config): Config => config;

/** A rule of one's own: gives it back as it is, with its type. */
export const defineRule = (rule: OwnRule): OwnRule => rule;

/**
 * Runs the examples of a rule of one's own, for a test.
 *
 * @returns a sentence for each thing that is not as the examples say: none where all is well
 */
export async function testRule(rule: OwnRule): Promise<readonly string[]> {
  const { testRule: run } = await import('./rules/example.ts');
  return run(rule);
}
