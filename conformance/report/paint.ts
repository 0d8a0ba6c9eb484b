import { styleText } from 'node:util';

export type Style = 'red' | 'green' | 'yellow' | 'cyan' | 'bold' | 'dim';

/** Puts a style around a text that is printed as it stands: escape codes must not be counted as columns. */
export type Paint = (style: Style, text: string) => string;

export function painter(colour: boolean): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}

/** Whether a stream takes colours: a terminal that has them, unless `NO_COLOR` or `FORCE_COLOR` says otherwise. */
export function takesColour(stream: NodeJS.WritableStream): boolean {
  return styleText('red', '.', { stream }) !== '.';
}
