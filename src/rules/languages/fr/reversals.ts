import type { Reversals } from '../language.ts';

/** Words whose loss can turn a sentence round; a form with an apostrophe is a word of its own. */
export const REVERSALS: Reversals = {
  negations: [
    "ne|n'a|n'ont|n'est|n'était|n'avait|n'aura|n'y|n'en|n'importe|pas|jamais|rien|personne|aucun|aucune|nul|nulle|ni|guère|sans|non",
  ],
  denials: [
    'nie|nient|nié|niait|dément|démenti|démentent|refuse|refusent|refusé|refusait|rejette|rejettent|rejeté|échoue|échoué',
  ],
  conditions: [
    "si|s'il|s'ils|sauf|sinon|seulement|excepté|quoique|toutefois|cependant|mais",
    'à condition que|de',
    'bien que',
    'tant que',
    'à moins',
    "pourvu que|qu'",
    'à moins que',
    'pourvu que',
    'tant que',
  ],
  modals: [
    'peut|peuvent|pouvait|pourra|pourrait|pourraient|doit|doivent|devait|devra|devrait|devraient|faut|faudrait|veut|voudrait',
  ],
  doubts: ['peut-être|probablement|probable|improbable|possiblement|vraisemblablement|apparemment|prétendument'],
};
