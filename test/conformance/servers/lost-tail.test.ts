import { expect, test } from 'vitest';
import { blamed, count, got, judged, received, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';
import { afterTurns } from './turns.ts';

/** Works off a line a turn, some sooner and some later; what is left when the client has ended its side is forgotten. */
class ForgetsTheTail extends SmallServer {
  readonly #queues = new Map<Guest, string[]>();
  forgotten = 0;

  protected override heard(guest: Guest, bytes: string): void {
    const queue = this.#queues.get(guest) ?? [];
    this.#queues.set(guest, queue);
    queue.push(...this.cut(guest, bytes));
    afterTurns(Math.floor(guest.number / 2) % 6, () => this.#work(guest, queue));
  }

  protected override done(guest: Guest): void {
    this.forgotten += this.#queues.get(guest)?.splice(0).length ?? 0;
    super.done(guest);
  }

  #work(guest: Guest, queue: string[]): void {
    const line = queue.shift();
    if (line === undefined) return;
    this.line(guest, line);
    setImmediate(() => this.#work(guest, queue));
  }
}

/** Looks at what came before the end of the connection only then, and leaves out a line in the middle. */
class SkipsTheMiddle extends SmallServer {
  readonly #queues = new Map<Guest, string[]>();

  protected override heard(guest: Guest, bytes: string): void {
    const lines = this.cut(guest, bytes);
    if (lines.length > 2) this.#queues.set(guest, [...lines]);
    else super.heard(guest, bytes);
  }

  protected override dropped(guest: Guest): void {
    for (const line of this.#queues.get(guest)?.toSpliced(1, 1) ?? []) this.line(guest, line);
    super.dropped(guest);
  }
}

test.each(['half-close', 'close', 'reset'])(
  'what stands before a %s may be lost from anywhere on',
  async (how) => {
    const server = new ForgetsTheTail();
    const plan = planOf(
      ['A+', 'B+'],
      `A- ${how}: NICK {ns}a | USER u 0 * :r | PING 1 | PING 2`,
      'B> NICK {ns}a | USER u 0 * :r | NICK',
      'B> RECLAIM | {ns}a',
    );
    const runs = await judged(server, plan, { times: 600, clients: 32 });
    expect(verdicts(runs)).toEqual({ conforms: 600 });
    expect(server.forgotten).toBeGreaterThan(100);
    expect(count(runs, (run) => got(run, 'B', ' 001 '))).toBe(600);
    if (how !== 'half-close') return;
    const replies = new Set(
      runs.map((run) => received(run, 'A').filter((line) => /001|PONG/.test(line)).length),
    );
    expect([...replies]).toEqual(expect.arrayContaining([0, 1]));
  },
);

test('what stands in the middle may not be lost while a later line is carried out', async () => {
  const plan = planOf('A+', 'A> NICK {ns}a | USER u 0 * :r', 'A- half-close: PING 1 | PING 2 | PING 3');
  const [run] = await judged(new SkipsTheMiddle(), plan);
  expect(run && received(run, 'A').filter((line) => line.includes('PONG'))).toHaveLength(2);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('PING-02');
});
