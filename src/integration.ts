import type { AstroIntegration } from 'astro';
import type { Site } from './model/site.ts';

/** What the site is made from and for: everything its code would else take from the machine. */
export interface Settings {
  /** The content folder's absolute path. */
  folder: string;
  /** The project's own folder, where its fonts are. */
  root: string;
  site: Site;
  /** The day the site is made, YYYY-MM-DD. */
  today: string;
  /** Whether drafts and embargoed briefings show. */
  preview: boolean;
}

const NAME = 'virtual:readout/settings';

/** Gives the settings to the site's code, as the module `virtual:readout/settings`. */
export function readout(settings: Settings): AstroIntegration {
  const code = Object.entries(settings)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
  return {
    name: 'readout',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'readout-settings',
                resolveId: (id: string) => (id === NAME ? `\0${NAME}` : undefined),
                load: (id: string) => (id === `\0${NAME}` ? code : undefined),
              },
            ],
          },
        });
      },
    },
  };
}
