import { expect, test } from 'vitest';
import type { Plan } from '../../../conformance/plan.ts';
import { blamed, count, got, judged, verdicts, type Judged } from './judged.ts';
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
    if (bytes !== undefined && since > 2 + (guest.number % 4)) {
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

/** A logs on, and writes on behind its QUIT, in pieces. B does this before and that after. */
function writingOn(lines: string, before: readonly string[] = [], after: readonly string[] = []): Plan {
  const behind = lines.replaceAll('{ns}', 'a0000').replaceAll(' | ', '\r\n').length + 2;
  const plan = planOf(
    before.length + after.length > 0 ? ['A+', 'B+'] : 'A+',
    'A> NICK {ns}a | USER u 0 * :r',
    ...before,
    `A> ${lines}${' | FROB'.repeat(5)}`,
    ...after,
  );
  return cutAt(
    plan,
    'QUIT',
    [0, 1, 2, 3, 4].map((piece) => behind + piece * 'FROB\r\n'.length),
  );
}

const isTorn = (run: Judged): boolean => got(run, 'A', 'torn');
const isLost = (run: Judged): boolean => isTorn(run) && !got(run, 'A', 'ERROR');

test(
  'replies that a reset has swallowed are no divergence, in 10,000 sessions',
  { timeout: 180_000 },
  async () => {
    const plan = writingOn('PING 0 | QUIT');
    const runs = await judged(new ClosesWithUnreadInput(), plan, { times: 10_000, clients: 64 });
    expect(verdicts(runs)).toEqual({ conforms: 10_000 });
    expect(count(runs, isTorn)).toBeGreaterThan(2000);
    expect(count(runs, isLost)).toBeGreaterThan(1000);
    expect(count(runs, (run) => got(run, 'A', 'ERROR'))).toBeGreaterThan(1000);
  },
);

test('nor is what a command has done whose reply was lost', async () => {
  const plan = writingOn(
    'NICK {ns}b | QUIT',
    ['B> NICK {ns}c'],
    ['B> NICK {ns}b | NICK {ns}a | NICK | USER u 0 * :r'],
  );
  const runs = await judged(new ClosesWithUnreadInput(), plan, { times: 300, clients: 64 });
  expect(verdicts(runs)).toEqual({ conforms: 300 });
  expect(count(runs, isLost)).toBeGreaterThan(30);
});

test('replies that did arrive are judged all the same', async () => {
  const plan = writingOn('NICK {ns}b | QUIT', ['B> NICK {ns}b | USER u 0 * :r'], ['B> PING 2']);
  const runs = await judged(new GrantsEverything(), plan, { times: 300, clients: 64 });
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
