import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import type { AstroInlineConfig } from 'astro';
import { readout, type Settings } from './integration.ts';

/** Packages that load a binary of their own, which a bundle cannot hold. */
const NATIVE = ['@resvg/resvg-js', 'harfbuzzjs', 'satori', 'nodemailer'];

/** Astro's configuration for a content folder: the same for the commands and for Astro's own tools. */
export function astroConfig(settings: Settings): AstroInlineConfig {
  const { origin, pathname } = new URL(settings.site.url);
  return {
    root: settings.root,
    site: origin,
    base: pathname,
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
    devToolbar: { enabled: false },
    prefetch: { defaultStrategy: 'hover' },
    integrations: [mdx({ processor: unified() }), sitemap(), readout(settings)],
    vite: { ssr: { external: NATIVE }, build: { assetsInlineLimit: 0 } },
  };
}
