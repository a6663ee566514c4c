import { useId } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { Desk } from './desk.ts';
import type { Field } from './forms.ts';
import { idOf } from './new-source.tsx';

interface Asked {
  readonly desk: Desk;
  readonly field: Field;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly wrong: boolean;
}

/** One piece of data, asked for as fits it. */
export function AskedField(asked: Asked) {
  const id = useId();
  return (
    <div class={`field as-${asked.field.as}`}>
      <label for={id}>{asked.field.label}</label>
      <Control {...asked} id={id} />
    </div>
  );
}

function Control({ id, desk, field, value, set, wrong }: Asked & { id: string }) {
  const invalid = wrong ? { 'aria-invalid': true as const } : {};
  switch (field.as) {
    case 'choice':
      return (
        <select id={id} value={value} onChange={(e) => set(e.currentTarget.value)} {...invalid}>
          {!field.of.some(([known]) => known === value) && <option value={value}>{value || '…'}</option>}
          {field.of.map(([known, label]) => (
            <option key={known} value={known}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'term':
      return (
        <select id={id} value={value} onChange={(e) => set(e.currentTarget.value)} {...invalid}>
          {!desk.folder.value.terms.some((t) => t.key === value) && <option value={value}>{value || '…'}</option>}
          {desk.folder.value.terms.map(({ key, low, high }) => (
            <option key={key} value={key}>
              {key} ({low}–{high}%)
            </option>
          ))}
        </select>
      );
    case 'actor':
      return <ActorField id={id} desk={desk} value={value} set={set} wrong={wrong} />;
    case 'date':
      return (
        <span class="date">
          <Line id={id} value={value} set={set} wrong={wrong} placeholder="2026-01-31, 2026-01 or 2026" />
          <input
            type="date"
            aria-label={`${field.label}: choose a day`}
            value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''}
            onChange={(e) => set(e.currentTarget.value)}
          />
        </span>
      );
    case 'percent':
    case 'line':
      return <Line id={id} value={value} set={set} wrong={wrong} />;
  }
}

interface LineProps {
  readonly id: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly wrong: boolean;
  readonly placeholder?: string;
  /** The id of what is offered while one types. */
  readonly list?: string;
}

/** A line is taken when one leaves it or presses Enter; until then what is typed stays, whatever else changes. */
function Line({ id, value, set, wrong, placeholder, list }: LineProps) {
  const typed = useSignal<string>();
  return (
    <input
      type="text"
      id={id}
      value={typed.value ?? value}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(list === undefined ? {} : { list })}
      {...(wrong ? { 'aria-invalid': true as const } : {})}
      onInput={(e) => (typed.value = e.currentTarget.value)}
      onChange={(e) => set(e.currentTarget.value)}
      onBlur={() => (typed.value = undefined)}
    />
  );
}

/** An actor by name, found while one types; one who is not there is made in place. */
function ActorField({ id, desk, value, set, wrong }: Omit<LineProps, 'placeholder' | 'list'> & { desk: Desk }) {
  const making = useSignal(false);
  const { actors } = desk.folder.value;
  const nameOf = (actor: string): string => actors.find((a) => a.id === actor)?.name ?? actor;
  const take = (name: string): void => {
    const known = actors.find((a) => a.name === name || a.id === name);
    set(known?.id ?? idOf(name));
  };
  return (
    <span class="actor">
      <Line id={id} value={nameOf(value)} set={take} wrong={wrong} list={`${id}-actors`} />
      <datalist id={`${id}-actors`}>
        {actors.map((actor) => (
          <option key={actor.id} value={actor.name} />
        ))}
      </datalist>
      <button type="button" aria-expanded={making.value} onClick={() => (making.value = !making.value)}>
        New actor
      </button>
      {making.value && (
        <NewActor
          desk={desk}
          made={(actor) => {
            making.value = false;
            if (actor !== undefined) set(actor);
          }}
        />
      )}
    </span>
  );
}

const KINDS = ['person', 'state', 'organisation', 'group'] as const;

function NewActor({ desk, made }: { desk: Desk; made: (id: string | undefined) => void }) {
  const fields = useSignal({ name: '', kind: 'person', office: '', aliases: '' });
  const set = (name: keyof typeof fields.value) => (e: { currentTarget: { value: string } }) =>
    void (fields.value = { ...fields.value, [name]: e.currentTarget.value });
  const make = async (): Promise<void> => {
    const { name, kind, office, aliases } = fields.value;
    const id = idOf(name);
    const given = {
      name,
      kind,
      ...(office ? { offices: [{ title: office }] } : {}),
      ...(aliases ? { aliases: aliases.split(',').map((a) => a.trim()) } : {}),
    };
    if (!id) return desk.tell('The actor needs a name');
    if (await desk.create({ kind: 'actor', id, fields: given })) made(id);
  };
  return (
    <span class="new-actor" role="group" aria-label="New actor">
      <label>
        Name <input value={fields.value.name} onInput={set('name')} />
      </label>
      <label>
        Kind{' '}
        <select value={fields.value.kind} onChange={set('kind')}>
          {KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </label>
      <label>
        Office held <input value={fields.value.office} onInput={set('office')} />
      </label>
      <label>
        Other names, parted by commas <input value={fields.value.aliases} onInput={set('aliases')} />
      </label>
      <button type="button" onClick={() => void make()}>
        Make actor
      </button>
    </span>
  );
}
