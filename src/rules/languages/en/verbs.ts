/** Verbs of titles in their base form; the regular forms are made from them. */
export const VERBS: readonly string[] =
  `abandon abolish absorb accelerate accept accommodate accrue accuse achieve acquire act adapt add address adjourn
  admit adopt advance affect affirm agree aim allege allocate allow alter amass amend announce annul answer
  anticipate appeal appear appoint approach approve argue arm arrest arrive ask assassinate assemble assert assess
  assist assume assure attack attend attract authorise authorize avert avoid await award back balance ban bar base
  batter beat beg begin believe benefit betray bid bind bite block bomb bombard boost borrow break brief bring
  broker buckle build bury buy bypass calculate call cancel capture carry cast cause caution cease celebrate cement
  centre challenge change charge choose circulate circumvent cite claim clash clear clinch cling close coincide
  collapse combine come commence commit communicate compel compensate compete compile complete complicate comply
  compound concede concentrate conclude condemn conduct confer confine confirm confront consent consider consolidate
  constrain consult contain contest continue contract contradict contribute control convene convert convict cool
  cooperate coordinate cost count court cover crack crash create cripple criticise criticize cross crush curb
  curtail cut damage dampen dash deadlock deal debate decide declare decline deem deepen defeat defend defer define
  defy degrade delay deliberate deliver demand demolish demonstrate denounce deny depart depend deploy deport derail
  describe destroy detain deter deteriorate determine devastate develop devote dictate die differ dig dim diminish
  dip disagree disappear disclose discover discuss dismiss dispatch dispute disrupt dissolve divide dodge dominate
  double doubt downgrade draft drag drain draw drive drop dry dwindle earn ease echo edge elect eliminate embrace
  emerge employ enable enact encircle encourage end endorse enforce engage enjoy enlarge ensure enter entrench equip
  erode erupt escalate establish evacuate evaluate evict evolve exaggerate examine exceed exchange exclude execute
  exempt exist expand expect expel expire explain explode exploit explore export expose express extend face
  facilitate fade fail fall fear feed fend fight file fill find fire flee flood fluctuate fly follow forbid force
  forgo form formulate fray freeze fret frustrate fuel fulfil fund gain gather gear generate get give go govern
  grant grapple greet grind grow guarantee guard halt hand happen harden harm haunt heal hear heed heighten help
  hinder hint hit hold hope host hurt ignite ignore illustrate impair impede implement imply import impose improve
  inch include increase incur indicate infiltrate inflame inflict inform inherit initiate injure insist inspect
  insulate insure integrate intend intensify intercept interrupt intervene introduce invade invest investigate
  invite involve irk isolate issue jeopardise jeopardize join jolt judge jump keep kill know lack lag lament land
  languish last launch lead lean leap leave lend lengthen lessen let levy liberate lie lift like limit linger link
  list lobby lock look loom loosen lose lower lure maintain make manage manipulate march mark mask match matter mean
  mediate meet melt mend mention merge mirror miss mitigate mobilise mobilize monitor motivate mount move multiply
  muster name narrow navigate near need neglect negotiate normalise normalize note notify nudge number obey object
  oblige obscure observe obstruct obtain occupy offer omit open operate oppose orchestrate order oust outlast
  outline outpace overcome overlook override overrule oversee overshadow overtake overthrow owe own pack part
  participate pass patrol pause pay peak penalise penalize penetrate permit perpetuate persist persuade pile pin
  plague plan play plead pledge plug plummet plunge point pose possess postpone pour praise precede precipitate
  predict prefer prepare preserve press presume pretend prevail prevent probe proceed proclaim produce profit
  progress prohibit proliferate prolong promise promote prompt prop propose prosecute protect protest prove provide
  provoke publish pull punish purchase purge pursue push put qualify quash quell question quicken quit raise ramp
  rank ratify rattle reach read reaffirm realise realize reassure rebel rebound rebuff recall recapture recede
  receive reciprocate reckon reclaim recognise recognize recommend reconcile reconsider record recover recruit
  redraw reduce refer refine reflect refrain refuse regain register regulate reinforce reinstate reiterate reject
  relax release relent relieve relinquish relocate rely remain remind remove rename renege renew renounce reopen
  repay repeal repeat repel replace replicate reply report represent request require rescind rescue resettle reshape
  resign resist resolve respect respond rest restart restore restrain restrict result resume retain retake retaliate
  rethink retire retreat return reunite reveal reverse review revise revive revoke revolt rewrite ring rise risk
  roll rouse rule run rush sabotage sack sanction sap save say scale schedule scramble scrap scrutinise seal secede
  secure see seek seem seize sell send sense separate serve set settle sever shape share shatter shed shelter shelve
  shield shift shock shoot shorten show shrink shun shut side sign signal simmer sink skip slam slash slide slip
  slow slump smash snub soar soften solve sour spare spark speak specify spend split spread spur stabilise stabilize
  stage stagnate stall stand start state stay steer stem step stifle stimulate stoke stop storm strain strand
  strengthen stress stretch strike strip struggle stun stymie submit subside succeed succumb sue suffer suggest
  summon supply support surge surpass surprise surrender surround survive suspect suspend sustain swap swear sweep
  swell switch tackle take talk tap taper target tear tell tempt tend terminate test thank threaten throw tie
  tighten tip tolerate top topple tour trace track trade trail train transfer translate trap travel treat trigger
  trim triple try tumble turn unblock uncover undergo underline undermine underscore understand undertake unite
  unlock unravel unveil update upgrade uphold urge use usher validate vanish vary venture veto vilify vindicate
  violate visit vote vow wage wait waive walk want warn waver weaken weigh welcome widen wield win withdraw withhold
  witness work worry worsen wreck wrestle yield`.split(/\s+/);

