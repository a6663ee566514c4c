import type { Logo } from '../brand/logo.ts';
import { plain, type Brief, type Claim, type Position, type Rich, type Span } from '../model/brief.ts';
import { isSuperseded } from '../model/superseded.ts';
import { statusUnder } from '../model/parts.ts';
import type { Site } from '../model/site.ts';
import type { FaceName } from '../sheet/laid.ts';
import { wording } from '../wording/index.ts';
import { said as inWords } from '../wording/phrase.ts';
import * as phrases from '../wording/phrases.ts';
import { sentence } from '../wording/sentence.ts';

/** What the two pictures print of a brief, in the words that the sheet prints. */
export interface Content {
  readonly label: string;
  /** Where it is not to be relied on: "Draft", "Withdrawn", "Superseded". */
  readonly status?: string;
  readonly desk: string;
  readonly logo?: Logo;
  /** Lines under it. */
  readonly letterhead: readonly string[];
  readonly asOf: string;
  readonly title: string;
  readonly address: string;
  readonly bottomLine: Said;
  readonly facts: readonly Said[];
  readonly positions: readonly Stance[];
  /** The first. */
  readonly judgement?: Outlook;
}

/** Something said, with its emphasis, and the same without, which is what is shortened. */
export interface Said {
  readonly spans: readonly { readonly text: string; readonly face: FaceName }[];
  readonly plain: string;
}

export interface Stance {
  readonly actor: string;
  readonly under?: string;
  /** Whether the desk inferred it; the name has the mark, and the table owes the note. */
  readonly inferred: boolean;
  /** Absent where the actor says nothing. */
  readonly wants?: Said;
  readonly offers?: Said;
}

export interface Outlook {
  readonly lead: string;
  readonly text: Said;
  readonly confidence: string;
  /** Per cent. */
  readonly low: number;
  readonly high: number;
  /** Where its line ends, as the briefing's language writes 100 per cent. */
  readonly end: string;
}

export function content(brief: Brief, site: Site): Content {
  const w = wording(brief.lang);
  const [first] = brief.judgements;
  return {
    label: phrases.label(brief),
    desk: tidy(site.name),
    ...(site.drawnLogo ? { logo: site.drawnLogo } : {}),
    letterhead: (site.letterhead ?? []).map(tidy),
    ...statusOf(brief),
    asOf: `${phrases.asOf(brief)} · ${w.edition(brief.edition)}`,
    title: tidy(brief.title),
    address: phrases.shortAddress(brief, site.url),
    bottomLine: marked([], brief.bottomLine.text, 'serif', brief),
    facts: brief.keyFacts.map((fact) => marked([phrases.factMark(fact, brief.lang)], fact.text, 'serif', brief)),
    positions: brief.positions.map((position) => stance(position, brief)),
    ...(first
      ? {
          judgement: {
            lead: tidy(inWords(phrases.judgementLead(first, brief.lang))),
            text: marked([], sentence(first.text), 'serif', brief),
            confidence: tidy(inWords(phrases.confidence(first, brief.lang))),
            low: first.low,
            high: first.high,
            end: w.percent(100),
          },
        }
      : {}),
  };
}

/** Where it is not to be relied on. */
function statusOf(brief: Brief): Pick<Content, 'status'> {
  const w = wording(brief.lang);
  if (brief.status !== 'published') return { status: w[brief.status] };
  return isSuperseded(brief) ? { status: w.superseded } : {};
}

function stance(position: Position, brief: Brief): Stance {
  const w = wording(brief.lang);
  const { actor, basis, wants, offers } = position;
  const under = [phrases.underActor(position), basis === 'reported' ? w.reported : undefined].filter(
    (s) => s !== undefined,
  );
  const claim = (c: Claim | undefined) => (c ? marked([], c.text, 'sans', brief) : undefined);
  const [wanted, offered] = [claim(wants), claim(offers)];
  return {
    actor: tidy(basis === 'inferred' ? `${actor.name}\u00A0${w.inferredMark}` : actor.name),
    inferred: basis === 'inferred',
    ...(under.length ? { under: tidy(under.join('; ')) } : {}),
    ...(wanted ? { wants: wanted } : {}),
    ...(offered ? { offers: offered } : {}),
  };
}

/** Marks are left out, since a picture lists no sources; it leads to the brief, which does. */
function said(text: Rich, family: 'serif' | 'sans'): Said {
  const spans = text
    .filter((part) => part.kind === 'text')
    .map((span) => ({ text: tidy(span.text), face: face(span, family) }));
  const close = spans.map(({ text: t, face: f }, i) => ({ text: i === spans.length - 1 ? t.trimEnd() : t, face: f }));
  return { spans: close, plain: tidy(plain(text)).replace(/ {2,}/g, ' ') };
}

/** A text behind what it is marked as; a picture has no marks of sources, and says in words where one does not stand. */
function marked(marks: readonly (string | undefined)[], text: Rich, family: 'serif' | 'sans', brief: Brief): Said {
  const all = [...marks, phrases.passageStatus(statusUnder(text, brief), brief.lang)].filter((m) => m !== undefined);
  const words = said(text, family);
  if (!all.length) return words;
  const lead = tidy(`${all.join(' · ')}: `);
  return { spans: [{ text: lead, face: `${family}-semibold` }, ...words.spans], plain: lead + words.plain };
}

function face({ emphasis, strong }: Span, family: 'serif' | 'sans'): FaceName {
  if (strong) return emphasis ? `${family}-semibold-italic` : `${family}-semibold`;
  return emphasis ? `${family}-italic` : family;
}

/** As a font is asked for it: composed, and without characters that only direct a line's breaking, which is done here. */
const tidy = (text: string): string => text.normalize('NFC').replace(/[\u00AD\u200B\u2060\uFEFF]/g, '');
