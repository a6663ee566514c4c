import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import project from '../../package.json' with { type: 'json' };
import type { Library } from '../model/library.ts';
import { problem, START, type OwnRuleName, type Place, type Problem } from '../problem.ts';
import type { Failure, Found } from '../rules/own.ts';
import { sha256 } from './code.ts';
import { stampOf } from './watch.ts';
import { placeIn, type CodePlace, type PlacedFault } from './config-fault.ts';

/** What the file is called in which a desk says what is its own. */
export const CONFIG_FILES = ['readout.config.ts', 'readout.config.js', 'readout.config.mjs'] as const;

/** The rules of a desk's own, read and waiting in a thread of theirs. */
export interface OwnRules {
  /** Of the config and all that it imports: another where any of it was changed. */
  readonly digest: string;
  /** The absolute paths of these. */
  readonly files: readonly string[];
  /** Each with whether it may be waived; nothing where the config cannot be used, and they are not known. */
  readonly waivable: ReadonlyMap<OwnRuleName, boolean> | undefined;
  /** What they find in a library, and what is wrong with them and the config; by files relative to the content folder. */
  readonly problems: (library: Library, today: string) => Promise<Problem[]>;
  readonly end: () => Promise<void>;
}

/** What the thread is given. */
export interface Asked {
  readonly config: string;
  /** What the package is called, and the address of what it gives. */
  readonly name: string;
  readonly entry: string;
  /** The number of the step that it has begun, briefing by briefing and rule by rule. */
  readonly progress: SharedArrayBuffer;
}

/** What the thread has read. */
export interface Loaded {
  readonly files: readonly (readonly [path: string, digest: string])[];
  readonly faults: readonly PlacedFault[];
  readonly rules: readonly { readonly name: OwnRuleName; readonly waivable: boolean }[];
}

/** How long a config may take to be read, or a rule to read one briefing, in milliseconds. */
const DEADLINE = 10_000;

/** Where a desk's own rules may stand: what is to be watched. */
export const configsIn = (desk: string): string[] => CONFIG_FILES.map((file) => join(desk, file));

/** The rules of a desk's own, not read yet. */
export interface OwnRulesOf {
  /** Reads them, once; nothing where there is no config. */
  readonly open: () => Promise<OwnRules | undefined>;
  readonly end: () => Promise<void>;
}

/**
 * @param desk the folder that a command is called in: its config is read, and no other
 * @param folder the content folder's absolute path
 */
export function ownRulesOf(desk: string, folder: string, deadline = DEADLINE): OwnRulesOf {
  let opened: Promise<OwnRules | undefined> | undefined;
  return {
    open: () => (opened ??= openOwnRules(desk, folder, deadline)),
    end: async () => (await opened)?.end(),
  };
}

/** Gives a desk's own rules as they stand on the disk, read again whenever a file of theirs was saved: for what stays up. */
export function followedOwnRules(desk: string, folder: string): () => Promise<OwnRules | undefined> {
  let known: { of: OwnRulesOf; files: readonly string[]; stamp: string } | undefined;
  return inTurn(async () => {
    if (known && (await stampOf(known.files)) === known.stamp) return known.of.open();
    await known?.of.end();
    const before = await stampOf(configsIn(desk));
    const of = ownRulesOf(desk, folder);
    const own = await of.open();
    const files = [...configsIn(desk), ...(own?.files ?? [])];
    const stamp = await stampOf(files);
    // What was saved while it was read is read the next time.
    known = { of, files, stamp: stamp.startsWith(before) ? stamp : '' };
    return own;
  });
}

/** One after the other: none begins before the one before it has ended. */
function inTurn<A extends unknown[], T>(work: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const now = before.then(() => work(...args));
    before = now.catch(() => undefined);
    return now;
  };
}

