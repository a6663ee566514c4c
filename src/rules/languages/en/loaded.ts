/** Words that take a side or sell a story, each with what to write instead. */
export const LOADED: Readonly<Record<string, string>> = {
  'regime|regimes': 'government',
  'admits|admitted': 'says, said',
  'slams|slammed|blasts|blasted|lashes|lashed|rips|ripped': 'criticises, criticised',
  'claims|claimed': 'says, said',
  'brutal|barbaric|savage|vicious|bloodthirsty|murderous|evil|heinous|cowardly|despicable|horrific':
    'what was done, and to whom',
  'historic|landmark|groundbreaking|unprecedented|game-changing|momentous': 'what is new in it',
  'puppet|stooge|crony|cronies|henchmen|thug|thugs|strongman|firebrand': 'the office or role',
  'terrorist|terrorists|freedom fighter|fighters': 'the name of the group, or who calls it so',
  'so-called|self-styled': 'who calls it so',
  propaganda: 'what was published, and by whom',
  'draconian|iron-fisted|heavy-handed': 'what the measure does',
  'doomed|desperate|desperately|humiliating|humiliated|embarrassing|shamelessly': 'what happened',
  'unprovoked|naked aggression': 'what was done, or who calls it so',
  'hardliner|hardliners|extremist|extremists|radicals|fanatics': 'the name of the group, or the view',
  'bombshell|explosive revelation|revelations': 'what was revealed',
  'refuses|refused to admit': 'denies, denied',
};

/** The same words where they are plain: a historic centre, explosive material. */
export const NOT_LOADED: readonly string[] = [
  'historic centre|center|district|city|site|sites|building|buildings|monument|monuments|quarter|town|church|low|lows|high|highs|average|averages|rate|rates|data|levels',
  'is|was|been|be|were|are admitted',
  'admitted to hospital|the',
  'climate|tax|sanctions|legal|trade|weather|exchange-rate|currency|tariff|inspection|visa|customs|regulatory regime',
  'historic preservation',
  'claimed the lives',
  'claimed responsibility',
  'landmark building|buildings|ruling',
];

/** Before "claims" or "claimed" these make it a verb, as a registered name does; after it, these do. */
export const CLAIMANTS: ReadonlySet<string> = new Set([
  'he',
  'she',
  'it',
  'they',
  'who',
  'officials',
  'sources',
  'rebels',
  'army',
  'ministry',
  'government',
  'opposition',
]);
export const CLAIMED: ReadonlySet<string> = new Set(['that', 'it', 'he', 'she', 'they', 'its', 'his', 'her', 'their']);
