/** The part of Pagefind's browser module that is used here. */
interface Pagefind {
  createInstance: (options: { baseUrl: string; excerptLength: number; noWorker: boolean }) => Instance;
}

interface Instance {
  debouncedSearch: (words: string, options: object, wait: number) => Promise<{ results: Result[] } | null>;
}

interface Result {
  id: string;
  data: () => Promise<Found>;
}

/** What was found, as it is shown. */
export interface Found {
  url: string;
  /** HTML: the words escaped, the found ones in `mark`. */
  excerpt: string;
  meta: Record<string, string>;
}

/** A question: the words, and the kind of thing to look among, or none for all. */
export interface Question {
  words: string;
  kind: string;
}

/** Some of the answers to a question, and how many there are in all. */
export interface Answers {
  found: Found[];
  count: number;
}

/**
 * The site's search index. Pagefind takes a file that it could not have for one that holds nothing, and keeps a failure for as
 * long as it runs: here each is an error, and what follows on one begins anew.
 */
export class SearchIndex {
  readonly #folder: string;
  readonly #root: string;
  #instance: Promise<Instance> | undefined;
  #kinds: Promise<Record<string, string[]>> | undefined;
  #failure: unknown;

  /** @param root the site's root, with a slash at its end */
  constructor(root: string) {
    this.#root = root;
    this.#folder = new URL(`${root}pagefind/`, location.href).href;
    this.#watch();
  }

  /**
   * The answers from one number on, tried twice; nothing where another question was asked meanwhile.
   *
   * @throws where a file of the index could not be had the second time either
   */
  async ask(question: Question, from: number, most: number): Promise<Answers | undefined> {
    return this.#ask(question, from, most).catch(() => this.#ask(question, from, most));
  }

  /** Fetches what every question needs. */
  load(): Promise<unknown> {
    return (this.#instance ??= this.#open()).catch((e: unknown) => this.#forget(e));
  }

  async #ask({ words, kind }: Question, from: number, most: number): Promise<Answers | undefined> {
    try {
      const answer = await (await (this.#instance ??= this.#open())).debouncedSearch(words, {}, 20);
      const ids = kind ? new Set((await (this.#kinds ??= this.#fetchKinds()))[kind]) : undefined;
      if (!answer) return undefined;
      const results = answer.results.filter(({ id }) => !ids || ids.has(id));
      const found = await Promise.all(results.slice(from, from + most).map((result) => result.data()));
      if (this.#failure !== undefined) throw this.#failure;
      return { found, count: results.length };
    } catch (e) {
      return this.#forget(e);
    }
  }

  #forget(error: unknown): never {
    this.#instance = undefined;
    this.#kinds = undefined;
    this.#failure = undefined;
    throw error;
  }

  async #open(): Promise<Instance> {
    const pagefind = (await import(/* @vite-ignore */ `${this.#folder}pagefind.js`)) as Pagefind;
    // In a worker its requests could not be watched.
    return pagefind.createInstance({ baseUrl: this.#root, excerptLength: 24, noWorker: true });
  }

  async #fetchKinds(): Promise<Record<string, string[]>> {
    return (await fetch(`${this.#folder}kinds.json`)).json() as Promise<Record<string, string[]>>;
  }

  /** Reads each file of the index whole before it is handed on, and remembers what could not be had. */
  #watch(): void {
    const plain = window.fetch;
    window.fetch = async (asked, options) => {
      const address = new URL(asked instanceof Request ? asked.url : asked, location.href).href;
      if (!address.startsWith(this.#folder)) return plain(asked, options);
      try {
        return await wholeFile(await plain(asked, options), address);
      } catch (e) {
        this.#failure = e;
        throw e;
      }
    };
  }
}

/** A file with its bytes there. A page in its place, as a network that wants a sign-in sends, is none. */
async function wholeFile(answer: Response, address: string): Promise<Response> {
  const { status, headers } = answer;
  if (!answer.ok || headers.get('content-type')?.startsWith('text/html'))
    throw new Error(`${address} answers ${status}`);
  return new Response(await answer.arrayBuffer(), { status, headers });
}