async function openOwnRules(desk: string, folder: string, deadline: number): Promise<OwnRules | undefined> {
  const names = new Set(await readdir(desk));
  const [name, ...more] = CONFIG_FILES.filter((file) => names.has(file));
  if (name === undefined) return undefined;
  const config = join(desk, name);
  const placed = ({ message, note, at }: PlacedFault): Problem => problemAt(at, folder, message, note);
  const doubled = more.map((other): PlacedFault => {
    const message = `There is \`${other}\` beside \`${name}\``;
    return { message, note: 'Keep one of them', at: { file: join(desk, other), line: 1, column: 1 } };
  });
  const progress = new SharedArrayBuffer(4);
  const thread = new Worker(new URL('./own-rules.worker.ts', import.meta.url), {
    workerData: { config, name: project.name, entry: ENTRY, progress } satisfies Asked,
    stdout: true,
    stderr: true,
  });
  // What programs read from standard output is the report alone.
  for (const stream of [thread.stdout, thread.stderr]) stream.pipe(process.stderr, { end: false });
  const loaded = await answerOf<Loaded>(thread, progress, deadline);
  const { files, faults, rules } =
    typeof loaded === 'string'
      ? {
          files: [],
          rules: [],
          faults: [{ message: `The config ${loaded}`, note: 'Mend it', at: { file: config, line: 1, column: 1 } }],
        }
      : loaded;
  const all = [...faults, ...doubled];
  // They wait for work, and keep no process alive.
  thread.unref();
  return {
    digest: sha256(JSON.stringify([files, all])),
    files: files.length ? files.map(([path]) => path) : [config],
    waivable: all.length ? undefined : new Map(rules.map((rule) => [rule.name, rule.waivable])),
    problems: inTurn(async (library: Library, today: string) => {
      if (all.length) return all.map(placed);
      if (!rules.length || !library.briefings.length) return [];
      const { problems, failures } = await run(thread, { library, today }, rules, progress, deadline);
      return [...problems, ...failures.map((failure) => failed(failure, config, folder))];
    }),
    end: async () => {
      await thread.terminate();
    },
  };
}

const ENTRY = new URL('../index.ts', import.meta.url).href;

async function run(
  thread: Worker,
  work: { library: Library; today: string },
  rules: Loaded['rules'],
  progress: SharedArrayBuffer,
  deadline: number,
): Promise<Found> {
  Atomics.store(new Int32Array(progress), 0, 0);
  thread.ref();
  thread.postMessage(work);
  const found = await answerOf<Found>(thread, progress, deadline);
  thread.unref();
  if (typeof found !== 'string') return found;
  const step = Atomics.load(new Int32Array(progress), 0);
  const rule = rules[step % rules.length];
  const brief = work.library.briefings[Math.floor(step / rules.length)];
  if (!rule || !brief) throw new Error('The rules of the desk’s own took a step that there is not');
  return { problems: [], failures: [{ rule: rule.name, file: brief.file, why: found }] };
}

/** A thread's next message; or why there is none, as a clause, where it ended or took no step for too long. */
async function answerOf<T>(thread: Worker, progress: SharedArrayBuffer, deadline: number): Promise<T | string> {
  const over = new AbortController();
  const { signal } = over;
  const answer = once(thread, 'message', { signal }).then(([value]) => value as T);
  const ended = once(thread, 'exit', { signal }).then(() => 'ended the thread that it runs in');
  const late = (async () => {
    const step = (): number => Atomics.load(new Int32Array(progress), 0);
    for (let [last, since] = [step(), performance.now()]; performance.now() - since < deadline;) {
      await wait(Math.min(100, deadline), undefined, { signal });
      if (step() !== last) [last, since] = [step(), performance.now()];
    }
    await thread.terminate();
    return `took longer than ${deadline / 1000} s`;
  })();
  try {
    return await Promise.race([answer, ended, late]);
  } catch (e) {
    return `failed: ${e instanceof Error ? e.message : String(e)}`;
  } finally {
    over.abort();
    await Promise.allSettled([answer, ended, late]);
  }
}

/** A rule that failed stands where it did in the desk's code, else at the beginning of the config. */
function failed({ rule, file, why, stack }: Failure, config: string, folder: string): Problem {
  const at = placeIn({ stack }) ?? { file: config, line: 1, column: 1 };
  return problemAt(
    at,
    folder,
    `The rule \`${rule}\` ${why.split('\n')[0]?.trim() ?? ''}, on ${file}`,
    'Mend the rule; what it would have found from there on is not known',
  );
}

function problemAt({ file, line, column }: CodePlace, folder: string, message: string, note: string): Problem {
  const place: Place = { ...START, line, column, endLine: line, endColumn: column };
  return problem('config', relative(folder, file).split(sep).join('/'), place, message, note);
}
