import { site } from 'virtual:readout/settings';
import { positionsCsv } from '../../feed/csv.ts';
import { allBriefs, answer } from '../../press.ts';

export const GET = async (): Promise<Response> =>
  answer(positionsCsv(await allBriefs(), site), 'text/csv; charset=utf-8');
