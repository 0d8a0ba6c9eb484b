import type { Account } from '../../adapters/server.ts';
import { encodeBase64 } from './base64.ts';
import { chunkOf } from './chunks.ts';
import { plainBase64, WHO } from './credentials.ts';

/** A mark `{scram:WHO:first}`, `{scram:WHO:final}` or `{scram:WHO:final:C}`. */
export interface ScramMark {
  readonly who: string;
  readonly step: 'first' | 'final';
  /** The connection whose exchange it answers; null for that which the mark is sent on. */
  readonly of: number | null;
}

/** Makes the message of a mark, before base64. */
export type ScramAnswer = (mark: ScramMark) => string;

const PLAIN = new RegExp(`\\{plain:(${WHO})(?::([1-9]\\d{0,3}))?\\}`, 'g');
const SCRAM = new RegExp(`\\{scram:(${WHO}):(?:(first)|final(?::(\\d{1,3}))?)\\}`, 'g');

/** Fills in what a line says to a SASL mechanism, in base64. */
export function fillInResponses(line: string, accounts: readonly Account[], answer: ScramAnswer): string {
  if (!line.includes('{')) return line;
  return line
    .replaceAll(PLAIN, (_mark, who: string, chunk?: string) => {
      const whole = plainBase64(who, accounts);
      return chunk === undefined ? whole : chunkOf(whole, Number(chunk));
    })
    .replaceAll(SCRAM, (_mark, who: string, first?: string, of?: string) =>
      encodeBase64(
        answer({
          who,
          step: first === undefined ? 'final' : 'first',
          of: of === undefined ? null : Number(of),
        }),
      ),
    );
}

/** A last message that is well-formed, and right for no challenge. */
export const WRONG_FINAL = `c=biws,r=none,p=${encodeBase64('\0'.repeat(32))}`;
