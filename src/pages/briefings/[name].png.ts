import type { Brief } from '../../model/brief.ts';
import { addresses, answer, outputs } from '../../press.ts';

type Which = 'card' | 'portrait';

export const getStaticPaths = () =>
  addresses<{ which: Which }>(({ id }) => [
    { name: id, which: 'card' },
    { name: `${id}.portrait`, which: 'portrait' },
  ]);

export const GET = async ({ props }: { props: { brief: Brief; which: Which } }): Promise<Response> =>
  answer(await outputs.picture(props.brief, props.which), 'image/png');
