import { namesIn } from '../model/cap-readings.ts';

/** What a server offers: name to value, null for none (capability negotiation 3.2, `CAP LS 302`). */
export type Capabilities = ReadonlyMap<string, string | null>;

/** A server that says more than this of what it offers, in characters, is not listened to. */
const MOST = 64 * 1024;

/** Reads the lists of the lines that answer one `CAP LS`; null for a list that is beyond all measure. */
export function readCapabilities(lists: readonly string[]): Capabilities | null {
  const words = namesIn(lists.join(' '));
  if (words.reduce((sum, word) => sum + word.length + 1, 0) > MOST) return null;
  return new Map(
    words.map((word) => {
      const equals = word.indexOf('=');
      return equals < 0 ? [word, null] : [word.slice(0, equals), word.slice(equals + 1)];
    }),
  );
}

/** The SASL mechanisms that a server says it has (SASL 3.2), in upper case; null when it does not say. */
export function mechanismsOf(capabilities: Capabilities | null): readonly string[] | null {
  const value = capabilities?.get('sasl') ?? '';
  return value === '' ? null : value.toUpperCase().split(',');
}
