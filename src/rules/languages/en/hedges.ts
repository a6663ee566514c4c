/** Passives that tell of words without telling whose. */
export const HEDGES: readonly string[] = [
  'concerns|concern|questions|doubts|fears|objections|allegations|accusations|criticism|eyebrows|hopes|calls|suspicions have|has been widely? raised|voiced|expressed|made|aired|levelled|leveled',
  'concerns|concern|questions|doubts|fears|objections|allegations|accusations|criticism|eyebrows|hopes|calls|suspicions were|was|are|is being? widely? raised|voiced|expressed|made|aired|levelled|leveled',
  'concerns|doubts|fears|hopes|suspicions|calls are growing|mounting',
  'it has been widely? suggested|argued|alleged|said|claimed|reported|noted',
  'it is|was widely|generally|commonly? believed|understood|thought|said|reported|alleged|assumed|hoped|feared|expected|estimated|felt|considered',
  'is|are|was|were widely|generally|commonly seen|believed|regarded|viewed|considered|thought|expected|understood',
  'is|are|was|were said|thought|believed|understood|alleged|rumoured|rumored to',
  'observers|critics|experts|many|some say|believe|argue|fear|think|claim',
];
