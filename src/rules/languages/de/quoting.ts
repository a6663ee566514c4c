import type { QuotingWords } from '../language.ts';

/** Words that tell whose quoted words are, and whether they still say what they said. */
export const QUOTING: QuotingWords = {
  pronouns: [
    'ich|mich|mir|mein|meine|meinen|meinem|meiner|wir|uns|unser|unsere|unseren|unserem|unserer|er|ihn|ihm|sein|seine|seinen|seinem|seiner|sie|ihr|ihre|ihren|ihrem|ihrer|es|dies|diese|dieser|dieses|diesen|diesem|das|dem|den|der|die|man|sich|hier|dort|du|euch|Sie|Ihnen',
  ],
  speakers: ['er|sie|es'],
  grammar: [
    'ein|eine|einen|einem|einer|eines|der|die|das|dem|den|des|von|vom|zu|zum|zur|in|im|an|am|auf|bei|mit|für|aus|nach|über|unter|gegen|und|oder|ist|sind|war|waren|sei|seien|wird|werden|wurde|hat|haben|habe|hatte|sic|beide',
  ],
  affirmed: [
    'nicht nur|zuletzt|bloß|weniger als',
    'nichts anderes|weniger als',
    'kein Zweifel|Geringerer|Wunder',
    'ohne Zweifel|Frage',
    'nicht mehr|weniger als',
  ],
  clauses: ['aber|während|obwohl|weil|da|welche|welcher|welches|wo|als|nachdem|bevor|doch|jedoch|sondern|und'],
  relatives: ['der|die|das|welcher|welche|welches|deren|dessen'],
  open: ['ob|falls|sofern|wenn'],
  concessions: ['aber|jedoch|obwohl|obgleich|allerdings'],
  denials: ['schließt|schloss|schlossen aus', 'abgelehnt|ausgeschlossen'],
  denied: [
    'lehnt|lehnte|lehnen|abgelehnt|ablehnte|ablehnt|weist|wies|verweigert|verweigerte|weigert|weigerte|bestreitet|bestritt|dementiert|dementierte|verneint|verneinte|verneinen|schließt|schloss|ausgeschlossen|ausschließt|gegen|ohne|verzichtet|verzichtete|verhindert|verhinderte|blockiert|blockierte|stoppt|stoppte|beendet|beendete|statt|anstatt|kaum|bezweifelt|bezweifelte|Absage|Ablehnung|Nein|frei|ausgenommen',
  ],
  weighed: [
    'prüft|prüfte|prüfen|erwägt|erwog|erwägen|berät|beraten|fragt|fragte|entscheidet|entscheiden|möglich|Möglichkeit|Frage|Bedingung|könnte|würde|sollte|dürfte|Fall',
  ],
  says: [
    'sagt|sagte|sagten|gesagt|sagen|erklärt|erklärte|erklärten|teilt|teilte|teilten|meint|meinte|nennt|nannte|nannten|bezeichnet|bezeichnete|bezeichneten|spricht|sprach|sprachen|betont|betonte|betonten|fügt|fügte|warnt|warnte|warnten|fordert|forderte|forderten|kündigt|kündigte|bestätigt|bestätigte|behauptet|behauptete|berichtet|berichtete|schreibt|schrieb|äußert|äußerte|kritisiert|kritisierte|antwortet|antwortete|wirft|warf|lobt|lobte|verspricht|versprach|lehnt|lehnte|weist|wies|zufolge|verneint|verneinte',
  ],
  by: ['von|durch'],
  askers: ['Journalist|journalist|journalisten|reporter|frage|fragte|fragt'],
  endings: /^(?:[a-zäöüß]{1,3})$/u,
};
