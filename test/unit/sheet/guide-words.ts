/**
 * Words as news and ministries write them, long ones in their share, to draw texts of a given number of words from. The
 * average is 5.6 letters in English, 7.4 in German and 7.2 in Ukrainian, a letter or so above running prose.
 */
const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);

export const WORDS = {
  en: split(`
    the talks ended without a published agreement and both delegations returned to their capitals, where officials said that
    further rounds on shipping, prisoners, energy sites and insurance would follow within three weeks if the deadline holds;
    the Ministry of Foreign Affairs called the offer constructive but not enough, while the opposition asked for a vote of
    parliament on each commitment, for international verification, and for a full ceasefire supervised by the
    Organization for Security and Cooperation in Europe; analysts expect it to depend on relief from sanctions, on
    reconstruction, on humanitarian access to the nuclear power station and on guarantees that nobody has acknowledged yet
  `),
  de: split(`
    die Verhandlungen endeten ohne ein Ergebnis und beide Delegationen kehrten in ihre Hauptstädte zurück, wo man sagte, dass
    weitere Gespräche über die Schifffahrt, die Kriegsgefangenen, die Energieversorgung und die Versicherung schon in drei Wochen
    folgen, falls die Frist bestehen bleibt; das Außenministerium nannte den Vorschlag konstruktiv, aber unzureichend,
    während die Opposition eine Abstimmung im Parlament zu jeder der Zusagen, eine internationale Überprüfung und eine volle
    Waffenstillstandsvereinbarung unter Aufsicht der Organisation für Sicherheit und Zusammenarbeit in Europa fordert;
    man hört, dass es auch von den Sanktionen, vom Geld für den Wiederaufbau, vom Zugang zum Kernkraftwerk und
    von Sicherheitsgarantien abhängt, die bis jetzt keine Bundesregierung bestätigt hat
  `),
  uk: split(`
    переговори завершилися без угоди, і обидві делегації повернулися до своїх столиць, де урядовці кажуть, що подальші
    консультації про судноплавство, військовополонених, енергетику та страхування будуть за три тижні, якщо крайній термін не
    зміниться; Міністерство закордонних справ назвало пропозицію конструктивною, але недостатньою, а опозиція вимагає, щоб
    парламент голосував за кожне зобов’язання, і наполягає на міжнародній перевірці та повному припиненні вогню під наглядом
    Організації з безпеки і співробітництва в Європі; аналітики очікують, що виконання залежатиме від послаблення
    санкцій, фінансування відбудови, гуманітарного доступу та гарантій безпеки, яких жоден уряд досі не підтвердив
  `),
} as const;

export type GuideLanguage = keyof typeof WORDS;

export const NAMES: Readonly<
  Record<
    GuideLanguage,
    {
      actors: readonly string[];
      offices: readonly string[];
      sources: readonly string[];
      publishers: readonly string[];
      kinds: readonly string[];
    }
  >
> = {
  en: {
    actors: [
      'Russia',
      'United States',
      'European Commission',
      'Ministry of Foreign Affairs',
      'Volodymyr Zelenskyy',
      'Saudi Arabia',
    ],
    offices: ['President of Ukraine', 'Minister of Foreign Affairs', 'Special Envoy of the President'],
    sources: [
      'Witkoff and Putin meet in Moscow before a US deadline',
      'Joint statement on the meeting of delegations in Geneva',
      'Addressing threats by the Government of the Russian Federation',
      'Briefing',
    ],
    publishers: ['The White House', 'Ministry of Foreign Affairs', 'not stated', 'International Energy Agency'],
    kinds: ['wire report', 'joint statement by the parties', 'statement by a party', 'unsigned news report'],
  },
  de: {
    actors: [
      'Russland',
      'Vereinigte Staaten',
      'Europäische Kommission',
      'Auswärtiges Amt',
      'Bundesregierung',
      'Saudi-Arabien',
    ],
    offices: [
      'Präsidentin der Europäischen Kommission',
      'Bundesminister des Auswärtigen',
      'Sonderbeauftragter des Präsidenten',
    ],
    sources: [
      'Erklärung der Bundesregierung zu den Verhandlungen in Genf',
      'Gemeinsame Erklärung der Verhandlungsdelegationen',
      'Pressemitteilung des Bundeswirtschaftsministeriums zur Energieinfrastruktur',
      'Lagebericht',
    ],
    publishers: ['Presse- und Informationsamt der Bundesregierung', 'Auswärtiges Amt', 'not stated', 'Tagesschau'],
    kinds: ['Agenturmeldung', 'gemeinsame Erklärung der Parteien', 'Stellungnahme einer Partei', 'Pressemitteilung'],
  },
  uk: {
    actors: [
      'Росія',
      'Сполучені Штати',
      'Європейська комісія',
      'Міністерство закордонних справ',
      'Володимир Зеленський',
      'Туреччина',
    ],
    offices: ['Президент України', 'Міністр закордонних справ', 'Спеціальний представник Президента'],
    sources: [
      'Спільна заява за підсумками зустрічі делегацій у Женеві',
      'Заява Міністерства закордонних справ щодо переговорів',
      'Огляд енергетичної інфраструктури після обстрілів',
      'Брифінг',
    ],
    publishers: ['Офіс Президента України', 'Міністерство закордонних справ', 'not stated', 'Українська правда'],
    kinds: ['повідомлення агентства', 'спільна заява сторін', 'заява сторони', 'повідомлення без підпису'],
  },
};
