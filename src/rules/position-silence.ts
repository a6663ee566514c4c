import type { Rule } from './rule.ts';

/**
 * An actor in the table of positions wants or offers something that a source states, and at most half of all cells print
 * "not stated": a table that says nothing takes the room of one that does.
 *
 * Good:
 *
 *     <Position actor="russia"><Wants>Ukrainian neutrality <Cite passage="such as Ukrainian neutrality"/></Wants></Position>
 *     <Position actor="ukraine"><Wants>A full ceasefire <Cite passage="insists on a full ceasefire"/></Wants></Position>
 *
 * Bad:
 *
 *     <Position actor="russia"/>
 *     <Position actor="ukraine"><Wants>A full ceasefire <Cite passage="insists on a full ceasefire"/></Wants><Offers>No territory <Cite passage="Ukraine’s refusal to cede territorial gains"/></Offers></Position>
 *     → Russia has neither a want nor an offer
 *
 *     <Position actor="russia"/>
 *     <Position actor="ukraine"><Wants>A full ceasefire <Cite passage="insists on a full ceasefire"/></Wants></Position>
 *     → Russia has neither a want nor an offer
 *     → The table of positions has 3 of 4 cells empty
 */
export const positionSilence: Rule = ({ brief: { positions }, broken }) => {
  const sound = positions.filter((p) => !broken(p.at));
  const silent = sound
    .filter((p) => !p.wants && !p.offers)
    .map(({ actor, at }) => ({
      at,
      message: `${actor.name} has neither a want nor an offer`,
      note: 'Fill a cell, or take the row out and say so in a gap',
    }));
  const cells = positions.flatMap((p) => [p.wants, p.offers]);
  const empty = cells.filter((c) => !c).length;
  const [first] = positions;
  if (!first || sound.length < positions.length || empty <= cells.length / 2) return silent;
  const message = `The table of positions has ${empty} of ${cells.length} cells empty`;
  return [
    ...silent,
    { at: first.at, message, note: 'Keep the actors whose positions the sources state, and name the others in a gap' },
  ];
};
