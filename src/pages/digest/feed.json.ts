import { site } from 'virtual:readout/settings';
import { weekly } from '../../feed/channel.ts';
import { digestItems } from '../../feed/item.ts';
import { jsonFeedOf } from '../../feed/json-feed.ts';
import { answer, digestSheets, week } from '../../press.ts';

export async function GET(): Promise<Response> {
  const digest = await week();
  const { bytes } = await digestSheets(digest);
  return answer(jsonFeedOf(weekly(site), digestItems(digest, bytes[site.paper], site), site), 'application/feed+json');
}
