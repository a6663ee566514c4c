import type { OfficeWords } from '../office-words.ts';

export const OFFICES: OfficeWords = {
  offices: [
    ...['presidente', 'presidenta', 'vicepresidente', 'vicepresidenta', 'primer ministro', 'primera ministra'],
    ...['ministro de Asuntos Exteriores', 'ministro de Defensa', 'ministro de Hacienda', 'ministro del Interior'],
    ...['ministro', 'ministra', 'canciller', 'secretario de Estado', 'secretaria de Estado', 'secretario general'],
    ...[
      'secretaria general',
      'secretario del Tesoro',
      'comisario',
      'comisaria',
      'rey',
      'reina',
      'embajador',
      'embajadora',
    ],
    ...['gobernador', 'gobernadora', 'senador', 'senadora', 'papa'],
  ],
  occupations: [
    'portavoz',
    'enviado',
    'enviada',
    'asesor',
    'asesora',
    'negociador',
    'negociadora',
    'alcalde',
    'diputado',
  ],
  notHeld: ['ex', 'antiguo', 'antigua', 'entonces', 'futuro', 'futura', 'saliente', 'electo', 'electa'],
};
