import { site } from 'virtual:readout/settings';
import { briefJson } from '../../feed/brief.ts';
import type { Brief } from '../../model/brief.ts';
import { addresses, answer } from '../../press.ts';

export const getStaticPaths = () => addresses(({ id }) => [{ name: id }]);

export const GET = ({ props }: { props: { brief: Brief } }): Response => answer(briefJson(props.brief, `${site.url}/schema/brief.json`), 'application/json');
