import type { Report } from './report.ts';

/** A report as JSON, for programs. */
export function json(report: Report): string {
  return jsonText(report);
}

/** A value as JSON. Control characters and those that turn the direction of writing are escaped, so that the text can also be printed. */
export function jsonText(value: unknown): string {
  return `${escapeUnprintable(JSON.stringify(value, null, 2))}\n`;
}

/** JSON, in whose texts nothing is left that a terminal would take for more than itself. */
export function escapeUnprintable(text: string): string {
  return text.replaceAll(/[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escape);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
