import { uncovered, type Worked } from './computed.ts';
import { figuresOf, figuresWhere, joinedFigures, NO_FIGURES, type Figures } from './figures.ts';
import { groundOf, groundOfBrief, type Ground } from './ground.ts';
import { PART, type Printed } from './printed.ts';
import { failures, type Failure } from './resting.ts';
import type { Finding, Reading, Rule } from './rule.ts';
import { swappedDates, swappedPairs } from './swapped.ts';

/**
 * Every quantity of a claim stands in the words it cites or their sentence, with its unit, whatever form both have ("three"
 * is 3, "€1.2bn" is 1.2 billion euros), or the element says with `computed` how it was reached, which covers the one figure
 * that the numbers named there give. What stands elsewhere in the paragraph is a warning. Figures that changed places, that
 * rise where the source has them fall, that lost their minus, are said of the contrary (a surplus of a deficit, none of all,
 * a week of a month), or are in another unit are errors; one that is only rounded is a warning. A quantity in the title, the bottom line or
 * why it matters is in one of the briefing's claims, judgements or forecasts; a probability, its range or a day is none.
 * A reason for a confidence has no number that no source has; one in a scenario may be a threshold, which is a warning.
 *
 * A date may also be the day its source was published, a weekday or "yesterday" of its sentence, or the claim's `on` where
 * that is in the week before: a report says "on Tuesday". The year may be the source's. A small group that is known already
 * ("the two sides") is held only against another number of the same thing. "More than", "nearly" and "about" allow a round
 * figure.
 *
 * Standard: ONS.
 *
 * Good:
 *
 *     <KeyFact>A strike killed 72 in the war’s fourth year, 3.5 years on. <Cite passage="a deadly strike in Kyiv killing 72"/> <Cite passage="the ongoing 3-1/2-year war"/></KeyFact>
 *
 *     <KeyFact on="2025-08-06">On 6 August 2025 the two sides met for 3 hours. <Cite passage="held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact computed="72 divided by 12">A strike killed six people in each house. <Cite passage="a deadly strike in Kyiv killing 72"/></KeyFact>
 *
 *     <KeyFact on="2025-08-06" computed="6 August plus 21 days">The tariff begins on 27 August 2025. <Cite passage="held a three-hour meeting"/></KeyFact>
 *
 *     <KeyFact computed="1.2 plus 0.35">The port cost €1.55 billion. <Cite passage="held a three-hour meeting"/></KeyFact>
 *
 * Bad:
 *
 *     <KeyFact computed="1.2 plus 0.35">The port cost €1.65 billion. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → "€1.65 billion" is not in the cited words or their sentence
 *
 *     <KeyFact>A strike in Kyiv killed 73. <Cite passage="a deadly strike in Kyiv killing 72"/></KeyFact>
 *     → "73" is not in the cited words or their sentence
 *
 *     <KeyFact>The tariff takes effect on 27 September. <Cite source="india-tariffs" passage="effective August 27"/></KeyFact>
 *     → "27 September" is not in the cited words or their sentence
 *
 *     <KeyFact>Envoys met for three days. <Cite passage="held a three-hour meeting"/></KeyFact>
 *     → "three days" is in another unit than in the cited words: "three-hour"
 *
 *     <KeyFact computed="72 divided by 12">A strike killed six people in each of 9 houses. <Cite passage="a deadly strike in Kyiv killing 72"/></KeyFact>
 *     → "9" is not in the cited words or their sentence
 *
 *     <BottomLine>Envoys met for eleven hours and parted without terms.</BottomLine>
 *     → "eleven hours" in the bottom line is in no claim, judgement or forecast
 */
export const numberSourced: Rule = (reading) => [
  ...reading.claims.flatMap((text) => unsourced(text, reading)),
  ...reading.texts.filter(({ part }) => TOPS.has(part)).flatMap((text) => unclaimed(text, reading)),
  ...reading.texts.filter(({ part }) => SUPPORTED.has(part)).flatMap((text) => unsupported(text, reading)),
];

