/** Verbs that attribute what follows to whom they stand with, in the forms a report uses. */
export const SPEECH: readonly string[] = [
  'accept|accepts|accepted|accepting',
  'accuse|accuses|accused|accusing',
  'acknowledge|acknowledges|acknowledged|acknowledging',
  'add|adds|added|adding',
  'admit|admits|admitted|admitting',
  'affirm|affirms|affirmed|affirming',
  'allege|alleges|alleged|alleging',
  'announce|announces|announced|announcing',
  'appeal|appeals|appealed',
  'argue|argues|argued|arguing',
  'assert|asserts|asserted|asserting',
  'assess|assesses|assessed|assessing',
  'believe|believes|believed|believing',
  'blame|blames|blamed|blaming',
  'call|calls|called|calling',
  'caution|cautions|cautioned|cautioning',
  'characterise|characterises|characterised|characterize|characterizes|characterized',
  'claim|claims|claimed|claiming',
  'comment|comments|commented',
  'complain|complains|complained',
  'concede|concedes|conceded|conceding',
  'conclude|concludes|concluded',
  'condemn|condemns|condemned|condemning',
  'confirm|confirms|confirmed|confirming',
  'consider|considers|considered',
  'contend|contends|contended',
  'criticise|criticises|criticised|criticize|criticizes|criticized',
  'declare|declares|declared|declaring',
  'demand|demands|demanded|demanding',
  'deny|denies|denied|denying',
  'describe|describes|described|describing',
  'disagree|disagrees|disagreed',
  'dismiss|dismisses|dismissed|dismissing',
  'dispute|disputes|disputed|disputing',
  'doubt|doubts|doubted',
  'emphasise|emphasises|emphasised|emphasize|emphasizes|emphasized',
  'estimate|estimates|estimated|estimating',
  'expect|expects|expected',
  'explain|explains|explained',
  'express|expresses|expressed',
  'find|finds|found|finding',
  'forecast|forecasts',
  'hint|hints|hinted',
  'hope|hopes|hoped',
  'indicate|indicates|indicated|indicating',
  'insist|insists|insisted|insisting',
  'judge|judges|judged',
  'label|labels|labeled|labelled',
  'mention|mentions|mentioned',
  'note|notes|noted|noting',
  'pledge|pledges|pledged',
  'praise|praises|praised',
  'predict|predicts|predicted|predicting',
  'project|projects|projected',
  'promise|promises|promised',
  'propose|proposes|proposed',
  'quote|quotes|quoted',
  'reaffirm|reaffirms|reaffirmed',
  'recall|recalls|recalled',
  'refute|refutes|refuted',
  'regard|regards|regarded',
  'regret|regrets|regretted',
  'reiterate|reiterates|reiterated|reiterating',
  'reject|rejects|rejected|rejecting',
  'remark|remarks|remarked',
  'reply|replies|replied',
  'report|reports|reported|reporting',
  'respond|responds|responded',
  'reveal|reveals|revealed',
  'say|says|said|saying',
  'signal|signals|signalled|signaled',
  'slam|slams|slammed|blast|blasts|blasted|lash|lashes|lashed',
  'state|states|stated|stating',
  'stress|stresses|stressed|stressing',
  'suggest|suggests|suggested|suggesting',
  'suspect|suspects|suspected',
  'tell|tells|told|telling',
  'testify|testifies|testified',
  'thank|thanks|thanked',
  'think|thinks|thought',
  'threaten|threatens|threatened|threatening',
  'urge|urges|urged|urging',
  'vow|vows|vowed|vowing',
  'warn|warns|warned|warning',
  'welcome|welcomes|welcomed',
  'write|writes|wrote|writing',
  'ask|asks|asked|asking',
  'attribute|attributes|attributed|attributing',
  'brand|brands|branded|branding',
  'dub|dubs|dubbed',
  'celebrate|celebrates|celebrated',
  'cite|cites|cited|citing',
  'credit|credits|credited|crediting',
  'decry|decries|decried|decrying',
  'defend|defends|defended|defending',
  'denounce|denounces|denounced|denouncing',
  'deplore|deplores|deplored|deploring',
  'disclose|discloses|disclosed',
  'fault|faults|faulted|faulting',
  'hail|hails|hailed|hailing',
  'highlight|highlights|highlighted|highlighting',
  'justify|justifies|justified|justifying',
  'lament|laments|lamented|lamenting',
  'liken|likens|likened',
  'name|names|named',
  'object|objects|objected',
  'observe|observes|observed',
  'oppose|opposes|opposed',
  'pinpoint|pinpoints|pinpointed',
  'point|points|pointed|pointing to|out',
  'portray|portrays|portrayed|portraying',
  'present|presents|presented|presenting',
  'proclaim|proclaims|proclaimed|proclaiming',
  'protest|protests|protested|protesting',
  'put|puts|putting',
  'quip|quips|quipped',
  'rebuff|rebuffs|rebuffed',
  'rebuke|rebukes|rebuked',
  'refuse|refuses|refused|refusing to',
  'repeat|repeats|repeated|repeating',
  'restate|restates|restated|restating',
  'rule|rules|ruled|ruling out',
  'see|sees|saw|seeing',
  'speak|speaks|spoke|speaking of',
  'talk|talks|talked|talking of',
  'tweet|tweets|tweeted',
  'take|takes|took|taking issue',
  'take|takes|took|taking the view|line|position|stance',
  'term|terms|termed',
  'tout|touts|touted|touting',
  'underline|underlines|underlined|underlining',
  'underscore|underscores|underscored|underscoring',
  'view|views|viewed|viewing',
  'voice|voices|voiced|voicing',
  'want|wants|wanted',
  'answer|answers|answered',
  'counter|counters|countered',
  'agree|agrees|agreed that|to|with',
  'recommend|recommends|recommended',
  'request|requests|requested',
  'call|calls|called|calling for|on',
  'make|makes|made the case|point',
  'make|makes|made clear',
  'is|are|was|were of the view|opinion',
  'is|are|was|were convinced|adamant|sure|certain|confident|unconvinced|sceptical|skeptical|concerned|worried|hopeful',
  'attest|attests|attested',
  'boast|boasts|boasted',
  'charge|charges|charged that',
  'depict|depicts|depicted',
  'paint|paints|painted',
  'cast|casts as',
  'deem|deems|deemed',
  'rate|rates|rated',
  'value|values|valued',
  'fear|fears|feared',
  'question|questions|questioned',
  'ridicule|ridicules|ridiculed',
  'mock|mocks|mocked',
  'applaud|applauds|applauded',
  'commend|commends|commended',
  'endorse|endorses|endorsed',
  'contradict|contradicts|contradicted',
  'corroborate|corroborates|corroborated',
  'list|lists|listed',
  'summarise|summarises|summarised|summarize|summarizes|summarized',
  'show|shows|showed',
  'record|records|recorded',
  'detail|details|detailed',
];

