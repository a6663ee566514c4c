/** HTML that is already escaped. Made by `markup` alone. */
export interface Markup {
  readonly html: string;
}

type Part = string | number | Markup | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes HTML from a template whose own text is trusted and whose values are not: each is escaped, unless it is markup. */
export function markup(template: TemplateStringsArray, ...values: Part[]): Markup {
  return { html: template.reduce((html, text, i) => html + render(values[i - 1] ?? '') + text) };
}

function render(part: Part): string {
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(render).join('');
}
