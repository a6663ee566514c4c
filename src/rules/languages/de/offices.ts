import type { OfficeWords } from '../office-words.ts';

export const OFFICES: OfficeWords = {
  offices: [
    ...['Bundeskanzler', 'Bundeskanzlerin', 'Kanzler', 'Kanzlerin', 'Bundespräsident', 'Präsident', 'Präsidentin'],
    ...[
      'Vizepräsident',
      'Vizepräsidentin',
      'Vizekanzler',
      'Ministerpräsident',
      'Ministerpräsidentin',
      'Premierminister',
    ],
    ...['Premierministerin', 'Außenminister', 'Außenministerin', 'Verteidigungsminister', 'Verteidigungsministerin'],
    ...['Finanzminister', 'Finanzministerin', 'Innenminister', 'Innenministerin', 'Wirtschaftsminister', 'Minister'],
    ...[
      'Ministerin',
      'Staatssekretär',
      'Staatssekretärin',
      'Generalsekretär',
      'Generalsekretärin',
      'Kommissar',
      'König',
    ],
    ...['Königin', 'Botschafter', 'Botschafterin', 'Gouverneur', 'Senator', 'Handelsbeauftragter', 'Papst'],
  ],
  occupations: [
    'Sprecher',
    'Sprecherin',
    'Gesandter',
    'Gesandte',
    'Berater',
    'Beraterin',
    'Unterhändler',
    'Abgeordnete',
  ],
  notHeld: [
    'ehemaliger',
    'ehemalige',
    'früherer',
    'frühere',
    'damaliger',
    'damalige',
    'designierter',
    'künftiger',
    'ex',
  ],
};
