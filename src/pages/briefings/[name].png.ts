import type { Brief } from '../../model/brief.ts';
import type { Picture } from '../../outputs.ts';
import { pictureNames } from '../../paper.ts';
import { addresses, answer, ofSheet, press } from '../../press.ts';

export const getStaticPaths = () =>
  addresses<{ which: Picture }>(({ id }) => pictureNames(id));

export const GET = ({ props }: { props: { brief: Brief; which: Picture } }): Promise<Response> => {
  const picture = async () => answer(await press.bytes(props.brief, props.which), 'image/png');
  return props.which === 'sheet' ? ofSheet(props.brief, picture) : picture();
};
