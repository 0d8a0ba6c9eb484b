import { toBase64 } from './base64.ts';

/** A parameter of so many bytes is not the end of a response; a longer one may not be (IRCv3 SASL 3.1). */
export const CHUNK = 400;

/** The base64 of one AUTHENTICATE; `+` stands for nothing. */
export function chunkOf(parameter: string): string {
  return parameter === '+' ? '' : parameter;
}

/** The parameters with which bytes are told: full ones, and a shorter one or `+` that ends them. */
export function chunksOf(bytes: string): readonly string[] {
  const text = toBase64(bytes);
  const full = text.match(new RegExp(`.{${CHUNK}}`, 'g')) ?? [];
  const rest = text.slice(full.length * CHUNK);
  return [...full, rest === '' ? '+' : rest];
}
