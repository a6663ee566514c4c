import { site } from 'virtual:readout/settings';
import { everything } from '../feed/channel.ts';
import { jsonFeed } from '../feed/json-feed.ts';
import { answer, issues } from '../press.ts';

export const GET = async (): Promise<Response> =>
  answer(jsonFeed(everything(await issues(), site), site), 'application/feed+json');
