/** A piece of HTML or SVG, escaped where it has to be. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | false | null | undefined | readonly Part[];

/**
 * Writes markup. What is put in is text, and is escaped, unless it is markup itself; lists are joined, `false` and `null` leave
 * nothing. Text from a server has to pass through `visible` or `printable` before: this only keeps it from being markup.
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: withoutIndents(template) }, ...parts.map(markupOf)) };
}

const WITHOUT_INDENTS = new WeakMap<TemplateStringsArray, readonly string[]>();

/** How the source is indented is nothing to a browser, and in a page with many divergences a quarter of its size. */
function withoutIndents(template: TemplateStringsArray): readonly string[] {
  const known = WITHOUT_INDENTS.get(template);
  if (known !== undefined) return known;
  const found = template.map((literal) => literal.replaceAll(/\s*\n\s*/g, '\n'));
  WITHOUT_INDENTS.set(template, found);
  return found;
}

/** Text that is known to be markup, such as a drawing. */
export function trusted(markup: string): Markup {
  return { markup };
}

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

/** A text as it may stand between tags, or between double quotes in one. */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`);
}
