import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Syntax } from '../model/syntax.ts';
import { problem, START } from '../problem.ts';
import type { Memory } from './memory.ts';

/** How long one briefing may take to read, in milliseconds; an honest one takes about ten. */
const DEADLINE = 5000;
/** How much memory a reading thread may use, in MB. */
const MEMORY = 512;
/** From this many briefings on a second thread pays for its start. */
const MANY = 60;

type Text = [file: string, text: string];

/**
 * Reads briefings in threads of their own, each under a deadline, so that no input can hang a build; what was read before
 * and has not changed is remembered. The threads wait for the next reading, where the folder is read again and again.
 *
 * @param texts by their files
 * @param deadline in milliseconds
 */
export async function readSyntaxes(
  texts: ReadonlyMap<string, string>,
  memory: Memory,
  deadline = DEADLINE,
): Promise<ReadonlyMap<string, Syntax>> {
  const kept = await memory.open<Syntax>('syntax');
  const found = new Map<string, Syntax>();
  const unread: Text[] = [];
  for (const [file, text] of texts) {
    const known = kept.get(file, text);
    if (known) found.set(file, known);
    else unread.push([file, text]);
  }
  const threads = unread.length > MANY ? 2 : Math.min(1, unread.length);
  await Promise.all(Array.from({ length: threads }, () => readInThread(unread, found, deadline)));
  // What threads leave behind of thousands of texts would stay in memory as long as they wait.
  if (!memory.files) await Promise.all(idle.splice(0).map((thread) => thread.terminate()));
  for (const [file, text] of texts) {
    const syntax = found.get(file);
    if (syntax && !isLate(syntax)) kept.keep(file, text, syntax);
  }
  return found;
}

/** Takes texts off the queue until it is empty; a thread that overruns its deadline is ended and replaced. */
async function readInThread(queue: Text[], found: Map<string, Syntax>, deadline: number): Promise<void> {
  let thread: Worker | undefined;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [file, text] = next;
    thread ??= await takeThread();
    const syntax = await ask(thread, file, text, deadline);
    found.set(file, syntax ?? tooLong(file, deadline));
    if (syntax) continue;
    await thread.terminate();
    thread = undefined;
  }
  if (thread) leaveThread(thread);
}

/** Threads that have nothing to read: they wait for the next reading, and keep no process alive. */
const idle: Worker[] = [];

async function takeThread(): Promise<Worker> {
  const known = idle.pop();
  known?.ref();
  if (known) return known;
  const thread = new Worker(new URL('./syntax-reader.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: 16 },
  });
  // A deadline is for reading; on a busy machine a thread may take seconds to begin.
  await once(thread, 'message');
  return thread;
}

function leaveThread(thread: Worker): void {
  thread.unref();
  idle.push(thread);
}

/** What the thread read, or nothing where it ran out of time or memory. */
async function ask(worker: Worker, file: string, text: string, deadline: number): Promise<Syntax | undefined> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), deadline);
  worker.postMessage({ file, text });
  try {
    const [answer] = (await once(worker, 'message', { signal: late.signal })) as [{ syntax: Syntax }];
    return answer.syntax;
  } catch (e) {
    if (late.signal.aborted || (e as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return undefined;
    throw e;
  } finally {
    clearTimeout(timer);
  }
}

const late = new WeakSet<Syntax>();

/** Whether this stands in for a briefing that took too long, which another time it may not. */
export const isLate = (syntax: Syntax): boolean => late.has(syntax);

function tooLong(file: string, deadline: number): Syntax {
  const message = `The file could not be read within ${deadline / 1000} s and ${MEMORY} MB`;
  const note = 'Look for deep nesting or long runs of brackets, and take them out';
  const problems = [problem('mdx-safe', file, START, message, note)];
  const syntax = {
    frontMatter: undefined,
    elements: [],
    comments: [],
    background: undefined,
    complete: false,
    problems,
  };
  late.add(syntax);
  return syntax;
}