const TOPS: ReadonlySet<Printed['part']> = new Set(['title', 'bottomLine', 'whyItMatters']);
const SUPPORTED: ReadonlySet<Printed['part']> = new Set(['because', 'scenario']);

function unsourced(text: Printed, reading: Reading): Finding[] {
  const { brief, sourceOf, broken, placeOf } = reading;
  if (!text.citations.length || broken(text.at)) return [];
  const figures = figuresOutsideQuotation(text);
  if (!hasAny(figures)) return [];
  const ground = groundOf(text, sourceOf);
  const { computed, lang } = text;
  const failed = failures(figures, ground, text.text, computed === undefined ? NO_FIGURES : figuresOf(computed, lang));
  const missing = failed.filter((f) => UNFOUND.has(f.how));
  const left =
    computed === undefined
      ? missing
      : uncovered(
          missing.map((f) => worked(f, figures)),
          computed,
          lang,
          text.on ?? brief.asOf.slice(0, 10),
        );
  const others = failed.filter((f) => !UNFOUND.has(f.how));
  const swapped = swappedPairs(figures.quantities, ground.cited.quantities, lang);
  return [
    ...[...left, ...others].map((f) => finding(text, f, ground, reading)),
    ...swapped.map(({ pair: [q, r], unsure }) => ({
      at: placeOf(text, q),
      ...(unsure && { severity: 'warning' as const }),
      message: `"${q.text}" and "${r.text}" stand where the source has the other`,
      note: 'Read the sentence of the source again, and put each figure with what it is of',
    })),
    ...swappedDates(figures, ground.cited).map(([d, e]) => ({
      at: placeOf(text, d),
      message: `"${text.text.slice(d.start, d.end)}" and "${text.text.slice(e.start, e.end)}" stand where the source has the other`,
      note: 'Read the sentence of the source again, and put each date with what it is of',
    })),
  ];
}

/** What `computed` can cover: a figure that is not in the cited sentences, or is there as something else. */
const UNFOUND: ReadonlySet<Failure['how']> = new Set(['missing', 'nowhere', 'unit', 'elsewhere']);

function worked(failure: Failure, { quantities }: Figures): Worked {
  const quantity = quantities.find((q) => q.start === failure.start);
  return { ...failure, values: quantity?.values ?? [], ...(quantity ? { quantity } : {}) };
}

/** Quoted words are held to their source by a rule of their own; of a `Quote` the figures are looked at all the same. */
function figuresOutsideQuotation(text: Printed): Figures {
  const all = text.figures;
  if (text.part === 'quote' || !text.quotations.length) return all;
  return figuresWhere(all, ({ start }) => !text.isQuoted(start));
}

const hasAny = ({ quantities, dates, months, times, weekdays }: Figures): boolean =>
  [quantities, dates, months, times, weekdays].some((some) => some.length > 0);

