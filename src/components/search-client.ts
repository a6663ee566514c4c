/** The part of Pagefind's browser module that is used here. */
interface Pagefind {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>;
  init: () => Promise<void>;
  debouncedSearch: (words: string, options: object, wait: number) => Promise<{ results: Result[] } | null>;
}

interface Result {
  id: string;
  data: () => Promise<Found>;
}

interface Found {
  url: string;
  /** HTML: the words escaped, the found ones in `mark`. */
  excerpt: string;
  meta: Record<string, string>;
}

interface Words {
  none: string;
  one: string;
  many: string;
  failed: string;
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

  let pagefind: Promise<Pagefind> | undefined;
  const load = (): Promise<Pagefind> =>
    (pagefind ??= open(root).catch((e: unknown) => {
      // A line that failed once may be there at the next word.
      pagefind = undefined;
      throw e;
    }));
  let rest: Result[] = [];
  let kinds: Promise<Record<string, string[]>> | undefined;
  const loadKinds = () =>
    (kinds ??= fetch(`${root}pagefind/kinds.json`).then(
      (answer) => answer.json() as Promise<Record<string, string[]>>,
    ));

  /** The results that come next, or nothing where what was asked changed while they were on their way. */
  const next = async (): Promise<HTMLLIElement[] | undefined> => {
    const from = rest;
    const found = await Promise.all(from.splice(0, STEP).map((result) => result.data()));
    if (from !== rest) return undefined;
    more.hidden = rest.length === 0;
    return found.map((one) => item(one, words.kinds));
  };

  const search = async (): Promise<void> => {
    const asked = field.value.trim();
    const kind = kindOf(form);
    const address = new URL(location.href);
    address.search = asked ? String(new URLSearchParams({ q: asked, ...(kind && { kind }) })) : '';
    history.replaceState(null, '', address);
    if (!asked) {
      rest = [];
      list.replaceChildren();
      status.textContent = '';
      more.hidden = true;
      return;
    }
    const answer = await (await load()).debouncedSearch(asked, {}, 20);
    const ids = kind ? new Set((await loadKinds())[kind]) : undefined;
    if (!answer || field.value.trim() !== asked || kindOf(form) !== kind) return;
    const results = answer.results.filter(({ id }) => !ids || ids.has(id));
    const count = results.length;
    rest = results;
    const shown = await next();
    if (!shown) return;
    // Said once they are there, so that whoever hears it finds them.
    list.replaceChildren(...shown);
    status.textContent = count === 0 ? words.none : count === 1 ? words.one : words.many.replace('#', String(count));
  };
  const answer = (): void => {
    search().catch((e: unknown) => {
      status.textContent = words.failed;
      reportError(e);
    });
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer();
  });
  form.addEventListener('input', answer);
  more.addEventListener('click', () => void next().then((shown) => list.append(...(shown ?? []))));

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') ?? '';
  const kind = form.querySelector<HTMLInputElement>(`[name=kind][value="${CSS.escape(asked.get('kind') ?? '')}"]`);
  if (kind) kind.checked = true;
  form.hidden = false;
  // Whoever opens this page is about to search: the index is there by the first word, or that word says that it is not.
  if (field.value) answer();
  else load().catch(() => undefined);
}

const kindOf = (form: HTMLFormElement): string => String(new FormData(form).get('kind') ?? '');

async function open(root: string): Promise<Pagefind> {
  const address = `${root}pagefind/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
  await pagefind.options({ baseUrl: root, excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

function item({ url, excerpt, meta }: Found, kinds: Record<string, string>): HTMLLIElement {
  const li = document.createElement('li');
  const [link, about, words] = [make('a', meta['title']), make('span'), make('p')];
  link.href = url;
  about.textContent = [kinds[meta['kind'] ?? ''], meta['detail']].filter(Boolean).join(' · ');
  words.append(...marked(cutOff(bare(excerpt))));
  if (meta['lang'] && meta['lang'] !== document.documentElement.lang) li.lang = meta['lang'];
  li.append(link, about, words);
  return li;
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
