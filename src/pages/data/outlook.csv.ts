import { site } from 'virtual:readout/settings';
import { outlookCsv } from '../../feed/csv.ts';
import { allBriefs, answer } from '../../press.ts';

export const GET = async (): Promise<Response> =>
  answer(outlookCsv(await allBriefs(), site), 'text/csv; charset=utf-8');
