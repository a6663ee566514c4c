import { site } from 'virtual:readout/settings';
import type { Digest } from '../model/digest.ts';
import type { Paper } from '../model/site.ts';
import { sheetNames } from '../paper.ts';
import { answer, digestSheets, week } from '../press.ts';

/** The digest's sheet under three names: the site's own paper, and both by name. */
export async function getStaticPaths() {
  const digest = await week();
  return sheetNames('digest', site.paper).map(({ name, paper }) => ({ params: { name }, props: { digest, paper } }));
}

export async function GET({ props }: { props: { digest: Digest; paper: Paper } }): Promise<Response> {
  const { pdf } = await digestSheets(await week());
  return answer(pdf[props.paper], 'application/pdf');
}
