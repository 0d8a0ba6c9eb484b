import { CHUNK } from '../../model/command.ts';

/** A chunk of a response in base64, from 1; `+` behind its end (IRCv3 SASL 3.1: pieces of 400, and a shorter one or + behind them). */
export function chunkOf(response: string, number: number): string {
  const chunk = response.slice((number - 1) * CHUNK, number * CHUNK);
  return chunk === '' ? '+' : chunk;
}

/** All chunks of a response, the last of them shorter than the others. */
export function chunksOf(response: string): readonly string[] {
  const count = Math.floor(response.length / CHUNK) + 1;
  return Array.from({ length: count }, (_, at) => chunkOf(response, at + 1));
}
