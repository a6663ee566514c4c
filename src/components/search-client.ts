import { SearchIndex, type Found, type Question } from './search-index.ts';

interface Words {
  none: string;
  one: string;
  many: string;
  failed: string;
  moreFailed: string;
  kinds: Record<string, string>;
}

/** How many results are shown at first, and by each "Show more". */
const STEP = 8;

/** Shows the search's field and answers as one types; the address keeps what was asked, so that a search can be shared. */
export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form.search');
  const list = document.querySelector<HTMLOListElement>('.found');
  const status = document.querySelector<HTMLElement>('#found');
  const more = document.querySelector<HTMLButtonElement>('.more');
  const field = form?.querySelector<HTMLInputElement>('[name=q]');
  if (!form || !list || !status || !more || !field) return;
  const words = JSON.parse(form.dataset['words'] ?? '') as Words;
  const root = form.dataset['root'] ?? '/';

  const index = new SearchIndex(root);
  /** What the list shows: how many of how many answers, and whether more are on their way. */
  let shown: (Question & { upTo: number; count: number; loading: boolean }) | undefined;
  const items = (found: readonly Found[]) => found.map((one) => item(one, words.kinds));

  const clear = (): void => {
    shown = undefined;
    list.replaceChildren();
    status.textContent = '';
    more.hidden = true;
  };

  const search = async (): Promise<void> => {
    const question = { words: field.value.trim(), kind: kindOf(form) };
    keepInAddress(question);
    if (!question.words) return clear();
    const answers = await index.ask(question, 0, STEP);
    if (!answers || field.value.trim() !== question.words || kindOf(form) !== question.kind) return;
    const { found, count } = answers;
    shown = { ...question, upTo: found.length, count, loading: false };
    // Said once they are there, so that whoever hears it finds them.
    list.replaceChildren(...items(found));
    status.textContent = said(count, words);
    more.hidden = found.length >= count;
  };

  const showMore = async (): Promise<void> => {
    const own = shown;
    if (!own || own.loading) return;
    own.loading = true;
    try {
      const answers = await index.ask(own, own.upTo, STEP);
      if (!answers || own !== shown) return;
      list.append(...items(answers.found));
      own.upTo += answers.found.length;
      status.textContent = said(own.count, words);
      more.hidden = own.upTo >= own.count;
    } finally {
      own.loading = false;
    }
  };

  /** Says that it failed; what was there stays, and the same button tries again. */
  const or = (failure: string, work: Promise<void>): void => {
    work.catch((e: unknown) => {
      status.textContent = failure;
      reportError(e);
    });
  };
  const answer = (): void => or(words.failed, search());

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer();
  });
  form.addEventListener('input', answer);
  more.addEventListener('click', () => or(words.moreFailed, showMore()));

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') ?? '';
  const kind = form.querySelector<HTMLInputElement>(`[name=kind][value="${CSS.escape(asked.get('kind') ?? '')}"]`);
  if (kind) kind.checked = true;
  form.hidden = false;
  // Whoever opens this page is about to search: the index is there by the first word, or that word says that it is not.
  if (field.value) answer();
  else index.load().catch(() => undefined);
}

const kindOf = (form: HTMLFormElement): string => String(new FormData(form).get('kind') ?? '');

/** A search can be shared: the address says what was asked. */
function keepInAddress({ words, kind }: Question): void {
  const address = new URL(location.href);
  address.search = words ? String(new URLSearchParams({ q: words, ...(kind && { kind }) })) : '';
  history.replaceState(null, '', address);
}

const said = (count: number, words: Words): string =>
  count === 0 ? words.none : count === 1 ? words.one : words.many.replace('#', String(count));

function item({ url, excerpt, meta }: Found, kinds: Record<string, string>): HTMLLIElement {
  const li = document.createElement('li');
  const [link, about, words] = [make('a', meta['title']), make('span'), make('p')];
  link.href = url;
  about.textContent = kinds[meta['kind'] ?? ''] ?? '';
  if (meta['detail']) about.append(' · ', tagged(make('bdi', meta['detail']), meta['detailLang']));
  words.append(...marked(cutOff(bare(excerpt))));
  for (const own of [link, words]) tagged(own, meta['lang']);
  li.append(link, about, words);
  return li;
}

/** The element, with the language of its words where that is not the page's. */
function tagged<E extends HTMLElement>(element: E, lang: string | undefined): E {
  if (lang && lang !== document.documentElement.lang) element.lang = lang;
  return element;
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** Pagefind marks a word with the stop or the quotation mark beside it, which was not asked for. */
const bare = (excerpt: string): string =>
  excerpt.replace(/<mark>([“‘("]*)(.*?)([.,;:!?…”’)"]*)<\/mark>/gs, '$1<mark>$2</mark>$3');

/** Shows where an excerpt begins or ends within a sentence. */
const cutOff = (excerpt: string): string =>
  `${/^(<mark>)?\p{Ll}/u.test(excerpt) ? '… ' : ''}${excerpt}${/[.!?…”’](<\/mark>)?$/.test(excerpt) ? '' : ' …'}`;

/** The excerpt as nodes: text stays text whatever stands in it, and `mark` is the only element. */
function marked(excerpt: string): Node[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((part) => {
    const inside = /^<mark>(.*)<\/mark>$/s.exec(part)?.[1];
    return inside === undefined ? document.createTextNode(decode(part)) : make('mark', decode(inside));
  });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };
const decode = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|#39|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
