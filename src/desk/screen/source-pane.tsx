import { useSignal, useSignalEffect } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MarkKind } from '../act.ts';
import type { SourceStretch } from '../coverage.ts';
import type { Desk, Selection } from './desk.ts';
import { keyOf } from './paths.ts';
import { NewSource } from './new-source.tsx';

/** What words that are marked may become, with its key. */
const MARKS: readonly { as: MarkKind; key: string; label: string }[] = [
  { as: 'KeyFact', key: 'f', label: 'Fact' },
  { as: 'Wants', key: 'w', label: 'Wants' },
  { as: 'Offers', key: 'o', label: 'Offers' },
  { as: 'Quote', key: 'q', label: 'Quote' },
  { as: 'Outcome', key: 'r', label: 'Outcome' },
];

/** The source beside the briefing: mark words, say what they are. */
export function SourcePane({ desk }: { desk: Desk }) {
  const { source, folder, selection, active } = desk;
  const adding = useSignal(folder.value.sources.length === 0);
  const because = useSignal('');
  const setting = useSignal(false);
  const text = useRef<HTMLDivElement>(null);

  useSignalEffect(() => {
    const path = active.value;
    if (path && source.value) text.current?.querySelector('.lit')?.scrollIntoView({ block: 'nearest' });
  });

  // What is marked stays marked when the text under it is drawn anew.
  useLayoutEffect(() => {
    if (text.current && selection.value && document.activeElement === text.current)
      showSelection(text.current, selection.value);
  }, [source.value, selection.value]);

  const readSelection = (): void => {
    const found = text.current ? selectionIn(text.current) : undefined;
    if (found) selection.value = found;
  };
  const onKey = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (desk.ahead.value !== undefined) {
      // The sentence is not there yet: what is typed for it is kept until it is.
      e.preventDefault();
      if (e.key.length === 1) desk.ahead.value += e.key;
      return;
    }
    if (e.key.startsWith('Arrow') && text.current && source.value) {
      e.preventDefault();
      selection.value = movedByWord(text.current, source.value.lang, selection.value, e);
      return;
    }
    const mark = MARKS.find(({ key }) => key === e.key.toLowerCase());
    if (mark) void desk.mark(mark.as);
    else if (e.key.toLowerCase() === 'c' && active.value) void desk.cite(active.value);
    else if (e.key.toLowerCase() === 'x') setting.value = true;
    else return;
    e.preventDefault();
  };
  const shown = source.value;
  const marked = selection.value;
  return (
    <section class="pane source" aria-labelledby="source-head">
      <header>
        <h2 id="source-head">Source</h2>
        {folder.value.sources.length > 0 && (
          <select
            aria-label="Source shown"
            value={shown?.id ?? ''}
            onChange={(e) => void desk.chooseSource(e.currentTarget.value)}
          >
            {folder.value.sources.map(({ id, title, status }) => (
              <option key={id} value={id}>
                {status ? `${title} (${status})` : title}
              </option>
            ))}
          </select>
        )}
        <button type="button" aria-expanded={adding.value} onClick={() => (adding.value = !adding.value)}>
          New source
        </button>
      </header>
      {adding.value && <NewSource desk={desk} done={() => (adding.value = false)} />}
      {shown && (
        <>
          <Share share={shown.share} />
          {shown.status && (
            <p class="fell" role="note">
              <strong>
                {shown.status === 'withdrawn' ? 'Withdrawn' : 'Corrected'}
                {shown.statusOn && ` ${shown.statusOn}`}
              </strong>
              : {shown.statusNote}
            </p>
          )}
          <div class="marks" role="toolbar" aria-label="What the marked words are">
            {MARKS.map(({ as, key, label }) => (
              <button
                key={as}
                type="button"
                aria-keyshortcuts={key}
                disabled={!marked}
                onMouseDown={(e) => e.preventDefault()}
                onClick={() => void desk.mark(as)}
              >
                {label} <kbd>{key}</kbd>
              </button>
            ))}
            <select
              aria-label="Whose wish, offer or words"
              value={desk.holder.value}
              onChange={(e) => (desk.holder.value = e.currentTarget.value)}
            >
              <option value="">whose: as the words say</option>
              {folder.value.actors.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button
              type="button"
              aria-keyshortcuts="c"
              disabled={!marked || !active.value}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => active.value && void desk.cite(active.value)}
            >
              Cite <kbd>c</kbd>
            </button>
            <button
              type="button"
              aria-keyshortcuts="x"
              aria-expanded={setting.value}
              disabled={!marked}
              onClick={() => (setting.value = !setting.value)}
            >
              Set aside <kbd>x</kbd>
            </button>
          </div>
          {setting.value && (
            <form
              class="aside-form"
              onSubmit={(e) => {
                e.preventDefault();
                void desk.setAside(because.value.trim() || 'not of use here').then(() => {
                  because.value = '';
                  setting.value = false;
                  text.current?.focus();
                });
              }}
            >
              <label>
                Set aside, because{' '}
                <input
                  ref={(input) => input?.focus()}
                  value={because}
                  onInput={(e) => (because.value = e.currentTarget.value)}
                />
              </label>
              <button type="submit">Set aside</button>
            </form>
          )}
          <div
            class="text"
            ref={text}
            tabIndex={0}
            role="group"
            lang={shown.lang}
            dir="auto"
            aria-label={`${shown.title}: arrow keys mark words, Shift marks more`}
            onMouseUp={readSelection}
            onKeyDown={onKey}
          >
            {shown.paragraphs.map(({ number, stretches }) => (
              <p key={number} dir="auto" data-paragraph={number}>
                {stretches.map((stretch) => (
                  <Stretch key={stretch.from} stretch={stretch} desk={desk} marked={marked} />
                ))}
              </p>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function Stretch({ stretch, desk, marked }: { stretch: SourceStretch; desk: Desk; marked: Selection | undefined }) {
  const { from, text, use, items } = stretch;
  const active = desk.active.value;
  const lit = active !== undefined && items.some((path) => keyOf(path) === keyOf(active));
  const [first] = items;
  const open = (): void => {
    if (first && (!marked || marked.from === marked.to) && getSelection()?.isCollapsed) desk.writeIn(first);
  };
  return (
    <span data-from={from} class={lit ? `${use} lit` : use} onClick={first ? open : undefined}>
      {text}
    </span>
  );
}

function Share({ share }: { share: { used: number; aside: number; untouched: number } }) {
  const percent = (x: number): number => Math.round(x * 100);
  const words = `${percent(share.used)}% used, ${percent(share.aside)}% set aside, ${percent(share.untouched)}% untouched`;
  return (
    <p class="share">
      <span class="share-bar" aria-hidden="true">
        <span class="used" style={{ inlineSize: `${share.used * 100}%` }} />
        <span class="aside" style={{ inlineSize: `${share.aside * 100}%` }} />
      </span>
      {words}
    </p>
  );
}

/** What the reader has marked in the text, in offsets of the source's body. */
function selectionIn(root: HTMLElement): Selection | undefined {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return undefined;
  const range = chosen.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return undefined;
  const ends = [...root.querySelectorAll<HTMLElement>('[data-from]')].flatMap((span) => {
    const node = span.firstChild;
    if (!node || !range.intersectsNode(node)) return [];
    const start = Number(span.dataset['from']);
    const length = node.textContent?.length ?? 0;
    const from = start + (range.startContainer === node ? range.startOffset : 0);
    const to = start + (range.endContainer === node ? range.endOffset : length);
    return from < to ? [{ from, to }] : [];
  });
  const [first, last] = [ends[0], ends.at(-1)];
  return first && last ? { from: first.from, to: last.to } : undefined;
}

/** Shows a stretch of the source's body as marked. */
function showSelection(root: HTMLElement, { from, to }: Selection): void {
  const spans = [...root.querySelectorAll<HTMLElement>('[data-from]')].map((span) => ({
    node: span.firstChild,
    start: Number(span.dataset['from']),
  }));
  const first = spans.findLast(({ start }) => start <= from);
  const last = spans.findLast(({ start }) => start < to);
  if (!first?.node || !last?.node) return;
  const within = (node: Node, at: number): number => Math.max(0, Math.min(node.textContent?.length ?? 0, at));
  const chosen = getSelection();
  chosen?.setBaseAndExtent(
    first.node,
    within(first.node, from - first.start),
    last.node,
    within(last.node, to - last.start),
  );
  last.node.parentElement?.scrollIntoView({ block: 'nearest' });
}

/** The next word, or with Shift one more; up and down go by paragraphs. */
function movedByWord(
  root: HTMLElement,
  lang: string,
  now: Selection | undefined,
  { key, shiftKey: extend }: KeyboardEvent,
): Selection | undefined {
  const words = wordsIn(root, lang);
  const first = now ? words.findIndex((w) => w.to > now.from) : -1;
  const last = now ? words.findLastIndex((w) => w.from < now.to) : -1;
  const paragraph = (i: number): number => words[i]?.paragraph ?? 0;
  const target = (() => {
    switch (key) {
      case 'ArrowRight':
        return last + 1;
      case 'ArrowLeft':
        return extend ? Math.max(first, last - 1) : first - 1;
      case 'ArrowDown':
        return extend
          ? words.findLastIndex((w) => w.paragraph === paragraph(last))
          : words.findIndex((w) => w.paragraph > paragraph(last));
      default:
        return words.findIndex((w) => w.paragraph === Math.max(1, paragraph(first) - 1));
    }
  })();
  // Past the last paragraph there is none: what is marked stays.
  const to = target < 0 && key === 'ArrowDown' ? undefined : words[Math.max(0, Math.min(words.length - 1, target))];
  const from = extend && now ? words[first] : to;
  return to && from ? { from: from.from, to: to.to } : now;
}

interface ShownWord {
  from: number;
  to: number;
  paragraph: number;
}

/** The words of a paragraph are told apart in the paragraph as a whole: a claim may end within what is one word to it. */
function wordsIn(root: HTMLElement, lang: string): ShownWord[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  return [...root.querySelectorAll<HTMLElement>('[data-paragraph]')].flatMap((element) => {
    const base = Number(element.querySelector<HTMLElement>('[data-from]')?.dataset['from']);
    const paragraph = Number(element.dataset['paragraph']);
    return [...segmenter.segment(element.textContent ?? '')]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ index, segment }) => ({ from: base + index, to: base + index + segment.length, paragraph }));
  });
}
