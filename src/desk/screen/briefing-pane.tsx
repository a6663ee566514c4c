import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { HOLDS, isComponent, TOP } from '../../model/components.ts';
import type { NewComponent } from '../../model/markup.ts';
import type { Item, ItemCite, ShownProblem } from '../look.ts';
import type { Desk } from './desk.ts';
import { keyOf } from './paths.ts';
import { AskedField } from './fields.tsx';
import { FIELDS, FRONT, LABELS, SET_FIELDS, type Field } from './forms.ts';
import { Problems, ProblemLine } from './problems.tsx';
import { Sentence } from './sentence.tsx';
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
    case 'Outcome':
      return { name, attributes: { is: 'open', on: '' }, words: '…' };
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
  const fields = name === 'Outcome' && path.length === 1 ? SET_FIELDS : (FIELDS[name] ?? []);
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
          <Sentence desk={desk} path={path} words={item.words} label={number} wrong={own.length > 0} />
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
            <ProblemLine key={`${p.rule} ${p.line}:${p.column} ${p.message}`} desk={desk} problem={p} />
          ))}
        </ul>
      )}
      {(name === 'Judgement' || name === 'Forecast') && inside.every((inner) => inner.name !== 'Outcome') && (
        <button type="button" onClick={() => void desk.add(blank('Outcome'), path)}>
          + {LABELS['Outcome']}
        </button>
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
