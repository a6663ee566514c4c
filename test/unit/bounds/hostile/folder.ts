import type { Shape } from './shapes.ts';

const SIZE = 500 * 1024;

const FRONT = (title: string): string => `---
title: ${title}
asOf: 2026-03-12T09:00:00Z
published: 2026-03-12
status: published
tlp: CLEAR
authors: Desk
reviewedBy: Other desk
ai: none
---
`;

const SOURCE = `---
title: Notice
publisher: Port
published: 2026-03-10
descriptor: notice
rights: none
---
`;

/** A briefing's body with a text in every component that holds one. */
const body = (text: string, cite = ''): string => `
<BottomLine>${text}</BottomLine>
<WhyItMatters>${text}</WhyItMatters>
<KeyFact kind="claim">${text} ${cite}</KeyFact>
<KeyFact>${text} ${cite}</KeyFact>
<KeyFact>${text} ${cite}</KeyFact>
<Position actor="port"><Wants>${text} ${cite}</Wants></Position>
<Quote by="port">${text} ${cite}</Quote>
<Judgement term="likely" confidence="low" because="one notice">${text}</Judgement>
<Gap>${text}</Gap>
`;

/**
 * A content folder's texts with a shape in every kind of file: 500 KiB where so much is read. What is left to the parser of
 * briefings alone is not among them, because its reader has a deadline of its own.
 */
export function filesOf(shape: Shape): Record<string, string> {
  const attribute = (text: string): string => text.replace(/["&\n]/g, '’');
  return {
    'site.yaml': 'name: Desk\nurl: https://readout.example\n',
    'actors/port.yaml': 'name: Port\nkind: organisation\n',
    'actors/hostile.yaml': shape(SIZE),
    'actors/aliases.yaml': `name: Jean Port\nkind: person\naliases:\n  - ${JSON.stringify(shape(30_000))}\n`,
    'sources/hostile.md': `${SOURCE}${shape(SIZE - 1000)}\n\nThe Port said that dues rise.\n`,
    'sources/front.md': shape(SIZE),
    'sources/notice.md': `${SOURCE}The Port said that dues rise.\n`,
    'whole.mdx': shape(SIZE),
    'front.mdx': FRONT(shape(60_000)) + body('Dues rise.'),
    'cites.mdx':
      FRONT('Dues rise') + body('Dues rise.', '<Cite source="hostile" passage="The Port said that dues rise."/>'),
    'passage.mdx':
      FRONT('Dues rise') + body('Dues rise.', `<Cite source="hostile" passage="${attribute(shape(1800))}"/>`),
  };
}
