import { site } from 'virtual:readout/settings';
import type { Brief } from '../../model/brief.ts';
import type { Paper } from '../../model/site.ts';
import { sheetNames } from '../../paper.ts';
import { addresses, answer, ofSheet, press } from '../../press.ts';

/** The sheet under three names: the site's own paper, and both by name. */
export const getStaticPaths = () =>
  addresses<{ paper: Paper }>(({ id }) => sheetNames(id, site.paper));

export async function GET({ props }: { props: { brief: Brief; paper: Paper } }): Promise<Response> {
  const { brief, paper } = props;
  return ofSheet(brief, async () => answer(await press.bytes(brief, paper), 'application/pdf'));
}
