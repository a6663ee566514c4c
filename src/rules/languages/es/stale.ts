import type { PhraseList } from '../language.ts';

/** Words that mean another day tomorrow. */
export const STALE: PhraseList = {
  phrases: [
    'hoy|ayer|anteayer|anoche',
    'ahora|recientemente|actualmente|últimamente',
    'actual|actuales',
    'en este momento',
    'en la actualidad',
    'hasta ahora|hoy',
    'esta semana|mañana|tarde|noche',
    'este mes|año|trimestre|verano|otoño|invierno',
    'esta primavera',
    'la semana pasada|próxima',
    'el mes|año pasado|próximo',
    'la próxima semana',
    'el próximo mes|año',
    'en los últimos días|meses|años',
    'en las últimas semanas|horas',
    'hace unos días|meses',
    'hace unas semanas|horas',
  ],
  except: [],
};
