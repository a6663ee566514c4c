import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { textOf, writeSheets } from '../../../src/pdf/index.ts';
import { CLAUSES, conformanceFaults } from './conformance.ts';
import { PLANTED, edit, font } from './planted.ts';
import { copy, readPdf, type ReadPdf } from './qpdf.ts';
import { readText } from './structure.ts';
import { facts, fonts, samplePage } from './sample-page.ts';

let sound: ReadPdf;

beforeAll(() => {
  const [bytes = new Uint8Array()] = writeSheets([samplePage('a4')], facts, fonts);
  sound = readPdf(bytes);
});

/** The conditions that the protocol marks as decided by a machine, 87 in all. */
const MACHINE =
  '01-003 to 01-005, 01-007, 02-001, 02-003, 02-004, 06-001 to 06-003, 07-001, 07-002, 09-004 to 09-008, 10-001, ' +
  '11-001 to 11-006, 13-004, 14-002, 14-003, 14-006, 14-007, 15-003, 17-002, 17-003, 19-003, 19-004, 20-001 to 20-003, ' +
  '21-001, 25-001, 26-001, 26-002, 28-002, 28-004 to 28-012, 28-014 to 28-018, 30-001, 30-002, 31-001 to 31-009, ' +
  '31-011 to 31-030';

/** The conditions named in a text, those within ranges too. */
function conditionsIn(text: string): string[] {
  return [...text.matchAll(/(\d\d)-(\d{3})(?: to \1-(\d{3}))?/g)].flatMap(([, checkpoint = '', from = '', to = from]) =>
    Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, i) => `${checkpoint}-${String(Number(from) + i).padStart(3, '0')}`,
    ),
  );
}

describe('conformance to PDF/UA-1 and PDF/A-2a', () => {
  it('is whole on both papers', () => {
    const pages = [samplePage('a4'), samplePage('letter')];
    for (const bytes of writeSheets(pages, facts, fonts)) expect(conformanceFaults(readPdf(bytes))).toEqual([]);
  });

  it.each(PLANTED)('notices %s', (_, clause, plant) => {
    const spoilt = copy(sound);
    plant(spoilt);
    expect(conformanceFaults(spoilt).join('\n')).toContain(`${clause}: `);
  });

  it('has a planted fault for every clause, so that each is known to bite', () => {
    const planted = new Set(PLANTED.map(([, clause]) => clause));
    expect(CLAUSES.map(({ id }) => id).filter((id) => !planted.has(id))).toEqual([]);
  });

  it('is kept in a ledger that names every clause', () => {
    const ledger = readFileSync(new URL('../../../src/pdf/STANDARD.md', import.meta.url), 'utf8');
    const clauses = [...ledger.matchAll(/^\| ((?:UA|A) [^|]*?) +\|/gm)].map(([, id]) => id);
    expect(clauses.sort()).toEqual(CLAUSES.map(({ id }) => id).sort());
  });

  it('accounts for every failure condition of the Matterhorn Protocol 1.1 that a machine can find', () => {
    const accounted = new Set(CLAUSES.flatMap(({ id }) => conditionsIn(id)));
    expect(conditionsIn(MACHINE)).toHaveLength(87);
    expect(conditionsIn(MACHINE).filter((condition) => !accounted.has(condition))).toEqual([]);
  });

  it('reads by its own tables as it was laid out, and no longer with a wrong one', () => {
    expect(readText(sound)).toEqual(textOf(samplePage('a4')));
    const spoilt = copy(sound);
    edit(spoilt, font(spoilt).font['/ToUnicode'], (text) => text.replace('><0061>', '><0062>'));
    expect(readText(spoilt)).not.toEqual(textOf(samplePage('a4')));
  });
});
