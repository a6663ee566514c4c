/**
 * Writes a content folder of many legal, different briefings, the same for the same numbers, to measure `check`, `trace`
 * and `build` on: `node test/bench/thousand.ts FOLDER [BRIEFINGS] [SOURCES] [ACTORS]`, by default 1,000, 100 and 60. Then, by
 * hand: `time readout check FOLDER` twice, `time readout trace notice-1 --folder FOLDER`.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const [folder, ...counts] = process.argv.slice(2);
if (!folder) throw new Error('node test/bench/thousand.ts FOLDER [BRIEFINGS] [SOURCES] [ACTORS]');
const [briefings = 1000, sources = 100, actors = 60] = counts.map(Number);

/** Numbers between 0 and 1 that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = seeded(2026);
const below = (n: number): number => Math.floor(random() * n);
const one = <T>(all: readonly T[]): T => all[below(all.length)] as T;

const PLACES = ['Aldmouth', 'Brenfjord', 'Carrow', 'Dunhaven', 'Eastquay', 'Ferriby', 'Grimwick', 'Holmsund'];
const WARES = ['timber', 'grain', 'steel', 'fish', 'salt', 'coal', 'paper', 'fruit', 'wool', 'cement'];
const BODIES = ['Port Authority', 'Pilots’ Union', 'Owners’ League', 'Customs Office', 'Dockers’ Guild', 'Ferry Board'];
const VESSELS = ['coasters', 'ferries', 'tankers', 'barges', 'trawlers', 'tugs'];

interface Actor {
  id: string;
  name: string;
}

/** One sentence of a source that a claim can rest on: it stands there once. */
interface Source {
  id: string;
  facts: string[];
  wants: string[];
  offers: string[];
}

const kebab = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const files = new Map<string, string>();
files.set('site.yaml', 'name: Harbours Desk\nurl: https://readout.example\n');
const allActors = Array.from({ length: actors }, (_, i): Actor => {
  const name = `${PLACES[i % PLACES.length]} ${BODIES[Math.floor(i / PLACES.length) % BODIES.length]}`;
  const actor = { id: `${kebab(name)}-${i}`, name: i < PLACES.length * BODIES.length ? name : `Second ${name}` };
  files.set(`actors/${actor.id}.yaml`, `name: ${actor.name}\nkind: organisation\n`);
  return actor;
});
const allSources = Array.from({ length: sources }, (_, i) => writeSource(i + 1));
for (let i = 1; i <= briefings; i++) writeBriefing(i);

await rm(folder, { recursive: true, force: true });
for (const [file, text] of files) {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}
console.log(`${files.size} files in ${folder}`);

function writeSource(n: number): Source {
  const id = `notice-${n}`;
  const place = one(PLACES);
  const facts = Array.from({ length: 12 }, (_, i) => {
    const [ware, vessel] = [one(WARES), one(VESSELS)];
    return one([
      `Dues on ${ware} in ${place} rise by ${below(90) + 2} per cent for lot ${n * 100 + i}.`,
      `The harbour of ${place} counted ${below(900) + 20} ${vessel} with ${ware} on list ${n * 100 + i}.`,
      `Berth ${n * 100 + i} in ${place} was let to ${vessel} that carry ${ware}.`,
    ]);
  });
  const wants = allActors.map((a, i) => `${a.name} asks for a delay of ${i + 2} weeks in case ${n * 100 + i}.`);
  const offers = allActors.map((a, i) => `${a.name} offers a rebate of ${i + 3} crowns in case ${n * 100 + i}.`);
  const paragraphs = [facts.slice(0, 6), facts.slice(6), ...allActors.map((_, i) => [wants[i], offers[i]])];
  const body = paragraphs.map((p) => p.join(' ')).join('\n');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const fields = `title: Notice ${n} of ${place}\npublisher: Harbour gazette\npublished: 2026-02-${String((n % 28) + 1).padStart(2, '0')}
descriptor: official notice\nrights: may be quoted\nsha256: ${sha256}`;
  files.set(`sources/${id}.md`, `---\n${fields}\n---\n\n${body}\n`);
  return { id, facts, wants, offers };
}

function writeBriefing(n: number): void {
  const used = [one(allSources), one(allSources)] as const;
  const day = String((n % 28) + 1).padStart(2, '0');
  const month = String((n % 3) + 3).padStart(2, '0');
  const cite = (source: Source, passage: string) => `<Cite source="${source.id}" passage="${passage}"/>`;
  const chosen = new Set<string>();
  while (chosen.size < 5) chosen.add(`${below(2)} ${below(12)}`);
  const facts = [...chosen].map((key) => {
    const [s = 0, f = 0] = key.split(' ').map(Number);
    const source = used[s] as Source;
    const text = source.facts[f] as string;
    return `<KeyFact>${text} ${cite(source, text)}</KeyFact>`;
  });
  const first = below(actors);
  const parties = [first, (first + 1 + below(actors - 1)) % actors];
  const positions = parties.map((p) => {
    const [wants, offers] = [used[0].wants[p] as string, used[0].offers[p] as string];
    return `<Position actor="${(allActors[p] as Actor).id}">
  <Wants>${wants.replace(/^.* asks for a/, 'A')} ${cite(used[0], wants)}</Wants>
  <Offers>${offers.replace(/^.* offers a/, 'A')} ${cite(used[0], offers)}</Offers>
</Position>`;
  });
  const [ware, place, vessel] = [one(WARES), one(PLACES), one(VESSELS)];
  files.set(
    `harbour-${n}.mdx`,
    `---
title: ${place} raises its dues on ${ware} and ${vessel} stay away
asOf: 2026-${month}-${day}T09:00:00Z
published: 2026-${month}-${day}
status: published
tlp: CLEAR
authors: Ports desk
reviewedBy: Standards desk
place: ${place}
topics: [${ware}]
ai: none
---

{/* readout-allow-all uncited-source: a notice says more than a briefing needs */}
<BottomLine>Owners ask the harbour for a delay, because carrying ${ware} costs them more from the spring on.</BottomLine>
<WhyItMatters>Owners of ${vessel} decide before the summer whether to pay in advance.</WhyItMatters>

${facts.join('\n')}

${positions.join('\n')}

<Judgement term="${one(['unlikely', 'likely', 'very likely'])}" by="31 August 2026" confidence="moderate" because="two notices and no list of ${ware}">The harbour of ${place} delays the rise for ${vessel}</Judgement>
<Forecast id="strike" probability="${below(90) + 5}" resolves="2036-08-31" criteria="no ${vessel} leave for a day" resolver="the log of ${place}">Will the ${vessel} stay?</Forecast>
<Watch on="2026-07-${day}" effect="raises">The harbour of ${place} meets the owners</Watch>
<Gap>How many ${vessel} carry ${ware} to ${place}.</Gap>
`,
  );
}
