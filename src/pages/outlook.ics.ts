import { site } from 'virtual:readout/settings';
import { calendar } from '../feed/calendar.ts';
import { allBriefs, answer } from '../press.ts';

export const GET = async (): Promise<Response> =>
  answer(calendar(site.name, await allBriefs(), site), 'text/calendar; charset=utf-8');
