/** Acronyms that every reader knows better than what they stand for. */
export const KNOWN: ReadonlySet<string> = new Set(
  'UN EU US USA UK UAE NATO BBC CNN NASA HIV AIDS DNA GPS TV AI ID OK PDF UTC GMT CET EST AM PM USD EUR GBP COVID UNESCO UNICEF'.split(
    ' ',
  ),
);
