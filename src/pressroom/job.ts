import type { Brief } from '../model/brief.ts';
import type { Site } from '../model/site.ts';
import type { Sheet } from '../sheet/fit.ts';
import type { Paper } from '../model/site.ts';

/** What is made of a brief by itself: its sheet on both papers, what pages say of the sheet, its mail and its pictures. */
export const OUTPUTS = ['fitting', 'a4', 'letter', 'mail', 'sheet', 'card', 'portrait'] as const;
export type Output = (typeof OUTPUTS)[number];

/** One thing to make, and all that it is made of: the same job is the same bytes, on every machine and in any order. */
export interface Job {
  readonly brief: Brief;
  readonly site: Site;
  readonly output: Output;
}

/** What the press makes of a job, whoever asks for it. */
export type Pressing = (job: Job) => Promise<Uint8Array>;

/** What a page says of a brief's sheet. */
export interface Fitting extends Pick<Sheet, 'room'> {
  /** The sheet in letters, as a browser prints it. */
  readonly written: Readonly<Record<Paper, string>>;
  /** How large its PDFs are. */
  readonly bytes: Readonly<Record<Paper, number>>;
}

/** What the bytes of a fitting say. */
export const fittingIn = (bytes: Uint8Array): Fitting => JSON.parse(new TextDecoder().decode(bytes)) as Fitting;
