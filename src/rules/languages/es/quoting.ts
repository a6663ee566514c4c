import type { QuotingWords } from '../language.ts';

/** Words that tell whose quoted words are, and whether they still say what they said. */
export const QUOTING: QuotingWords = {
  pronouns: [
    'yo|me|mí|mi|mis|nosotros|nos|nuestro|nuestra|nuestros|nuestras|él|ella|ello|ellos|ellas|le|les|lo|la|los|las|su|sus|se|esto|este|esta|estos|estas|eso|ese|esa|aquí|allí|usted|ustedes',
  ],
  speakers: ['él|ella|ellos|ellas'],
  grammar: [
    'un|una|unos|unas|el|de|del|a|al|en|por|para|con|sobre|entre|contra|y|e|o|es|son|era|eran|fue|fueron|ha|han|había|será|serán|sic|que',
  ],
  affirmed: ['no solo|sólo|solamente|menos', 'nada menos', 'sin duda'],
  clauses: ['pero|mientras|aunque|porque|pues|quien|cual|donde|cuando|después|antes|sino|y'],
  relatives: ['que|quien|cual|donde|cuyo|cuya'],
  infinitive: [],
  open: ['si'],
  conditional: [
    'si',
    'a menos que',
    'siempre que',
    'con tal de que',
    'a condición',
    'en caso de que',
    'solo si',
    'salvo que',
  ],
  then: ['entonces'],
  finite: ['es|son|era|eran|fue|fueron|ha|han|había|será|serán|va|van|está|están|estaba|hay|habrá'],
  irregular: [
    'ser|soy|es|somos|son|era|eran|fue|fueron|será|serán|sería|sido',
    'ir|voy|va|vamos|van|iba|iban|fue|fueron|irá|irán|ido',
    'haber|he|ha|hemos|han|había|hay|habrá|hubo',
    'tener|tengo|tiene|tienen|tuvo|tenía|tendrá',
    'hacer|hago|hace|hacen|hizo|hará|hecho',
    'decir|digo|dice|dicen|dijo|dijeron|dirá|dicho',
    'poder|puede|pueden|pudo|podía|podrá',
    'querer|quiere|quieren|quiso|querrá',
    'estar|estoy|está|están|estuvo|estaba|estará',
    'venir|viene|vienen|vino|vendrá',
    'poner|pone|ponen|puso|pondrá|puesto',
  ],
  concessions: ['pero|aunque|sin embargo'],
  denials: ['descarta|descartó|descartado|excluye|excluyó'],
  as: ['como', 'por'],
  denied: [
    'rechaza|rechazó|rechazan|rechazado|niega|negó|niegan|desmiente|desmintió|descarta|descartó|descartado|excluye|excluyó|contra|sin|evita|evitó|impide|impidió|bloquea|bloqueó|opone|opuso|renuncia|renunció|duda|dudó|imposible|ausencia|rechazo|negativa|rehúsa|rehusó',
  ],
  weighed: [
    'estudia|estudian|evalúa|evalúan|considera|consideran|decide|decidirá|pregunta|preguntó|posible|posibilidad|cuestión|condición|podría|sería|debería|caso',
  ],
  nots: ['no'],
  dampers: [
    'casi|prácticamente|apenas|parcialmente|supuestamente|presuntamente|quizás|quizá|probablemente|posiblemente',
  ],
  says: [
    'dice|dijo|dijeron|declara|declaró|declararon|afirma|afirmó|afirmaron|añade|añadió|agregó|señala|señaló|explica|explicó|anuncia|anunció|califica|calificó|habla|habló|subraya|subrayó|advierte|advirtió|asegura|aseguró|denuncia|denunció|responde|respondió|sostiene|sostuvo|según|rechaza|rechazó|prometió|acusó|pide|pidió|insistió|reiteró|celebró|lamentó|lamenta|criticó|critica|reconoció|reconoce|admitió|admite|replicó|recordó|recuerda|insiste|opinó|opina|consideró|considera|tildó|llamó|defendió|defiende|aplaudió|exigió|exige',
  ],
  by: ['por'],
  askers: ['periodista|periodistas|pregunta|preguntó'],
  endings: /^(?:[a-záéíóúñü]{1,3})$/u,
};
