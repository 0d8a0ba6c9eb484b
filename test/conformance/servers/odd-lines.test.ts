import { describe, expect, test } from 'vitest';
import { blamed, got, judged, received, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

const LIMIT = 510;

/** What a server does with a line that is too long, or holds a NUL: the line that is left of it, or none, or the end of the connection. */
type Treatment = (line: string, guest: Guest, server: Lexing) => string | null;

const closes: Treatment = (_line, guest, server) => {
  server.quit(guest);
  return null;
};

const LONG: Readonly<Record<string, Treatment>> = {
  cut: (line) => line.slice(0, LIMIT),
  '417': (_line, guest, server) => {
    server.say(guest, `:small 417 ${guest.nick ?? '*'} :Input line was too long`);
    return null;
  },
  ignored: () => null,
  close: closes,
};

const NUL: Readonly<Record<string, Treatment>> = {
  cut: (line) => line.slice(0, line.indexOf('\0')),
  removed: (line) => line.replaceAll('\0', ''),
  space: (line) => line.replaceAll('\0', ' '),
  kept: (line) => line,
  ignored: () => null,
  close: closes,
};

/** Treats odd lines in its own way. */
class Lexing extends SmallServer {
  readonly #long: Treatment;
  readonly #nul: Treatment;

  constructor(long: Treatment, nul: Treatment) {
    super();
    this.#long = long;
    this.#nul = nul;
  }

  protected override line(guest: Guest, line: string): void {
    const short = line.length > LIMIT ? this.#long(line, guest, this) : line;
    const clean = short?.includes('\0') === true ? this.#nul(short, guest, this) : short;
    if (clean !== null) super.line(guest, clean);
  }
}

/** What does not fit into its buffer is the next line. */
class TakesTheRestForALine extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    super.line(guest, line.slice(0, LIMIT + 2));
    if (line.length > LIMIT + 2) this.line(guest, line.slice(LIMIT + 2));
  }
}

/** What a read has returned ends for it at the first NUL. */
class ReadsUpToTheNul extends SmallServer {
  protected override heard(guest: Guest, bytes: string): void {
    super.heard(guest, bytes.replace(/\0.*/s, '\r\n'));
  }
}

const LONG_USER = `USER u 0 * :${'r'.repeat(600)}`;
/** What stands behind the limit looks like a command, wherever a buffer ends. */
const BAITED = `${'XYZZY :'.padEnd(LIMIT - 2, 'r')}      NICK${' '.repeat(60)}`;
const LOGON = 'NICK {ns}a | USER u 0 * :r';

const ODD = planOf(
  ['A+', 'B+'],
  [
    `A> ${LONG_USER} | NICK | ${LOGON}`,
    `B> USER u 0 * :r\0s | NICK {ns}b\0c | NICK | NICK {ns}d | USER u 0 * :r`,
  ],
  [`A> ${BAITED} | PING 1`, 'B> XYZZY a\0b | NICK {ns}e\0f | NICK | PING 2'],
  ['A> XYZZY a\0b | NICK | PING 3', `B> ${BAITED} | PING 4`],
);

describe('a line that is too long, and one with a NUL,', () => {
  const pairs = Object.keys(LONG).flatMap((long) => Object.keys(NUL).map((nul) => [long, nul] as const));
  test.each(pairs)('may be %s and %s', async (long, nul) => {
    const server = new Lexing(LONG[long] as Treatment, NUL[nul] as Treatment);
    const runs = await judged(server, ODD, { times: 5 });
    expect(verdicts(runs)).toEqual({ conforms: 5 });
    expect(runs.every((run) => got(run, 'A', ' 417 '))).toBe(long === '417');
  });
});

test('what stands behind the limit is no line', async () => {
  const plan = planOf('A+', `A> ${LOGON}`, `A> ${BAITED} | PING 1`);
  const [run] = await judged(new TakesTheRestForALine(), plan);
  expect(run && got(run, 'A', ' 431 ')).toBe(true);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)[0]).toBe('LINE-03');
});

test('a NUL does not swallow the lines behind it', async () => {
  const plan = planOf('A+', `A> ${LOGON}`, 'A> XYZZY a\0b | PING 1');
  const [run] = await judged(new ReadsUpToTheNul(), plan, { deadlineMs: 150 });
  expect(run && received(run, 'A').some((line) => line.includes('PONG'))).toBe(false);
  expect(run?.verdict).toBe('diverges');
});
