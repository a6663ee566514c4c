import { site } from 'virtual:readout/settings';
import { topicChannels, topicSlug, type Channel } from '../../../feed/channel.ts';
import { rss } from '../../../feed/rss.ts';
import { allIssues, answer, newest } from '../../../press.ts';

export const getStaticPaths = async () =>
  [...topicChannels(await allIssues(), site)].map(([name, channel]) => ({
    params: { id: topicSlug(name) },
    props: { channel },
  }));

export const GET = async ({ props }: { props: { channel: Channel } }): Promise<Response> =>
  answer(rss(newest(props.channel), site), 'application/rss+xml');
