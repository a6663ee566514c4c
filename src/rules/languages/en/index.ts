import type { Language } from '../language.ts';
import { KNOWN } from './acronyms.ts';
import { ADVICE, NOT_ADVICE, QUESTIONS } from './advice.ts';
import {
  ACCOUNT_AFTER,
  ADJECTIVE,
  ARE,
  BEFORE_NAME,
  BETWEEN,
  NO_SPEECH,
  OWNERS,
  PERFECT,
  VIEW,
} from './attribution.ts';
import { CALENDAR } from './calendar.ts';
import { HEDGES } from './hedges.ts';
import { CLAIMANTS, CLAIMED, LOADED, NOT_LOADED } from './loaded.ts';
import { NUMBERS } from './numbers.ts';
import { NOT_A_NAME, NOT_HELD, OCCUPATIONS, OFFICE_SAID, OFFICES } from './offices.ts';
import { GIVEN_NAMES, SURNAME } from './persons.ts';
import { CONFIDENCE, EVALUATION, NO_REASON, NOT_PROBABILITY, OFF_SCALE, PROBABILITY } from './probability.ts';
import {
  COMPARATORS,
  CONJUNCTIONS,
  CONTRARIES,
  DIRECTIONS,
  FROM,
  LABELS,
  QUANTIFIERS,
  RATES,
  SMALL,
  STANCES,
  UNITS,
} from './quantities.ts';
import { QUOTING } from './quoting.ts';
import { REVERSALS } from './reversals.ts';
import {
  ACCORDING,
  ACCOUNTS,
  AUXILIARIES,
  CLAIMANT_NOUNS,
  IMPERSONAL,
  MODALS,
  NOBODY,
  PREPOSITIONS,
  SPEECH,
  SPEECH_OR_THING,
  SPEECH_WITH_CLAUSE,
  STANDS,
} from './speech.ts';
import { NOT_STALE, STALE } from './stale.ts';
import { VAGUE } from './vague.ts';
import { AFTER_NOUN, AUXILIARY, BEFORE_NOUN, NOUNS_TOO, PASTS, VERBS } from './verbs.ts';

export const ENGLISH: Language = {
  tag: 'en',
  name: 'English',
  quotationMarks: [
    ['“', '”'],
    ['‘', '’'],
  ],
  abbreviations: ['Mr', 'Mrs', 'Ms', 'Dr', 'Gen', 'Sen', 'St', 'No', 'Nos', 'approx'],
  numbers: NUMBERS,
  units: UNITS,
  comparators: COMPARATORS,
  directions: DIRECTIONS,
  stances: STANCES,
  ...{ contraries: CONTRARIES, quantifiers: QUANTIFIERS, rates: RATES, labels: LABELS },
  roles: { from: FROM, to: ['to'], by: ['by'] },
  small: SMALL,
  conjunctions: CONJUNCTIONS,
  calendar: CALENDAR,
  reversals: REVERSALS,
  quoting: QUOTING,
  stale: { phrases: STALE, except: NOT_STALE },
  offices: { offices: OFFICES, occupations: OCCUPATIONS, notHeld: NOT_HELD, said: OFFICE_SAID },
  persons: { givenNames: GIVEN_NAMES, surname: SURNAME, notAName: NOT_A_NAME },
  speech: {
    verbs: SPEECH,
    according: ACCORDING,
    impersonal: IMPERSONAL,
    auxiliaries: AUXILIARIES,
    modals: MODALS,
    nobody: NOBODY,
    by: ['by'],
    clause: SPEECH_WITH_CLAUSE,
    orThing: SPEECH_OR_THING,
    noSpeech: NO_SPEECH,
    between: BETWEEN,
    perfect: PERFECT,
    nominal: {
      ...{ accounts: ACCOUNTS, accountAfter: ACCOUNT_AFTER, stands: STANDS, are: ARE, view: VIEW, owners: OWNERS },
      ...{ claimants: CLAIMANT_NOUNS, prepositions: PREPOSITIONS, beforeName: BEFORE_NAME, adjective: ADJECTIVE },
    },
  },
  probability: {
    words: PROBABILITY,
    offScale: OFF_SCALE,
    evaluation: EVALUATION,
    except: NOT_PROBABILITY,
    confidence: CONFIDENCE,
    noReason: NO_REASON,
  },
  advice: { phrases: ADVICE, except: NOT_ADVICE, questions: QUESTIONS },
  hedges: HEDGES,
  loaded: { instead: LOADED, except: NOT_LOADED, claimants: CLAIMANTS, claimed: CLAIMED },
  vague: VAGUE,
  verbs: {
    verbs: VERBS,
    pasts: PASTS,
    auxiliaries: AUXILIARY,
    nounsToo: NOUNS_TOO,
    afterNoun: AFTER_NOUN,
    beforeNoun: BEFORE_NOUN,
  },
  acronyms: { known: KNOWN },
};
