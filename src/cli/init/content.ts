import { stringify } from 'yaml';
import { sourceFile } from '../../model/new-file.ts';
import type { Site } from '../../model/site.ts';
import { sourceFields } from '../../model/source.ts';

/** What a new desk begins with, besides its settings: a small briefing whose every claim leads to its source. */

const NOTICE = `Harbour dues rise by 4.5 per cent from the first day of the quarter. The rise applies to vessels over 500 gross tons.

The Authority wants every berth paid in advance. It offers a rebate of one tenth to vessels on shore power.

The Pilots’ Union asks for a delay until the autumn. It has not ruled out a strike.
`;

/**
 * The content folder of a new desk, by path.
 *
 * @param now an ISO moment: the briefing is of that day, so that nothing in it is overdue
 */
export function contentOf(
  site: Pick<Site, 'name' | 'url' | 'lang' | 'paper' | 'scale'>,
  now: string,
): [string, string][] {
  const { name, url, lang, paper, scale } = site;
  const day = now.slice(0, 10);
  const english = lang.split('-')[0] === 'en';
  const source = sourceFields.parse({
    title: 'Notice of harbour dues',
    publisher: 'Port Authority',
    published: day,
    descriptor: 'official notice',
    rights: 'an example, may be quoted',
    ...(english ? {} : { lang: 'en' }),
  });
  return [
    ['site.yaml', `# Who publishes, and how.\n${stringify({ name, url, lang, paper, scale })}`],
    ['sources/notice.md', sourceFile(source, NOTICE)],
    ['actors/port-authority.yaml', stringify({ name: 'Port Authority', kind: 'organisation' })],
    ['actors/pilots-union.yaml', stringify({ name: 'Pilots’ Union', kind: 'organisation' })],
    ['harbour-dues.mdx', briefing(`${now.slice(0, 19)}Z`, day, english ? '' : 'lang: en\n')],
  ];
}

const briefing = (asOf: string, day: string, lang: string): string => `---
title: Harbour dues rise by 4.5 per cent
asOf: ${asOf}
published: ${day}
status: published
tlp: CLEAR
authors: Ports desk
reviewedBy: Standards desk
${lang}ai: none
---

<BottomLine>Berths cost more once the rise is in force and are paid in advance; the pilots keep a strike open.</BottomLine>
<WhyItMatters>Owners have until then to choose shore power and its rebate.</WhyItMatters>

<KeyFact on="${day}">
  The Authority announced a rise of 4.5 per cent. <Cite source="notice" passage="Harbour dues rise by 4.5 per cent from the first day of the quarter." />
</KeyFact>
<KeyFact>
  The rise applies to vessels over 500 gross tons. <Cite source="notice" passage="The rise applies to vessels over 500 gross tons." />
</KeyFact>
<KeyFact>
  Vessels on shore power get a rebate of one tenth. <Cite source="notice" passage="a rebate of one tenth to vessels on shore power" />
</KeyFact>

<Position actor="port-authority">
  <Wants>
    Every berth paid in advance. <Cite source="notice" passage="The Authority wants every berth paid in advance." />
  </Wants>
  <Offers>
    A rebate on shore power. <Cite source="notice" passage="It offers a rebate […] on shore power." />
  </Offers>
</Position>
<Position actor="pilots-union">
  <Wants>
    A delay until the autumn. <Cite source="notice" passage="The Pilots’ Union asks for a delay until the autumn." />
  </Wants>
  <Offers>
    A strike is not ruled out. <Cite source="notice" passage="It has not ruled out a strike." />
  </Offers>
</Position>

<Judgement term="unlikely" by="the day of the rise" confidence="moderate" because="one notice, issued by one side">
  The Authority delays the rise beyond the first day of the quarter
</Judgement>
<Gap>How many vessels are on shore power.</Gap>
`;
