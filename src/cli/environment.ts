/** What is settled of this process before Astro runs in it, or the code that Astro made. It loads nothing of Astro. */

/** Astro asks a registry for newer versions of itself and reports its use, unless its environment says no. */
export function keepToThisMachine(): void {
  process.env['ASTRO_TELEMETRY_DISABLED'] = 'true';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
}

/** The names under which pages ask for what they are built with and where they stand. */
const ASKED = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR'];

/**
 * Takes those names out of this process's environment. Pages would get what another program meant by them: links below its
 * `BASE_URL`, or no policy.
 */
export function ignoreEnvironment(): void {
  for (const name of ASKED) Reflect.deleteProperty(process.env, name);
}
