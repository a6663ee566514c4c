import { isOwnName } from '../../rules/own.ts';
import { pathOf } from './path.ts';
import { unreadInWords, type Unread } from './unread.ts';
import { RULES, type Fix, type Place, type Problem, type RuleName, type Severity } from '../../problem.ts';

/** One run in the Static Analysis Results Interchange Format 2.1.0 (OASIS), columns in UTF-16 units. */
export function asSarif(problems: readonly Problem[], folder: string, unread: readonly Unread[] = []): string {
  const ours = Object.keys(RULES) as RuleName[];
  const own = [...new Map(problems.filter((p) => isOwnName(p.rule)).map((p) => [p.rule, p.severity]))];
  const rules = [
    ...ours.map((id) => ({ id, ...describedAs(RULES[id].flags, RULES[id].severity) })),
    ...own.map(([id, severity]) => ({ id, ...describedAs('a rule of the desk’s own', severity) })),
  ];
  const names: string[] = rules.map(({ id }) => id);
  const results = problems.map((p) => ({
    ruleId: p.rule,
    ruleIndex: names.indexOf(p.rule),
    level: p.severity,
    message: { text: `${p.message}. ${p.note}.` },
    locations: [
      { physicalLocation: { artifactLocation: { uri: uriOf(pathOf(folder, p.file)) }, region: regionOf(p) } },
    ],
    ...(p.fix && { fixes: [fixOf(p.fix, folder)] }),
  }));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'readout', rules } },
        columnKind: 'utf16CodeUnits',
        results,
        ...invocationsOf(unread, folder),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

const describedAs = (text: string, level: Severity) => ({
  shortDescription: { text },
  defaultConfiguration: { level },
});

/** That rules do not read a briefing's language is no result: the tool tells it of its run. */
const invocationsOf = (unread: readonly Unread[], folder: string) =>
  unread.length > 0 && {
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: unread.map((u) => ({
          level: 'note',
          message: { text: unreadInWords(u) },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(`${folder}/${u.file}`) } } }],
        })),
      },
    ],
  };

/** A drive begins an address of its own: before a colon, else, a reader of it would look for a protocol. */
function uriOf(path: string): string {
  const [drive = ''] = /^[A-Za-z]:(?=\/)/.exec(path) ?? [];
  const uri = path.slice(drive.length).split('/').map(encodeURIComponent).join('/');
  return drive ? `file:///${drive}${uri}` : uri;
}

const regionOf = (at: Place) => ({
  startLine: at.line,
  startColumn: at.column,
  endLine: at.endLine,
  endColumn: at.endColumn,
});

const fixOf = (fix: Fix, folder: string) => ({
  description: { text: fix.label },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(`${folder}/${fix.file}`) },
      replacements: [{ deletedRegion: regionOf(fix), insertedContent: { text: fix.text } }],
    },
  ],
  properties: { safe: fix.safe },
});
