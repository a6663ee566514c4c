import type { Brief } from '../../model/brief.ts';
import { addresses, answer, ofSheet, press } from '../../press.ts';

export const getStaticPaths = () => addresses(({ id }) => [{ name: id }]);

export const GET = ({ props: { brief } }: { props: { brief: Brief } }): Promise<Response> =>
  ofSheet(brief, async () => answer(await press.bytes(brief, 'mail'), 'message/rfc822'));
