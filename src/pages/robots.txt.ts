import { site } from 'virtual:readout/settings';
import { answer } from '../press.ts';

export const GET = (): Response =>
  answer(`User-agent: *\nAllow: /\nSitemap: ${site.url}/sitemap-index.xml\n`, 'text/plain');
