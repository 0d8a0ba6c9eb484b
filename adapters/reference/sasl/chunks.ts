import type { Faults } from '../faults.ts';
import { toBase64 } from './base64.ts';

/** A parameter of so many bytes is not the end of a response; a longer one may not be (IRCv3 SASL 3.1). */
export const CHUNK = 400;

/** The base64 of one AUTHENTICATE; `+` stands for nothing. */
export function chunkOf(parameter: string): string {
  return parameter === '+' ? '' : parameter;
}

/** What was collected, and one piece more. */
export function joined(collected: string, chunk: string, faults: Faults): string {
  return faults['chunks-not-joined'] ? chunk : collected + chunk;
}

/** Whether the response, of which so much was collected, goes on behind a parameter. */
export function isPiece(collected: string, { length }: string, faults: Faults): boolean {
  if (faults['chunk-400-final'] || (faults['chunk-800-final'] && collected.length === 2 * CHUNK))
    return false;
  return length === CHUNK;
}

/** The parameters with which bytes are told: full ones, and a shorter one or `+` that ends them. */
export function chunksOf(bytes: string): readonly string[] {
  const text = toBase64(bytes);
  const full = text.match(new RegExp(`.{${CHUNK}}`, 'g')) ?? [];
  const rest = text.slice(full.length * CHUNK);
  return [...full, rest === '' ? '+' : rest];
}
