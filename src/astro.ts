import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { join } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { folderUrl } from './disk/paths.ts';
import { readout, type Given } from './integration.ts';

/** Packages that load a binary of their own, which a bundle cannot hold. */
const NATIVE = ['harfbuzzjs', 'satori', 'nodemailer'];

/**
 * Astro's configuration for what is to be shown: the same for the commands and for Astro's own tools.
 *
 * @param content what gives Astro its content, where that is not `given` alone
 */
export function astroConfig(given: Given, content: AstroIntegration = readout(() => given)): AstroInlineConfig {
  const { root, site } = given.settings;
  const { origin, pathname } = new URL(site.url);
  return {
    root,
    site: origin,
    base: pathname,
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
    devToolbar: { enabled: false },
    prefetch: { defaultStrategy: 'hover' },
    integrations: [mdx({ processor: unified() }), content],
    vite: { ssr: { external: NATIVE }, build: { assetsInlineLimit: 0 } },
  };
}

/**
 * The same for a run that writes into one folder alone, wherever it was called from: not into the project's own, which may be
 * nobody's to write to, nor into the one the user stands in, where Astro else puts the code it makes.
 */
export function workingIn(work: string, config: AstroInlineConfig): AstroInlineConfig {
  const { root } = config;
  if (typeof root !== 'string') throw new Error('The configuration does not say where the project is');
  return {
    srcDir: join(root, 'src'),
    publicDir: join(root, 'public'),
    cacheDir: join(work, 'cache'),
    ...config,
    ...{ root: work, configFile: false },
    build: { ...config.build, server: join(work, 'server') },
    vite: { ...config.vite, cacheDir: join(work, 'vite') },
    integrations: [...(config.integrations ?? []), writingElsewhere(root)],
  };
}

/**
 * What Astro notes lies below the root that it starts with, and that is all it is for. Its files are looked for below the root
 * it is given here: those outside it would not be found where the two have no folder in common.
 *
 * A host of plain files is to Astro an adapter like any: with one, the code it makes goes where it is told.
 */
const writingElsewhere = (root: string): AstroIntegration => ({
  name: 'readout-writing-elsewhere',
  hooks: {
    // While one writes, Astro reads what it noted again, below the root that it has then.
    'astro:config:setup': ({ command, updateConfig }) =>
      command === 'build' ? void updateConfig({ root: folderUrl(root) }) : undefined,
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'readout-plain-files',
        entrypointResolution: 'auto',
        supportedAstroFeatures: { staticOutput: 'stable', sharpImageService: 'stable' },
        adapterFeatures: { buildOutput: 'static', preserveBuildServerDir: true },
      }),
  },
});
