import { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { dice, type Dice } from '../../conformance/generate/dice.ts';

/** What lines are put together from: pieces of the protocol, and what a terminal, a string or a number may trip over. */
const PIECES = [
  [' ', '  ', ':', '@', ';', '=', '\\', '\\s', '!', '*', '0', '\r', '\0', '\t', '\x7F', '\xA0', '\xFF'],
  ['NICK', 'USER', 'nick', 'PING', 'PONG', 'QUIT', 'PRIVMSG', 'ERROR', 'CAP', 'toString', '__proto__'],
  ['001', '1', '0000000001', '433', '999', '4333', '-1', '١', '1e3', 'NICKLEN=9', 'CASEMAPPING=ascii'],
  [':irc.example ', ':a!b@c ', ' a', ' :a b', 'alice', '[]\\{}|~^', 'caf\xC3\xA9'],
  ['@t=v;u :s ', '@k=\\\\\\:;l=\\s ', 'HTTP/1.1 ', '220 ', '* OK ', '\x15\x03\x01'],
  ['\x1B[31m', '\x1B]0;t\x07', '\x9B2J', '\x85', '\xC2\x9B', '\u202E', '\u2028', '\uD800', '\u{1F600}'],
].flat();

/** Lines as a fuzzer wants them, without LF: mostly short, with more to trip over than letters. */
export interface Hostile {
  readonly dice: Dice;
  line(): string;
  /** Bytes only: each character below 256. */
  bytes(): string;
}

function hostile(seed: number): Hostile {
  const chance = dice(new Random(xoroshiro128plus(seed)));
  const line = (): string => {
    let text = '';
    for (let left = chance.below(10); left > 0; left -= 1)
      text += chance.percent(15) ? String.fromCharCode(noLf(chance.below(256))) : chance.pick(PIECES);
    if (!chance.percent(0.5)) return text;
    return text + chance.pick(PIECES).repeat(1 + chance.below(3_000));
  };
  return { dice: chance, line, bytes: () => line().replaceAll(/[^\0-\xFF]/g, '?') };
}

function noLf(code: number): number {
  return code === 10 ? 0 : code;
}

/** Breaks a text off at random places. */
export function brokenOff(text: string, chance: Dice): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const length = chance.percent(50) ? 1 + chance.below(4) : 1 + chance.below(text.length);
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return pieces;
}

/**
 * Holds a property for each of so many draws. The draws of a run are new ones each time; where it fails, the message tells how to make
 * them again.
 */
export function hold(draws: number, property: (hostile: Hostile) => void): void {
  const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const source = hostile(seed);
  for (let draw = 0; draw < draws; draw += 1) {
    try {
      property(source);
    } catch (error) {
      throw new Error(`draw ${draw} of FUZZ_SEED=${seed}: ${String(error)}`, { cause: error });
    }
  }
}
