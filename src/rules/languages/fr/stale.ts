import type { PhraseList } from '../language.ts';

/** Words that mean another day tomorrow. */
export const STALE: PhraseList = {
  phrases: [
    "aujourd'hui|hier|avant-hier|demain|après-demain",
    'maintenant|récemment|actuellement|présentement|dernièrement|désormais',
    'actuel|actuelle|actuels|actuelles',
    'en ce moment',
    "à l'heure actuelle",
    "jusqu'ici|jusqu'à présent",
    'ce matin|soir|mois|trimestre|printemps',
    'cet été|automne|hiver|après-midi',
    'cette année|semaine|nuit',
    'la semaine|année dernière|prochaine|passée',
    "l'an|l'année dernier|dernière|prochain|prochaine|passé|passée",
    'le mois|trimestre dernier|prochain|passé',
    'ces derniers jours|mois|temps',
    'ces dernières semaines|années',
    'il y a quelques jours|semaines|mois',
  ],
  except: [],
};
