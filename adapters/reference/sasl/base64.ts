const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes, a character each, from base64 with its padding (RFC 4648 4); null for what is none. */
export function fromBase64(text: string): string | null {
  return FORM.test(text) ? Buffer.from(text, 'base64').toString('latin1') : null;
}

export function toBase64(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('base64');
}
