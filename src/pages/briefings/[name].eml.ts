import type { Brief } from '../../model/brief.ts';
import { addresses, answer, outputs } from '../../press.ts';

export const getStaticPaths = () => addresses(({ id }) => [{ name: id }]);

export const GET = async ({ props }: { props: { brief: Brief } }): Promise<Response> =>
  answer(await outputs.mail(props.brief), 'message/rfc822');