function finding(printed: Printed, failure: Failure, ground: Ground, { placeOf, rewrite }: Reading): Finding {
  const { text, how, instead = '' } = failure;
  const said = `"${text}"`;
  const at = placeOf(printed, failure);
  switch (how) {
    case 'missing':
      return {
        at,
        message: `${said} is not in the cited words or their sentence`,
        note: advice(ground.cited, instead),
        fix: instead ? rewrite(printed, failure, instead, false) : undefined,
      };
    case 'another':
      return {
        at,
        message: `${said} may be of something else in the cited words`,
        note: 'Read the sentence of the source again, and put the figure with what it is of',
        severity: 'warning',
      };
    case 'nowhere':
      return {
        at,
        message: `${said} is not in the cited words or their sentence`,
        note: advice(ground.cited, instead),
        severity: 'warning',
      };
    case 'rounded':
      return {
        at,
        message: `${said} is a round form of "${instead}" in the cited words`,
        note: 'Say "about", or give the source’s number',
        severity: 'warning',
      };
    case 'elsewhere':
      return {
        at,
        message: `${said} is not in the cited words or their sentence, but may be in their paragraph`,
        note: 'Cite the sentence that has it as well',
        severity: 'warning',
      };
    case 'unit':
      return { at, message: `${said} is in another unit than in the cited words: "${instead}"`, note: SOURCES };
    case 'sign':
      return { at, message: `${said} is below nought in one of the two, the text and the cited words`, note: SOURCES };
    case 'contrary':
      return { at, message: `${said} is said of the contrary in the cited words`, note: SOURCES };
    case 'rate':
      return { at, message: `${said} comes in another length of time in the cited words`, note: SOURCES };
    case 'way':
      return { at, message: `${said} goes the other way in the cited words: rise and fall differ`, note: SOURCES };
    case 'role':
      return { at, message: `${said} is another end of the change in the cited words`, note: SOURCES };
    case 'side':
      return { at, message: `${said} is on the other side in the cited words: more and less differ`, note: SOURCES };
    case 'pair':
      return { at, message: `${said} stands against another number in the cited words`, note: SOURCES };
    case 'year':
      return { at, message: `${said} is of another year in the cited words`, note: SOURCES };
    case 'swapped':
      return { at, message: `${said} has its part and its whole changed round`, note: SOURCES };
  }
}

const SOURCES = 'Say it as the source does';

function advice({ quantities, dates }: Figures, instead: string): string {
  const others = [...quantities.map((q) => q.text), ...dates.map((d) => dateText(d))].filter((t) => t && t !== instead);
  const said = [...new Set([instead, ...others])].filter(Boolean);
  const some = said.slice(0, 6).join(', ') + (said.length > 6 ? ' …' : '');
  const has = some ? `The source has ${some}. ` : '';
  return `${has}Use the source’s number, or say with computed="…" how it was reached`;
}

const dateText = ({ year, month, days }: Figures['dates'][number]): string =>
  [year, String(month).padStart(2, '0'), ...days.slice(0, 1).map((d) => String(d).padStart(2, '0'))]
    .filter((p) => p !== undefined)
    .join('-');

function unclaimed(text: Printed, reading: Reading): Finding[] {
  const figures = figuresOutsideQuotation(text);
  if (!hasAny(figures)) return [];
  const ground = groundOfBrief(reading);
  const failed = failures(figures, ground, text.text).filter(({ how }) => UNFOUND.has(how));
  // A month at the top is one of every year as often as a day's: "farmers sow in October".
  return failed
    .filter((f) => !figures.months.some((m) => m.start === f.start))
    .map((f) => ({
      at: reading.placeOf(text, f),
      message: `"${f.text}" in ${PART[text.part]} is in no claim, judgement or forecast`,
      note: 'Put it into a key fact with its citation, or take it out here',
    }));
}

/** What counts the sources themselves ("two reports") is no figure of theirs. */
const FEW = 10;

function unsupported(text: Printed, reading: Reading): Finding[] {
  const { quantities } = figuresOutsideQuotation(text);
  const counted = quantities.filter((q) => !q.weak && q.values.every((v) => v > FEW));
  if (!counted.length) return [];
  const ground = groundOfBrief(reading, (t) => t.isClaim);
  const known = joinedFigures([ground.cited, ...wholeSources(reading)]);
  const failed = failures(
    { ...NO_FIGURES, quantities: counted },
    { ...ground, cited: known, around: known },
    text.text,
  );
  const unknown = failed.filter(({ how }) => how === 'missing' || how === 'nowhere' || how === 'unit');
  return unknown.map((f) => ({
    at: reading.placeOf(text, f),
    message: `"${f.text}" in ${PART[text.part]} is in no claim and no cited source`,
    note: 'Put it into a key fact with its citation, or take it out here',
    ...(text.part === 'scenario' ? { severity: 'warning' as const } : {}),
  }));
}

const wholeSources = ({ brief, sourceOf }: Reading): Figures[] =>
  brief.sources.flatMap(({ id }) => {
    const source = sourceOf({ source: id });
    return source ? source.paragraphs.map((p) => source.figuresOf(p)) : [];
  });
