import type { Rule } from './rule.ts';

/**
 * Not every source was issued by one party to the matter. Where that cannot be helped the sheet prints it, and a waiver
 * says why.
 *
 * Standard: BBC, due impartiality.
 *
 * Good:
 *
 *     <KeyFact>The tariff takes effect on 27 August. <Cite source="india-tariffs" passage="effective August 27"/></KeyFact>
 *
 * Bad:
 *
 *     only: india-tariffs
 *     <KeyFact>The tariff takes effect on 27 August. <Cite source="india-tariffs" passage="effective August 27"/></KeyFact>
 *     → The only source was issued by one party: United States
 */
export const oneSided: Rule = ({ brief: { oneSided: party, sources }, field }) => {
  if (!party) return [];
  const message = `${sources.length === 1 ? 'The only' : 'Every'} source was issued by one party: ${party.name}`;
  return [
    {
      at: field('title'),
      message,
      note: 'Cite a source of another side or of none, or say why in {/* readout-allow-all one-sided: … */}; the sheet says so either way',
    },
  ];
};
