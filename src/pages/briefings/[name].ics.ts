import { site } from 'virtual:readout/settings';
import { calendar } from '../../feed/calendar.ts';
import type { Brief } from '../../model/brief.ts';
import { addresses, answer } from '../../press.ts';

export const getStaticPaths = () => addresses(({ id }) => [{ name: id }]);

export const GET = ({ props }: { props: { brief: Brief } }): Response =>
  answer(calendar(props.brief.title, [props.brief], site), 'text/calendar; charset=utf-8');
