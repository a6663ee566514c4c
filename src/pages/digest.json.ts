import { site } from 'virtual:readout/settings';
import { digestJson } from '../feed/digest.ts';
import { answer, week } from '../press.ts';

export const GET = async (): Promise<Response> =>
  answer(digestJson(await week(), site, `${site.url}/schema/digest.json`), 'application/json');
