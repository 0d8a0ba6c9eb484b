const GROUPS = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether a text is base64 with its padding (RFC 4648 4). The empty text is. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && GROUPS.test(text);
}

/** What a text stands for, a character a byte; null for one that is not base64. */
export function decodeBase64(text: string): string | null {
  return isBase64(text) ? Buffer.from(text, 'base64').toString('latin1') : null;
}

/** A text with the padding that it lacks, if any. */
export function padded(text: string): string {
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** Bytes, each a character, as base64 with padding and without line ends. */
export function encodeBase64(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('base64');
}

/** The UTF-8 bytes of a text, each as a character. */
export function utf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}
