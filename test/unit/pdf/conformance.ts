import { documentClauses } from './clauses-document.ts';
import { fontClauses } from './clauses-font.ts';
import { linkClauses } from './clauses-link.ts';
import { structureClauses } from './clauses-structure.ts';
import type { ReadPdf } from './qpdf.ts';

/**
 * A clause of PDF/UA-1 or PDF/A-2a that a machine can check, and what breaks it in a file. `id` is the standard's clause
 * (UA: ISO 14289-1, with the failure condition of the Matterhorn Protocol 1.1; A: ISO 19005-2).
 */
export interface Clause {
  readonly id: string;
  readonly asks: string;
  readonly faults: (pdf: ReadPdf) => string[];
}

export const CLAUSES: readonly Clause[] = [...documentClauses, ...structureClauses, ...linkClauses, ...fontClauses];

/** Every fault found, each with its clause's id; nothing where the file keeps all clauses. */
export function conformanceFaults(pdf: ReadPdf): string[] {
  return CLAUSES.flatMap(({ id, faults }) => faults(pdf).map((fault) => `${id}: ${fault}`));
}
