/** A passage, or a claim that rests on one, whose tops differ, as a page shows them. */
export interface Uneven {
  readonly id: string;
  /** How far the passage begins below its claim, in px. */
  readonly by: number;
}

/** The widths at which evidence stands beside its claim, in px. */
export const WIDTHS = [1060, 1280, 1440, 2560] as const;

/** How far a passage may begin from the top of its claim, in px. */
const LEVEL = 8;

/**
 * In a page, of Chromium's or of another engine's: how many passages there are, and which do not begin where their claim
 * does, at its side; first as they are, or all of them opened. On a source's page claims stand beside their passage.
 */
export function levelsOf(open: boolean, level: number): { count: number; uneven: Uneven[] } {
  for (const details of document.querySelectorAll('details')) details.open = open;
  const tops = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? NaN;
  const pairs = [...document.querySelectorAll('.passage')].map((passage) => {
    const words = passage.closest('.claim')?.querySelector('.words');
    const apart = passage.getBoundingClientRect().left - (words?.getBoundingClientRect().right ?? NaN);
    return { id: passage.id, by: apart > 0 ? tops(passage) - tops(words) : NaN };
  });
  const rests = [...document.querySelectorAll('.rests')].map((rest) => ({
    id: rest.querySelector('a')?.hash ?? '',
    by: tops(rest) - tops(rest.parentElement?.querySelector('p')),
  }));
  const all = [...pairs, ...rests];
  return { count: all.length, uneven: all.filter(({ by }) => !(Math.abs(by) <= level)) };
}

/** Whatever runs functions in a page. */
interface Runner {
  evaluate: (run: typeof levelsOf, open: boolean, level: number) => Promise<ReturnType<typeof levelsOf>>;
}

/** What is not level on the page that is shown, closed and open, as sentences; and how many passages it has. */
export async function unevenOn(runner: Runner): Promise<{ count: number; said: string[] }> {
  const closed = await runner.evaluate(levelsOf, false, LEVEL);
  const opened = await runner.evaluate(levelsOf, true, LEVEL);
  const said = ({ uneven }: typeof closed, how: string) =>
    uneven.map(({ id, by }) => `${id}, ${how}: ${Number.isNaN(by) ? 'not beside it' : `${Math.round(by)} px lower`}`);
  return { count: closed.count, said: [...said(closed, 'closed'), ...said(opened, 'open')] };
}
