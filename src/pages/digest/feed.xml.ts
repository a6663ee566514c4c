import { site } from 'virtual:readout/settings';
import { weekly } from '../../feed/channel.ts';
import { digestItems } from '../../feed/item.ts';
import { rssOf } from '../../feed/rss.ts';
import { answer, digestSheets, week } from '../../press.ts';

export async function GET(): Promise<Response> {
  const digest = await week();
  const { bytes } = await digestSheets(digest);
  return answer(rssOf(weekly(site), digestItems(digest, bytes[site.paper], site)), 'application/rss+xml');
}
