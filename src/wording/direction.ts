/** The scripts that are written from right to left (Unicode, UAX 24), of those that languages are written in today. */
const FROM_THE_RIGHT = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/** In which direction a language is read: by its script, or the one that is usual for it. */
export const direction = (lang: string): 'ltr' | 'rtl' =>
  FROM_THE_RIGHT.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
