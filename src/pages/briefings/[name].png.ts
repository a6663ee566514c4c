import type { Brief } from '../../model/brief.ts';
import type { Picture } from '../../outputs.ts';
import { addresses, answer, outputs } from '../../press.ts';

export const getStaticPaths = () =>
  addresses<{ which: Picture }>(({ id }) => [
    { name: id, which: 'card' },
    { name: `${id}.portrait`, which: 'portrait' },
    { name: `${id}.sheet`, which: 'sheet' },
  ]);

export const GET = async ({ props }: { props: { brief: Brief; which: Picture } }): Promise<Response> =>
  answer(await outputs.picture(props.brief, props.which), 'image/png');
