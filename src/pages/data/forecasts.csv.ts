import { site } from 'virtual:readout/settings';
import { forecastsCsv } from '../../feed/csv.ts';
import { allBriefs, answer } from '../../press.ts';

export const GET = async (): Promise<Response> =>
  answer(forecastsCsv(await allBriefs(), site), 'text/csv; charset=utf-8');
