/** The class of the element that our pages stand in, where their frame is the site's own. */
export const WITHIN = 'readout';

/** What is of the whole page, and has no place within a rule. */
const WHOLE = /@page[^{]*\{[^}]*\}|@layer [\w\s,-]+;/g;

/** A rule's selectors, from the end of what stands before them. */
const SELECTORS = /([^{};]+)\{/g;

/** A place in a selector where a name begins, and one where it has ended. */
const BEFORE = '(?<![\\w.#="-])';
const AFTER = '(?![\\w-])';
const PAGE = new RegExp(`${BEFORE}(?::root|html|body)${AFTER}`, 'g');
const MAIN = new RegExp(`${BEFORE}main${AFTER}`, 'g');

/**
 * A style sheet of ours for what stands within one element alone. What it says of the page, and of the page's main part, holds of
 * that element; no rule is weaker or stronger by it against another of ours.
 */
export function scoped(css: string): string {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const rules = plain
    .replace(WHOLE, '')
    .replace(SELECTORS, (whole, selectors: string) =>
      selectors.trim().startsWith('@') ? whole : `${selectors.replace(PAGE, '&').replace(MAIN, '&:not(_)')}{`,
    );
  return `${(plain.match(WHOLE) ?? []).join('\n')}\n:where(.${WITHIN}) {\n${rules}}\n`;
}
