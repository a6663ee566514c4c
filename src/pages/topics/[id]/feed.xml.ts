import { site } from 'virtual:readout/settings';
import { topicChannels, topicSlug, type Channel, type Issue } from '../../../feed/channel.ts';
import { rss } from '../../../feed/rss.ts';
import { allIssues, answer, newest } from '../../../press.ts';

export const getStaticPaths = async () =>
  [...topicChannels(await allIssues(), site)].map(([name, channel]) => ({
    params: { id: topicSlug(name) },
    props: { channel },
  }));

export const GET = async ({ props }: { props: { channel: Channel<Pick<Issue, 'brief'>> } }): Promise<Response> =>
  answer(rss(await newest(props.channel), site), 'application/rss+xml');
