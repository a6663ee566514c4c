import type { Reversals } from '../language.ts';

/** Words whose loss can turn a sentence round. */
export const REVERSALS: Reversals = {
  negations: [
    'nicht|nichts|nie|niemals|niemand|niemanden|niemandem|nirgends|nirgendwo|kaum|ohne|weder|keineswegs|mitnichten',
    'kein|keine|keinen|keinem|keiner|keines|keinerlei',
  ],
  denials: [
    'bestreitet|bestritt|bestritten|bestreiten|verweigert|verweigerte|verweigern|weigert|weigerte|geweigert|dementiert|dementierte|dementieren',
    'ablehnt|ablehnte|abgelehnt|ablehnen|lehnt|lehnte|lehnten|leugnet|leugnete|scheitert|scheiterte|gescheitert|weist|wies zurück',
  ],
  conditions: [
    'wenn|falls|sofern|soweit|solange|außer|ausser|nur|sonst|andernfalls|obwohl|obgleich|jedoch|aber|allerdings|ob',
    'es sei denn',
    'vorausgesetzt',
    'unter der Bedingung|Voraussetzung',
  ],
  modals: [
    'kann|können|konnte|konnten|könnte|könnten|darf|dürfen|durfte|dürfte|dürften|muss|müssen|musste|müsste|müssten',
    'soll|sollen|sollte|sollten|will|wollen|wollte|mag|mögen|möchte|möchten|würde|würden',
  ],
  doubts: [
    'vielleicht|möglicherweise|wahrscheinlich|unwahrscheinlich|vermutlich|angeblich|mutmaßlich|offenbar|womöglich',
  ],
};
