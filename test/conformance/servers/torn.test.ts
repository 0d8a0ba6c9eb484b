import { expect, test } from 'vitest';
import { blamed, count, got, judged, verdicts } from './judged.ts';
import { cutAt, planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/**
 * Reads a bit, works it off some turns later, and closes at QUIT with what came behind it unread. The kernel then sends a reset, and
 * when the client writes once more, lines that have arrived there are lost.
 */
class ClosesWithUnreadInput extends SmallServer {
  readonly #read = new Map<Guest, string>();

  constructor() {
    super(1);
  }

  protected override admits(guest: Guest): boolean {
    this.#turn(guest, 0);
    return true;
  }

  protected override heard(guest: Guest, bytes: string): void {
    guest.socket.pause();
    this.#read.set(guest, bytes);
  }

  override quit(guest: Guest): void {
    this.say(guest, 'ERROR :Bye');
    this.done(guest);
    guest.socket.destroy();
  }

  #turn(guest: Guest, since: number): void {
    const bytes = this.#read.get(guest);
    if (bytes !== undefined && since > 2 + (guest.number % 5)) {
      this.#read.delete(guest);
      super.heard(guest, bytes);
      guest.socket.resume();
    }
    if (!guest.socket.destroyed) setImmediate(() => this.#turn(guest, bytes === undefined ? 0 : since + 1));
  }
}

/** The same, and whoever asks for a nick gets it. */
class GrantsEverything extends ClosesWithUnreadInput {
  override claim(guest: Guest, nick: string): void {
    this.grant(guest, nick);
  }
}

/** Closes in order, and never welcomes anybody. */
class NeverWelcomes extends SmallServer {
  override complete(): void {}
}

/** A writes on behind its QUIT, in pieces. */
function writingOn(lines: string, ...others: readonly string[]): ReturnType<typeof planOf> {
  const behind = lines.replaceAll('{ns}', 'a0000').replaceAll(' | ', '\r\n').length + 2;
  const plan = planOf(
    ['A+', 'B+'],
    'A> NICK {ns}a | USER u 0 * :r',
    ...others.slice(0, 1),
    `A> ${lines}${' | PING 1'.repeat(6)}`,
    ...others.slice(1),
  );
  return cutAt(
    plan,
    'QUIT',
    [0, 1, 2, 3, 4, 5].map((piece) => behind + 8 * piece),
  );
}

const isTorn = (run: Parameters<typeof got>[0]): boolean => got(run, 'A', 'torn');

test('replies that a reset has swallowed are no divergence, in 10,000 sessions', async () => {
  const plan = writingOn('PING 0 | NICK {ns}b | QUIT', 'B> NICK {ns}c', 'B> NICK {ns}b | USER u 0 * :r');
  const runs = await judged(new ClosesWithUnreadInput(), plan, { times: 5000, clients: 64 });
  expect(verdicts(runs)).toEqual({ conforms: 5000 });
  expect(count(runs, isTorn)).toBeGreaterThan(1000);
  expect(count(runs, (run) => isTorn(run) && !got(run, 'A', 'ERROR'))).toBeGreaterThan(500);
  expect(count(runs, (run) => got(run, 'A', 'ERROR'))).toBeGreaterThan(500);
});

test('replies that did arrive are judged all the same', async () => {
  const plan = writingOn('NICK {ns}b | QUIT', 'B> NICK {ns}b | USER u 0 * :r', 'B> PING 2');
  const runs = await judged(new GrantsEverything(), plan, { times: 500, clients: 64 });
  const seen = runs.filter((run) => got(run, 'A', ' NICK '));
  expect(verdicts(seen)).toEqual({ diverges: seen.length });
  expect(count(seen, isTorn)).toBeGreaterThan(0);
  const unseen = runs.filter((run) => !seen.includes(run));
  expect(verdicts(unseen)).toEqual({ conforms: unseen.length });
  expect(unseen.length).toBeGreaterThan(0);
});

test('a welcome that never came before an orderly close is missing', async () => {
  const plan = planOf('A+', 'A> NICK {ns}a | USER u 0 * :r', 'A> QUIT');
  const [run] = await judged(new NeverWelcomes(), plan, { deadlineMs: 150 });
  expect(run?.verdict).toBe('diverges');
  expect(run && got(run, 'A', 'fin')).toBe(true);
  expect(run && blamed(run)).toContain('REG-06');
});
