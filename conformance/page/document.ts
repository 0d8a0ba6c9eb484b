import { createHash } from 'node:crypto';
import { html, trusted, type Markup } from './html.ts';

/** The parts of a document. */
export interface Document {
  /** Of the window, as text. */
  readonly title: string;
  readonly style: string;
  /** All that is seen; the element `main` in it has the id `main`. */
  readonly body: Markup;
  /** Null for a page without one. */
  readonly script: string | null;
}

/**
 * A page in one file: it loads nothing, and its policy permits nothing but its own style and its own script, which are named by their
 * digests. So whatever a server has said can neither be run nor fetch anything, should it ever become markup.
 */
export function documentHtml({ title, style, body, script }: Document): string {
  const policy = [
    "default-src 'none'",
    ...(script === null ? [] : [`script-src '${digest(script)}'`]),
    `style-src '${digest(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">To the content</a>
${body}${
    script === null
      ? null
      : html`
<script>${trusted(script)}</script>`
  }
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
