import type { OfficeWords } from '../office-words.ts';

export const OFFICES: OfficeWords = {
  offices: [
    ...['président', 'présidente', 'vice-président', 'vice-présidente', 'premier ministre', 'première ministre'],
    ...[
      'ministre des Affaires étrangères',
      'ministre de la Défense',
      'ministre des Finances',
      "ministre de l'Intérieur",
    ],
    ...[
      'ministre',
      "secrétaire d'État",
      'secrétaire général',
      'secrétaire générale',
      'secrétaire au Trésor',
      'chancelier',
    ],
    ...['chancelière', 'commissaire', 'roi', 'reine', 'ambassadeur', 'ambassadrice', 'gouverneur', 'sénateur', 'pape'],
  ],
  occupations: [
    'porte-parole',
    'émissaire',
    'envoyé spécial',
    'conseiller',
    'conseillère',
    'négociateur',
    'député',
    'maire',
  ],
  notHeld: ['ancien', 'ancienne', 'ex', 'alors', 'futur', 'future', 'sortant', 'sortante', 'élu'],
};
