import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { HOLDS, isComponent, TOP } from '../../model/components.ts';
import type { NewComponent } from '../../model/markup.ts';
import type { Item, ItemCite, Path, ShownProblem } from '../look.ts';
import { keyOf, type Desk } from './desk.ts';
import { AskedField } from './fields.tsx';
import { FIELDS, FRONT, LABELS, type Field } from './forms.ts';
import { TextMode } from './text-mode.tsx';

/** The briefing: each claim in its own words, with its passages, its data, and what is wrong with it. */
export function BriefingPane({ desk }: { desk: Desk }) {
  const look = desk.look.value;
  return (
    <section class="pane briefing" aria-labelledby="briefing-head">
      <header>
        <h2 id="briefing-head">Briefing</h2>
        <button
          type="button"
          aria-pressed={desk.asText.value}
          disabled={look?.items === undefined}
          onClick={() => (desk.asText.value = !desk.asText.value)}
        >
          As text
        </button>
        {look?.room && <p class="room">{look.room.said}</p>}
      </header>
      {look && (desk.asText.value ? <TextMode desk={desk} /> : <Items desk={desk} />)}
      {look && <Problems desk={desk} problems={look.problems} />}
    </section>
  );
}

function Items({ desk }: { desk: Desk }) {
  const { items = [], problems = [] } = desk.look.value ?? {};
  return (
    <div class="items">
      <Front desk={desk} />
      {items.map((item) => (
        <ItemCard key={keyOf(item.path)} desk={desk} item={item} problems={problems} />
      ))}
      <div class="adders" role="group" aria-label="Add to the briefing">
        {TOP.filter((name) => name !== 'BottomLine').map((name) => (
          <button key={name} type="button" onClick={() => void desk.add(blank(name))}>
            + {LABELS[name]}
          </button>
        ))}
      </div>
    </div>
  );
}

/** A component as it is begun, with what it cannot be without. */
function blank(name: NewComponent['name']): NewComponent {
  switch (name) {
    case 'Judgement':
      return { name, attributes: { term: 'likely', confidence: 'low', because: '…' }, words: '…' };
    case 'Scenario':
      return { name, attributes: { name: '…', probability: '50' }, words: '…' };
    case 'Forecast':
      return {
        name,
        attributes: { id: 'forecast', probability: '50', resolves: '', criteria: '…', resolver: '…' },
        words: '…',
      };
    case 'Position':
      return { name, attributes: { actor: '' }, inside: [{ name: 'Wants', words: '…' }] };
    default:
      return { name, words: '…' };
  }
}

function Front({ desk }: { desk: Desk }) {
  const { fields = {}, problems = [] } = desk.look.value ?? {};
  const wrong = problems.filter((p) => p.field !== undefined);
  // What is wrong in it opens it once; it never closes under who writes in it.
  const isOpen = useSignal(wrong.length > 0);
  const shown = (name: string): string => {
    const value = fields[name];
    return Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value as string | number);
  };
  const set = (name: string, value: string): void => {
    const list = name === 'topics' || ((name === 'authors' || name === 'reviewedBy') && value.includes(','));
    const parts = value.split(',').flatMap((part) => part.trim() || []);
    const given = list ? parts : value.trim();
    void desk.act({ kind: 'field', name, value: given.length ? given : undefined });
  };
  return (
    <details class="front" open={isOpen} onToggle={(e) => (isOpen.value = e.currentTarget.open)}>
      <summary>{shown('title') || 'About the briefing'}</summary>
      <div class="fields">
        {FRONT.map((field) => (
          <AskedField
            key={field.name}
            desk={desk}
            field={field}
            value={shown(field.name)}
            set={(value) => set(field.name, value)}
            wrong={wrong.some((p) => p.field === field.name)}
          />
        ))}
      </div>
    </details>
  );
}

interface Card {
  readonly desk: Desk;
  readonly item: Item;
  readonly problems: readonly ShownProblem[];
}

function ItemCard({ desk, item, problems }: Card) {
  const { path, name, attributes, cites, inside } = item;
  const card = useRef<HTMLElement>(null);
  const isActive = desk.active.value !== undefined && keyOf(desk.active.value) === keyOf(path);
  const own = problems.filter((p) => p.path && keyOf(p.path) === keyOf(path));
  const fields = FIELDS[name] ?? [];
  const label = LABELS[name] ?? name;
  const number = `${label}${path.length ? ` ${path.map((n) => n + 1).join('.')}` : ''}`;
  const holdsText = isComponent(name) && HOLDS[name].text;
  const set = (attribute: string) => (value: string) =>
    void desk.act({ kind: 'attribute', path, name: attribute, ...(value === '' ? {} : { value }) });
  const asked = (field: Field) => (
    <AskedField
      key={field.name}
      desk={desk}
      field={field}
      value={attributes[field.name] ?? ''}
      set={set(field.name)}
      wrong={false}
    />
  );
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <article
      ref={card}
      class={`item ${name.toLowerCase()}${isActive ? ' active' : ''}`}
      aria-label={number}
      onFocusIn={(e) => {
        e.stopPropagation();
        desk.active.value = path;
      }}
    >
      <header>
        <h3>{label}</h3>
        <button
          type="button"
          class="remove"
          aria-label={`Remove ${number}`}
          onClick={() => void desk.act({ kind: 'remove', path })}
        >
          Remove
        </button>
      </header>
      {holdsText &&
        (item.words === undefined ? (
          <p class="note">This text has styled words: it is edited as text.</p>
        ) : (
          <Words desk={desk} path={path} words={item.words} label={number} wrong={own.length > 0} />
        ))}
      {cites.length > 0 && <Cites desk={desk} cites={cites} />}
      {fields.length > 0 && (
        <div class="fields">
          {fields.filter((field) => !field.rare || attributes[field.name] !== undefined).map(asked)}
          {fields.some((field) => field.rare && attributes[field.name] === undefined) && (
            <details class="more">
              <summary>More</summary>
              <div class="fields">
                {fields.filter((field) => field.rare && attributes[field.name] === undefined).map(asked)}
              </div>
            </details>
          )}
        </div>
      )}
      {own.length > 0 && (
        <ul class="problems">
          {own.map((p) => (
            <ProblemLine key={`${p.rule} ${p.line}:${p.column} ${p.message}`} problem={p} />
          ))}
        </ul>
      )}
      {inside.map((inner) => (
        <ItemCard key={keyOf(inner.path)} desk={desk} item={inner} problems={problems} />
      ))}
    </article>
  );
}

