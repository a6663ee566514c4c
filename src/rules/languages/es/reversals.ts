import type { Reversals } from '../language.ts';

/** Words whose loss can turn a sentence round. */
export const REVERSALS: Reversals = {
  negations: ['no|ni|nunca|jamás|nada|nadie|ningún|ninguno|ninguna|ningunos|ningunas|tampoco|sin|apenas'],
  denials: [
    'niega|niegan|negó|negaron|negado|negaba|desmiente|desmintió|desmentido|rechaza|rechazan|rechazó|rechazado|rehúsa|rehusó|fracasa|fracasó|fracasado',
  ],
  conditions: [
    'si|salvo|excepto|solo|sólo|solamente|aunque|pero|sino',
    'a menos que',
    'siempre que',
    'con tal de',
    'en caso de',
    'a condición',
    'a condición de',
    'en caso de',
    'sin embargo',
  ],
  modals: [
    'puede|pueden|podía|podían|podrá|podrán|podría|podrían|pudo|debe|deben|debía|deberá|deberán|debería|deberían|quiere|quieren|quisiera',
  ],
  doubts: ['quizá|quizás|probablemente|posiblemente|probable|improbable|presuntamente|supuestamente|acaso'],
};
