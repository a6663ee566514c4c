import type { NewComponent } from '../model/markup.ts';
import type { Outline, OutlinedComponent } from '../model/outline.ts';
import type { Splice } from '../model/splice.ts';
import type { Act } from './act.ts';
import { addComponent, addInside } from './actions.ts';

type MarkAct = Extract<Act, { kind: 'mark' }>;
type Added = { readonly splice: Splice; readonly at: number } | { readonly refused: string };

/**
 * Makes of marked words what the writer says they are. A wish or an offer goes into its actor's position, begun where there is
 * none; an outcome into the judgement, forecast or scenarios in hand, else into the first that wait for one. The words stand in it as the source has them, to be written over.
 */
export function addMarked(text: string, outline: Outline, act: MarkAct, passage: string): Added {
  const cites = [{ source: act.source, passage }];
  const said = { words: passage, cites };
  switch (act.as) {
    case 'KeyFact':
      return top(text, outline, { name: 'KeyFact', ...said });
    case 'Quote':
      return top(text, outline, { name: 'Quote', attributes: { by: act.actor }, ...said });
    case 'Wants':
    case 'Offers':
      return inPosition(text, outline, act, { name: act.as, ...said });
    case 'Outcome':
      return inOutlook(text, outline, act, { name: 'Outcome', attributes: { is: 'yes', on: '' }, ...said });
  }
}

function top(text: string, outline: Outline, component: NewComponent): Added {
  const splice = addComponent(text, outline, component);
  return { splice, at: splice.from + splice.insert.search(/\S/) };
}

function inPosition(text: string, outline: Outline, { actor }: MarkAct, cell: NewComponent): Added {
  if (!actor) return { refused: 'Whose position is it? Choose an actor' };
  const theirs = outline.components.filter(
    ({ name, attributes }) => name === 'Position' && valueOf(attributes, 'actor') === actor,
  );
  const free = theirs.find(({ inside }) => inside.every(({ name }) => name !== cell.name));
  if (free) return within(text, free, cell);
  if (theirs[0]) return { refused: `That position has its ${cell.name} already: add this passage there as a citation` };
  return innermost(top(text, outline, { name: 'Position', attributes: { actor }, inside: [cell] }), cell);
}

function inOutlook(text: string, outline: Outline, { path = [] }: MarkAct, outcome: NewComponent): Added {
  const waiting = outline.components.filter((component) => waits(component, outline));
  const inHand = outline.components[path[0] ?? -1];
  const open =
    waiting.find((component) => component === inHand) ??
    ['Forecast', 'Judgement', 'Scenario'].flatMap((kind) => waiting.filter(({ name }) => name === kind))[0];
  if (!open) return { refused: 'There is no judgement, forecast or scenario that waits for its outcome' };
  if (open.name !== 'Scenario') return within(text, open, outcome);
  const { is: _, ...rest } = outcome.attributes ?? {};
  return top(text, outline, { ...outcome, attributes: { is: valueOf(open.attributes, 'name'), ...rest } });
}

/** Whether an outcome is to be said of a component; scenarios have one together, at the top of the file. */
function waits({ name, inside }: OutlinedComponent, { components }: Outline): boolean {
  if (name === 'Scenario') return components.every((other) => other.name !== 'Outcome');
  return (name === 'Forecast' || name === 'Judgement') && inside.every((inner) => inner.name !== 'Outcome');
}

function within(text: string, component: OutlinedComponent, added: NewComponent): Added {
  const splice = addInside(text, component, added);
  return innermost({ splice, at: splice.from }, added);
}

/** Where the added component itself begins, in what was written round it. */
function innermost(added: Added, { name }: NewComponent): Added {
  if ('refused' in added) return added;
  const { splice } = added;
  return { splice, at: splice.from + splice.insert.indexOf(`<${name}`) };
}

const valueOf = (attributes: OutlinedComponent['attributes'], name: string): string | undefined =>
  attributes.find((a) => a.name === name)?.value;
