import { site } from 'virtual:readout/settings';
import { everything } from '../feed/channel.ts';
import { rss } from '../feed/rss.ts';
import { answer, issues } from '../press.ts';

export const GET = async (): Promise<Response> =>
  answer(rss(everything(await issues(), site), site), 'application/rss+xml');
