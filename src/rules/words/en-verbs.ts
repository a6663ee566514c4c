/** Verbs of titles in their base form; the regular forms are made from them. */
export const VERBS: readonly string[] =
  `abandon abolish absorb accept accuse achieve acquire act adapt add address adjourn admit adopt advance affect affirm agree aim
  allow alter amend announce annul answer appeal appear appoint approach approve argue arrest arrive ask assert assume assure attack
  attend avert avoid await award back ban bar base beat begin believe benefit bind block boost borrow break brief bring broker build
  buy call cancel carry cast cause cease centre challenge change charge choose cite claim clash clear close collapse combine come
  commit comply concede conclude condemn confirm confront consider constrain consult contain continue contradict contribute control
  cool cost cover create criticise cross cut deadlock deal debate decide declare decline deepen defend defer define defy delay deliver
  demand deny depart depend deploy describe destroy detain determine develop differ diminish disagree disappear disclose discuss dismiss
  dispatch dispute dissolve disrupt divide double doubt downgrade draft draw drive drop ease edge elect emerge enact end endorse enforce
  ensure enter escalate establish evacuate exceed exchange exclude exempt exist expand expect expel expire explain export expose express
  extend face fail fall fear feed fight file fill find fire follow forbid force forgo form freeze fuel fulfil fund gain gather get give
  go govern grant grow guarantee halt hand happen hear heighten help hinder hint hit hold hope host ignore impede implement imply import
  impose improve include increase indicate inform insist inspect intend intensify introduce invade invest invite involve isolate issue
  join judge keep kill know lack lag land last launch lead leave let levy lift limit link list lose lower maintain make mark match mean
  meet mention merge miss move name narrow near need negotiate note object oblige obtain occupy offer omit open oppose order outline
  outlast outpace overtake own pass pause pay permit persist persuade plan pledge point postpone praise precede predict prefer prepare
  press prevent proceed produce profit prohibit prolong promise promote propose protect protest prove provide publish pull purchase
  pursue push put question quit raise reach read reaffirm reassure rebuff recall receive recognise recommend reconsider record recover
  reduce refer refine reflect refuse regain regulate reinforce reiterate reject release rely remain remove renew renounce reopen repeal
  repeat replace reply report represent request require rescind resign resist resolve respond rest restore restrict result resume retain
  retreat return reveal reverse review revise revive revoke ring rise risk rule run sanction save say scale schedule secure see seek seem
  seize sell send separate serve set settle shape share shift shoot show shrink shut sign signal slow spare speak spend split spread
  spur stall stand start state stay stem step stop strengthen stress strike struggle submit succeed suffer suggest supply support suspect
  suspend sustain swap sweep take talk target tell tend test thank threaten throw tie tighten top trade transfer travel treat trigger
  trim triple try turn undermine unite unveil update upgrade uphold urge use vary veto violate visit vote vow wait waive walk want warn
  weaken weigh welcome widen win withdraw withhold work worry worsen yield`.split(/\s+/);

/** Their past forms where they are not regular. */
export const PASTS: readonly string[] =
  `beat began bound broke brought built bought cast came chose cost cut dealt drew drove fell fed fought found forbade forwent froze
  got gave went grew heard hit held kept killed knew led left let lost made meant met paid put quit read rose ran said saw sought sold
  sent set shook shot showed shrank shut spoke spent split spread stood stuck struck swept took told threw tied undid upheld won withdrew
  withheld wrote`.split(/\s+/);

/** Auxiliaries: a title with one has a finite verb. */
export const AUXILIARY: readonly string[] =
  "is are was were has have had will would can could may might must shall should does do did cannot isn't aren't wasn't won't doesn't don't hasn't haven't".split(
    ' ',
  );

/** Forms that in a title are nouns as often as verbs: verbs only where what follows could be their object or adverb. */
export const NOUNS_TOO: ReadonlySet<string> = new Set(
  `act advance aim answer appeal approach arrest attack award ban benefit block boost break brief call cause challenge change charge claim
  clash collapse control cost cover cut deal debate decline defer delay demand dispute divide doubt draft drop end exchange export face
  fall fear fight fire force form freeze fund gain grant guarantee halt hand help hint hit hold hope import increase invite issue lack
  land lead lift limit link list loss mark match mention miss move name need note object offer open order outline pause pay plan pledge
  point praise press profit promise protest push question raise reach record release reply report request rest result retreat return
  review rise risk rule run sanction scale schedule share shift show sign signal split spread stall stand start state stay step stop
  stress strike struggle supply support suspect swap sweep talk target test tie top trade transfer travel trigger turn update use visit
  vote vow wait walk want welcome win work worry yield last near set lower base centre pass sign`.split(/\s+/),
);

/** What may follow a noun but not a verb that needs an object. */
export const AFTER_NOUN: ReadonlySet<string> = new Set(
  'of on in at between and or with to from for over by about against under amid as'.split(' '),
);

/** What stands before a noun. */
export const BEFORE_NOUN: ReadonlySet<string> = new Set(
  'the a an of in on at for to from with by and or its their his her this that these those no more new next first latest key full'.split(
    ' ',
  ),
);