/**
 * Verbs of speech that say as often what someone does ("maintains quotas"): they count before "that", a comma, a quotation or
 * the end of the sentence.
 */
export const SPEECH_WITH_CLAUSE: readonly string[] = [
  'maintain|maintains|maintained|maintaining',
  'hold|holds|held|holding',
  'add|adds|added|adding',
  'show|shows|showed',
  'record|records|recorded',
];

/** Verbs of speech whose forms are nouns too: they count right after who speaks, and before no other verb. */
export const SPEECH_OR_THING: ReadonlySet<string> = new Set(
  `answer answers appeal appeals attribute attributes blame blast blasts brand brands call calls cast casts caution cautions charge charges
  claim claims comment comments complaint counter counters credit credits demand demands detail details dispute disputes doubt doubts estimate estimates
  fault faults fear fears forecast forecasts hail highlight highlights hint hints hope hopes judge judges label labels lament laments list
  lists mention mentions name names note notes object objects paint paints pledge pledges point points praise present presents
  project projects promise promises protest protests put puts question questions quip quips quote quotes rate rates rebuff rebuke rebukes
  record records regard regards remark remarks reply replies report reports request requests rule rules saw see sees show shows signal signals
  slam state states stress stresses talk talks term terms thought thank threaten tweet tweets value values view views voice voices want wants
  welcome`.split(/\s+/),
);

/** Phrases that attribute without a verb; who comes after them. */
export const ACCORDING: readonly string[] = [
  'according to',
  'in|by|on|from the view|words|account|eyes|opinion|telling|reading|estimation|judgement|judgment|assessment|version|reckoning|estimate|count|perspective of',
  'as seen|told|described by',
  'per the',
];

