import { expect, test } from 'vitest';
import { blamed, count, got, judged, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Frees the nick of one that has left a moment after the connection is closed. */
class FreesLater extends SmallServer {
  readonly #afterMs: number;

  constructor(afterMs: number) {
    super();
    this.#afterMs = afterMs;
  }

  protected override done(guest: Guest): void {
    guest.gone = true;
  }

  protected override closed(guest: Guest): void {
    this.done(guest);
    setTimeout(() => this.free(guest), this.#afterMs).unref();
  }
}

/** Frees the nick as soon as it reads the letters of QUIT, whatever the command is. */
class FreesTooSoon extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    if (line.startsWith('QUIT')) this.free(guest);
    super.line(guest, line);
  }
}

const LOGON = 'NICK {ns}a | USER u 0 * :r';
const CLAIMED = planOf(
  ['A+', 'B+'],
  `A> ${LOGON}`,
  'A> QUIT',
  'B> NICK {ns}a | NICK',
  'B> RECLAIM | {ns}a',
  'B> USER u 0 * :r',
);

test('a nick may be refused for a moment after its holder’s close was seen', async () => {
  const runs = await judged(new FreesLater(20), CLAIMED, { times: 100, clients: 20 });
  expect(verdicts(runs)).toEqual({ conforms: 100 });
  expect(count(runs, (run) => got(run, 'B', ' 433 '))).toBeGreaterThan(90);
  expect(count(runs, (run) => got(run, 'B', ' 001 '))).toBe(100);
});

test.each([400, 1e9])('it may not be refused after the bound (freed after %d ms)', async (afterMs) => {
  const [run] = await judged(new FreesLater(afterMs), CLAIMED, { releaseMs: 100, deadlineMs: 500 });
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('QUIT-03');
});

test('it is not granted while its holder is there', async () => {
  const plan = planOf(['A+', 'B+'], `A> ${LOGON}`, 'A> QUITTING', `B> ${LOGON}`, 'A> PING 1');
  const [run] = await judged(new FreesTooSoon(), plan);
  expect(run && got(run, 'B', ' 001 ') && got(run, 'A', 'PONG')).toBe(true);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('NICK-14');
});
