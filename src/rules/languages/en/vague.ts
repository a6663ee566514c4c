/** Words that two honest people can read in two ways when a forecast is to be settled. */
export const VAGUE: readonly string[] = [
  'significant|significantly|substantial|substantially|considerable|considerably|meaningful|meaningfully|serious|seriously|major',
  'soon|shortly|imminent|imminently',
  'improve|improves|improved|improving|improvement|worsen|worsens|worsened|worsening|deteriorate|deteriorates|deteriorated|deterioration',
  'in the near|foreseeable future',
  'better|worse relations|ties',
  'progress',
  'largely|mostly|broadly|appropriate|adequate|sufficient|reasonable|notable|notably',
  'escalate|escalates|escalated|escalation|de-escalate|de-escalation',
  'tbd|tbc|n/a',
];