/** Their past forms where they are not regular. */
export const PASTS: readonly string[] =
  `beat began bound broke brought built bought cast came chose cost cut dealt drew drove fell fed fought found
  forbade forwent froze got gave went grew heard hit held kept killed knew led left let lost made meant met paid put
  quit read rose ran said saw sought sold sent set shook shot showed shrank shut spoke spent split spread stood
  stuck struck swept took told threw tied undid upheld won withdrew withheld wrote bit bid clung dug fled flew
  ground hurt leapt lent lay overcame oversaw overrode overthrew pleaded rebuilt redrew repaid retook rethought
  rewrote sank shed slid sued swore swelled tore underwent understood undertook wreaked lit shrunk`.split(/\s+/);

/** Auxiliaries: a title with one has a finite verb. */
export const AUXILIARY: readonly string[] =
  "is are was were has have had will would can could may might must shall should does do did cannot isn't aren't wasn't won't doesn't don't hasn't haven't".split(
    ' ',
  );

/** Forms that in a title are nouns as often as verbs: verbs only where what follows could be their object or adverb. */
export const NOUNS_TOO: ReadonlySet<string> = new Set(
  `act advance aim answer appeal approach arrest attack award ban benefit block boost break brief call cause
  challenge change charge claim clash collapse control cost cover cut deal debate decline defer delay demand dispute
  divide doubt draft drop end exchange export fall fear fight fire force form freeze fund gain grant guarantee halt
  hand help hint hit hope import increase invite issue lack land lift limit link list loss mark match mention miss
  move name need note object offer open order outline pause pay plan pledge point praise press profit promise
  protest push question raise reach record release reply report request rest result retreat return review rise risk
  rule run sanction scale schedule share shift show sign signal split spread stand start state step stop stress
  strike struggle supply support suspect swap sweep talk target test tie top trade transfer travel trigger turn
  update use visit vote vow wait walk want welcome win work worry yield base centre pass balance bid bomb count
  court crack crash damage defeat dip drain echo flood guard harm hurt jump leap lean lie lobby lock look march mask
  matter mirror monitor mount number part patrol peak pile pin plague play plug probe progress prompt purge rank
  rebound register rescue respect restart revolt roll rush scramble seal sense shelter shield shock side slide slip
  slump smash snub spark stage storm strain strip surge surprise surrender switch tackle tap tear tip tour trace
  track trail train trap venture witness wreck contract contest complete capture compound conduct like pack dash
  bite dry`.split(/\s+/),
);

/** What may follow a noun but not a verb that needs an object. */
export const AFTER_NOUN: ReadonlySet<string> = new Set(
  'of on in at between and or with to from for about against'.split(' '),
);

/** What stands before a noun. */
export const BEFORE_NOUN: ReadonlySet<string> = new Set(
  'the a an of in on at for to from with by and or its their his her this that these those no more new next first latest key full'.split(
    ' ',
  ),
);
