/** Probability words of the scales and everyday ones with the same sense. */
export const PROBABILITY: readonly string[] = [
  'likely|unlikely|improbable|probable|probably|possibly|presumably|perhaps|maybe|conceivably|doubtless|undoubtedly|inevitably',
  'almost|nearly|virtually certain|certainly',
  'almost no chance',
  'remote|slim|fair|good|strong|even|realistic chance|chances|possibility|prospect|odds',
  'roughly? even chance|odds',
  'highly|very improbable|probable',
  'bound to',
  'sure to',
  'certain to',
];

/** Those of them that are on no scale, so that no range can be printed for them. */
export const OFF_SCALE: readonly string[] = [
  'possibly|presumably|perhaps|maybe|conceivably|doubtless|undoubtedly|inevitably|probably|arguably|certainly|surely',
  'may|might|could well',
  'slim|fair|good|strong|outside|decent|slight|high|low chance|chances|possibility|prospect|odds|probability|likelihood',
  'in all likelihood|probability',
  'as likely as not',
  'more likely than not',
  'better than even',
  'it is possible|conceivable|doubtful|thinkable',
  'cannot be ruled out',
  'is|are bound|sure|certain to',
];

/** The author's own view of what is told. */
export const EVALUATION: readonly string[] = [
  'clearly|obviously|evidently|undeniably|unquestionably|plainly',
  'unfortunately|fortunately|regrettably|sadly|thankfully|hopefully|luckily',
  'surprisingly|remarkably|strikingly|alarmingly|worryingly|disturbingly|shockingly|predictably|unsurprisingly|ironically|tellingly|curiously|interestingly',
  'rightly|wrongly|wisely|foolishly|cynically|shamefully|understandably|laughably|admirably',
  'importantly|crucially',
  'remarkable|deplorable|commendable|outrageous',
  'alarming|worrying|disturbing|disappointing|encouraging|shocking|shameful|laughable|ridiculous|absurd|impressive|admirable|disastrous|catastrophic|brilliant|reckless',
  'a major|big|huge success|failure|blow|setback|victory|defeat|breakthrough|embarrassment',
];

/** What the words mean something else in. */
export const NOT_PROBABILITY: readonly string[] = [
  'likely voters|voter',
  'probable cause',
  'perhaps surprisingly',
  'as likely',
];

/** Confidence in a judgement, which is not its likelihood; confidence in a government is another matter. */
export const CONFIDENCE: readonly string[] = [
  'low|moderate|medium|high|great|little|full|limited confidence',
  'we|analysts are confident',
  'desk is confident',
  'our|the confidence is',
  'confidence in this|our|the judgement|judgment|assessment|estimate',
];

/** A reason that gives none. */
export const NO_REASON: readonly string[] = [
  'none',
  'n/a',
  'na',
  'tbd',
  'tbc',
  'unknown',
  'not stated',
  'no reason',
  'various',
  'see above',
  'gut feeling',
  '-',
  '–',
  '—',
  '?',
  '…',
  '...',
];