function Cites({ desk, cites }: { desk: Desk; cites: readonly ItemCite[] }) {
  return (
    <ol class="cites">
      {cites.map(({ source, passage, pieces }, i) => (
        <li key={`${i} ${passage}`} class={pieces.length ? '' : 'lost'}>
          <button
            type="button"
            onClick={() => {
              if (source !== undefined) void desk.chooseSource(source).then(() => (desk.pane.value = 'source'));
            }}
          >
            {desk.folder.value.sources.find((s) => s.id === source)?.title ?? source ?? 'Source not named'}
          </button>{' '}
          <q dir="auto">{passage}</q>
          {!pieces.length && <strong> not in the source</strong>}
        </li>
      ))}
    </ol>
  );
}

interface WordsProps {
  readonly desk: Desk;
  readonly path: Path;
  readonly words: string;
  readonly label: string;
  readonly wrong: boolean;
}

/** An item's sentence. What is typed is kept as typed until the briefing has it; what was undone is shown at once. */
function Words({ desk, path, words, label, wrong }: WordsProps) {
  const typed = useSignal<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = typed.value !== undefined && isSame(typed.value, words) ? typed.value : words;
  const value = desk.pending.value > 0 ? (typed.value ?? words) : shown;
  const write = (text: string): void => {
    typed.value = text;
    void desk.write(path, text).then((acted) => {
      if (acted?.refused !== undefined) typed.value = undefined;
    });
  };
  /** Goes to the sentence, all its words selected; what was typed for it already takes their place. */
  const writeHere = (): void => {
    if (!area.current) return;
    area.current.focus();
    const ahead = desk.ahead.value;
    desk.ahead.value = undefined;
    const end = wordsEnd(area.current.value);
    area.current.setSelectionRange(0, end);
    if (!ahead) return;
    area.current.setRangeText(ahead, 0, end, 'end');
    write(area.current.value);
  };
  useSignalEffect(() => {
    const to = desk.focus.value;
    if (to && keyOf(to.path) === keyOf(path)) untracked(writeHere);
  });
  return (
    <div class="grow" data-words={`${value} `}>
      <textarea
        ref={area}
        aria-label={label}
        dir="auto"
        rows={1}
        value={value}
        {...(wrong ? { 'aria-invalid': true as const } : {})}
        onInput={(e) => write(e.currentTarget.value)}
        onBlur={() => (typed.value = undefined)}
      />
    </div>
  );
}

/** Where a text's words end, before the citations that follow them. */
const wordsEnd = (text: string): number => /[\s\u2460-\u2473]*$/u.exec(text)?.index ?? text.length;

const isSame = (typed: string, words: string): boolean => typed.replace(/\s+/gu, ' ').trim() === words;

function Problems({ desk, problems }: { desk: Desk; problems: readonly ShownProblem[] }) {
  const errors = problems.filter((p) => p.severity === 'error').length;
  const head = problems.length
    ? `${errors} ${errors === 1 ? 'error' : 'errors'}, ${problems.length - errors} ${problems.length - errors === 1 ? 'warning' : 'warnings'}`
    : 'Nothing to mend';
  return (
    <details class="all-problems" open={problems.length > 0}>
      <summary>{head}</summary>
      <ul class="problems">
        {problems.map((p) => (
          <li key={`${p.file} ${p.rule} ${p.line}:${p.column} ${p.message}`} class={p.severity}>
            {p.path ? (
              <button type="button" onClick={() => p.path && desk.writeIn(p.path)}>
                {p.message}
              </button>
            ) : (
              <strong>{p.file === desk.file.value ? p.message : `${p.file}: ${p.message}`}</strong>
            )}{' '}
            <span>{p.note}</span> <small>{p.rule}</small>
          </li>
        ))}
      </ul>
    </details>
  );
}

const ProblemLine = ({ problem: { severity, message, note, rule } }: { problem: ShownProblem }) => (
  <li class={severity}>
    <strong>{message}.</strong> {note} <small>{rule}</small>
  </li>
);
