/** Words that mean another day tomorrow. */
export const STALE: readonly string[] = [
  'today|yesterday|tomorrow|tonight',
  'now',
  'recently|currently|presently|nowadays',
  'current',
  'this|last|next morning|afternoon|evening|week|weekend|month|year|quarter|summer|autumn|winter|spring',
  'last night',
  'earlier this week|month|year',
  'at the moment',
  'at present',
  'in recent days|weeks|months|years',
  'in the past few days|weeks|months',
  'days|weeks|months|years ago',
  'these days',
  'the other day',
  'so far',
  'until now|recently',
  'of late',
  'up to now',
  'in recent hours',
  'in|over the past|last few|several hours|days|weeks|months|years',
  'in the coming days|weeks|months',
];

/** What makes one of them mean something else: a current account, a current of air. */
export const NOT_STALE: readonly string[] = [
  'current account|accounts',
  'alternating|direct|electric current',
  'now defunct',
  'by now',
  'current spending|expenditure|budget|balance|affairs|assets|liabilities',
  'the? last|next day|week|month|year|quarter of',
];