/** Whose account it is, after a preposition and a possessive: "by the White House’s count", "in his view". */
export const ACCOUNTS: ReadonlySet<string> = new Set(
  `account accounts admission analysis assessment calculation calculations count description estimate estimates estimation eyes
  explanation figure figures interpretation judgement judgment language mind narrative opinion parlance perspective phrase reading reckoning retelling
  statement summary tally telling terms testimony version view viewpoint words`.split(/\s+/),
);

/** What someone holds, before "is" and after a possessive: "Washington’s position is that …". */
export const STANDS: ReadonlySet<string> = new Set(
  `accusation aim allegation answer argument assertion assessment belief case charge claim complaint conclusion contention conviction
  demand diagnosis estimate explanation fear forecast hope judgement judgment line message objection opinion point position prediction
  boast call comment pledge promise reading remark remarks reply response stance story suspicion theory verdict version view warning word`.split(
    /\s+/,
  ),
);

/** Who can be a claimant without a name, beside those who hold an office. */
export const CLAIMANT_NOUNS: ReadonlySet<string> = new Set(
  `service services forecaster forecasters meteorologist meteorologists guarantor guarantors carrier airline administration agency agencies aide aides alliance ambassador analyst analysts army assembly association author authors authorities bank
  bloc board bulletin cabinet campaigner campaigners chair chairman chairwoman chancellor chief colleague colleagues commander commission
  commissioner committee communiqué communique company congress council counterpart court critic critics delegate delegates delegation deputy
  department diplomat diplomats document economists embassy envoy expert experts factsheet firm government governor group head historian industry
  institute judges king lawmaker lawmakers lawyer lawyers leader leaders leadership lobby lord mayor memo member members memorandum military
  minister ministers ministry mission monitors movement negotiator negotiators ngo observers office officer officers official officials ombudsman
  opposition organisation organisations organization organizers organisers page palace panel paper parliament party parties police pope
  premier president press prosecutor prosecutors readout rebels record regulator release report reporter reporters representative researchers
  residents resolution scholar scientists secretariat secretary senate senator sheet side sides source sources speaker spokesman spokesperson
  spokeswoman staff statement study summary supporters survey team text think-tank transcript treasury troops union unions watchdog witness
  witnesses writer writers workers farmers producers exporters manufacturers traders growers activist activists adviser advisers broadcaster bureau campaign candidate candidates charity coalition consultancy consultant
  consultants corporation director doctors economist envoys federation fisherman fishermen foundation fund groups hospital insurer insurers
  investigators investors judge judges lender manager managers mediator mediators newspaper operator operators owner owners pollster pollsters
  producer protesters refugees researcher resident scholars scientist shippers students think-tanks tribunal university villagers volunteers
  voters who he she they we i`.split(/\s+/),
);

/** Before a claimant these make it something else than the subject. */
export const PREPOSITIONS: ReadonlySet<string> = new Set(
  `about above across after against along amid among around at before behind below beneath beside between beyond by despite down during for
  from in inside into like near of off on onto out outside over past since through throughout to toward towards under until up upon
  versus via with within without`.split(/\s+/),
);

/** A passive that says nothing of who speaks, whatever follows. */
export const IMPERSONAL: readonly string[] = [
  'it is|was widely|generally|commonly? believed|understood|thought|said|reported|alleged|assumed|claimed|hoped|feared|expected|estimated',
  'it has been widely? said|reported|alleged|claimed|suggested|argued',
  'it is|was widely|generally|commonly? held|considered|suspected|accepted that',
  'some|many say|argue|believe|claim',
  'is|are|was|were widely|generally|commonly believed|thought|seen|considered|assumed|expected|understood|regarded|held',
  'rumour|rumor has it',
];

/** Before a verb of speech these make it a passive. */
export const AUXILIARIES: readonly string[] = ['is', 'are', 'was', 'were', 'be', 'been', 'being'];

/** Before a verb of speech these make it something to be said, not said. */
export const MODALS: readonly string[] = ['must', 'should', 'can', 'could', 'may', 'might', 'would', 'shall'];

/** Words that can stand before a verb of speech without being anyone who speaks. */
export const NOBODY: readonly string[] = [
  'it',
  'there',
  'this',
  'that',
  'which',
  'what',
  'also',
  'has',
  'have',
  'had',
  'as',
  'and',
  'but',
  'or',
  'will',
  'would',
  'some',
  'many',
  'reportedly',
  'allegedly',
  'widely',
  'generally',
];
