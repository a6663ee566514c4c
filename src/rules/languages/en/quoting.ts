import type { QuotingWords } from '../language.ts';

/** Words that tell whose quoted words are, and whether they still say what they said. */
export const QUOTING: QuotingWords = {
  pronouns: [
    'I|me|my|mine|we|us|our|ours|you|your|yours|he|him|his|she|her|hers|it|its|they|them|their|theirs|this|that|these|those|who|whom|here|there|myself|himself|herself|itself|themselves|ourselves',
    "i'm|i've|i'll|i'd|we're|we've|we'll|we'd|he's|she's|it's|they're|they've|they'll|you're|you've",
  ],
  speakers: ['he|she|they|it'],
  grammar: [
    'a|an|the|of|to|in|on|at|by|for|with|from|as|into|over|between|against|about|after|before|during|under|and|or|is|are|was|were|be|been|being|am|has|have|had|do|does|did|will|both|each|all|other|sic|emphasis|added|own|said',
  ],
  affirmed: [
    'not only|just|merely|simply|least|surprisingly|long|far',
    'no later|longer|less|fewer|more|sooner|earlier than',
    'no longer than',
    'no doubt|matter|wonder',
    'nothing less|but|short',
    'not to mention',
    'none other than',
    'no one but',
    'without doubt|fail|exception|question',
    'only too',
    'if anything|not',
  ],
  clauses: [
    'but|while|whereas|although|though|because|since|which|who|whose|whom|where|when|after|before|so|yet|however|until|and',
  ],
  relatives: ['who|which|whose|where|whom|that'],
  open: ['whether|if|unless'],
  concessions: ['but|however|although|though'],
  denials: [
    'rule|rules|ruled|ruling out',
    'decline|declines|declined',
    'unable|unwilling|impossible',
    'stopped|stops short',
  ],
  denied: [
    'refuse|refuses|refused|refusing|refusal|reject|rejects|rejected|rejecting|deny|denies|denied|denying|denial|decline|declines|declined|declining',
    'rule|rules|ruled|ruling out',
    'oppose|opposes|opposed|block|blocks|blocked|resist|resists|resisted|balk|balks|balked|dismiss|dismisses|dismissed|exclude|excludes|excluded|disown|disowns|disowned',
    'against|without|lack|lacks|lacked|fail|fails|failed|avoid|avoids|avoided|stop|stops|stopped|prevent|prevents|prevented|end|ends|ended|ban|bans|banned|bar|bars|barred|halt|halts|forbid|forbids|forbade|exempt|exempts|exempted|spare|spares|spared',
    'doubt|doubts|doubted|question|questions|questioned|unwilling|unable|impossible|absence|free|short|instead|rather|contrary|opposite|stopped|warn|warns|warned|abandon|abandons|abandoned|withhold|withholds|withheld',
  ],
  weighed: [
    'consider|considers|considered|considering|weigh|weighs|weighed|weighing|evaluate|evaluates|evaluated|evaluating|review|reviews|reviewing|decide|decides|deciding|ask|asks|asked|examine|examines|examining|study|studies|studying|debate|debates|discuss|discusses|discussing|case|event|condition|conditions|conditional|prospect|possibility|possible|potential|question|questions|depends|should|would|could|may|might',
  ],
  says: [
    'underline|underlines|underlined|underscore|underscores|underscored|emphasizing|highlighting|highlight|highlights|highlighted|observe|observes|observed|ask|asks|asked',
    'speak|speaks|spoke|spoken of',
    'used|uses the words|word|phrase|term',
    'set|sets|lay|lays|laid out',
    'made|makes clear',
    'reiterate|restate|restates|restated|voice|voices|voiced|hail|hails|hailed|denounce|denounces|denounced|brand|brands|branded|dub|dubs|dubbed|term|terms|termed|labelled|labeled|repeat|repeats|repeated|offer|offers|offered|convey|conveys|conveyed|share|shares|shared|accept|vow|swear|swore|insist|joke|joked|quip|quipped|tweet|tweeted|post|posted|answer|answers|answered|counter|counters|countered|agree|agrees|agreed|continue|continues|continued|attack|attacks|attacked|cite|cites|cited',
  ],
  by: ['by'],
  askers: ['reporter|reporters|journalist|journalists|question|questions|questioner|correspondent|asked|asks'],
  endings: /^(?:[a-z]?ed|d|[a-z]?ing|e?s|e?n|['’]s|e|y|ies|ied|t|ly|er|r)$/u,
};
