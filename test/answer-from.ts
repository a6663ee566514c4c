import { join } from 'node:path';
import type { Page } from 'playwright-core';

/**
 * Has a folder stand at a site's address: what a page asks for there it gets from the folder, or that there is no such file, as of
 * all that it asks for elsewhere.
 *
 * @param site without a slash at its end
 */
export async function answerFrom(page: Page, site: string, folder: string): Promise<void> {
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const none = (): Promise<void> => route.fulfill({ status: 404 });
    if (!`${origin}${pathname}`.startsWith(`${site}/`)) return none();
    const path = decodeURIComponent(`${origin}${pathname}`.slice(site.length));
    await route.fulfill({ path: join(folder, path.replace(/\/$/, '/index.html')) }).catch(none);
  });
}
