import { site } from 'virtual:readout/settings';
import { href } from '../components/href.ts';
import { answer } from '../press.ts';

const icon = (name: string, sizes: string, more: object = {}) => ({
  ...{ src: href(`/${name}`), sizes, type: 'image/png' },
  ...more,
});

/** What a phone or a desktop needs to keep the site among its applications. */
export const GET = (): Response =>
  answer(
    JSON.stringify({
      name: site.name,
      short_name: site.name,
      lang: site.lang,
      start_url: href('/'),
      scope: href('/'),
      display: 'minimal-ui',
      background_color: '#ffffff',
      theme_color: '#ffffff',
      icons: [
        icon('icon-192.png', '192x192'),
        icon('icon-512.png', '512x512'),
        icon('icon-maskable.png', '512x512', { purpose: 'maskable' }),
      ],
    }),
    'application/manifest+json',
  );
