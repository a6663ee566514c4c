import type { Hover } from 'vscode-languageserver';
import type { Texts } from '../desk/engine.ts';
import { officeOn, type Actor } from '../model/actor.ts';
import { ATTRIBUTES, HOLDS, isComponent } from '../model/components.ts';
import { findTerm } from '../model/scale.ts';
import type { Source } from '../model/source.ts';
import { describedIn } from './described.ts';
import { FIELDS, type Named } from './named.ts';
import { passageIn, type FoundPassage } from './passages.ts';
import { rangeOf } from './ranges.ts';

/** What is told of what is named: of a passage, its paragraph with the cited words marked. */
export function hoverOf(texts: Texts, file: string, named: Named): Hover | undefined {
  const value = told(texts, file, named);
  return value === undefined ? undefined : { contents: { kind: 'markdown', value }, range: rangeOf(named.at) };
}

function told(texts: Texts, file: string, named: Named): string | undefined {
  const { sources, actors, site, briefings } = texts.library(file);
  switch (named.kind) {
    case 'passage': {
      const source = sources.find(({ id }) => id === named.source);
      const found = source && passageIn(texts, source, named.passage);
      return found && passageTold(found);
    }
    case 'source': {
      const source = sources.find(({ id }) => id === named.name);
      return source && sourceTold(source);
    }
    case 'actor': {
      const actor = actors.find(({ id }) => id === named.name);
      return actor && actorTold(actor, briefings[0]?.asOf.slice(0, 10));
    }
    case 'term': {
      const term = findTerm(site.scale, named.name);
      return term && `**${term.key}** · ${term.low}–${term.high}%`;
    }
    case 'component':
      return isComponent(named.name) ? componentTold(named.name) : undefined;
    case 'attribute':
      return isComponent(named.component)
        ? describedIn(ATTRIBUTES[named.component].shape as Record<string, unknown>, named.name)
        : undefined;
    case 'field':
      return describedIn(FIELDS[named.of].shape, named.name);
    case 'briefing':
      return undefined;
  }
}

function passageTold({ source, context, pages }: FoundPassage): string {
  const page = pages && (pages.from === pages.to ? `p. ${pages.from}` : `pp. ${pages.from}–${pages.to}`);
  const paragraphs = context.map(({ paragraph, cut, parts }) => {
    const words = parts.map(({ text, cited }) => (cited ? marked(text) : plainly(text))).join('');
    return `¶${paragraph} ${cut.before ? '… ' : ''}${words}${cut.after ? ' …' : ''}`;
  });
  return [`${sourceTold(source)}${page ? ` · ${page}` : ''}`, ...paragraphs].join('\n\n');
}

const sourceTold = ({ title, publisher, published, descriptor }: Source): string =>
  `**${plainly(title)}** · ${plainly(publisher)}, ${published} · ${plainly(descriptor)}`;

function actorTold(actor: Actor, on: string | undefined): string {
  const office = on === undefined ? undefined : officeOn(actor, on);
  return [`**${plainly(actor.name)}**`, actor.kind, ...(office ? [`${plainly(office.title)} on ${on}`] : [])].join(
    ' · ',
  );
}

function componentTold(name: keyof typeof HOLDS): string {
  const { text, inside } = HOLDS[name];
  const attributes = Object.keys(ATTRIBUTES[name].shape).map((a) => `\`${a}\``);
  const held = [...(text ? ['running text'] : []), ...inside.map((i) => `\`${i}\``)];
  return [
    `**${name}**`,
    `Attributes: ${attributes.join(', ') || 'none'}`,
    `Holds: ${held.join(', ') || 'nothing'}`,
  ].join('\n\n');
}

/** A source's words as Markdown that shows them as they are. */
const plainly = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+.!|~&-]/g, '\\$&');

/** Marked words; blanks at their ends would unmake the mark. */
const marked = (text: string): string =>
  text.replace(/^(\s*)([\s\S]*?)(\s*)$/, (_, a: string, words: string, b: string) =>
    words ? `${a}**${plainly(words)}**${b}` : a + b,
  );
