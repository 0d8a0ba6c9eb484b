import { expect, test } from 'vitest';
import { blamed, count, got, judged, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Notices only after a while that a client is gone which did not say so. */
class NoticesLate extends SmallServer {
  readonly #afterMs: number;

  constructor(afterMs: number) {
    super();
    this.#afterMs = afterMs;
  }

  protected override dropped(guest: Guest): void {
    setTimeout(() => super.dropped(guest), this.#afterMs).unref();
  }

  protected override closed(guest: Guest): void {
    setTimeout(() => super.closed(guest), this.#afterMs).unref();
  }
}

const DROPS = ['half-close', 'close', 'reset'];
const dropping = (how: string): ReturnType<typeof planOf> =>
  planOf(
    ['A+', 'B+'],
    'A> NICK {ns}a | USER u 0 * :r',
    `A- ${how}`,
    'B> RECLAIM | {ns}a',
    'B> USER u 0 * :r',
  );

test.each(DROPS)('a client that is gone by %s may keep its nick for a while', async (how) => {
  const runs = await judged(new NoticesLate(300), dropping(how), { times: 30, clients: 60 });
  expect(verdicts(runs)).toEqual({ conforms: 30 });
  if (how !== 'half-close') expect(count(runs, (run) => got(run, 'B', ' 433 '))).toBe(30);
  expect(count(runs, (run) => got(run, 'B', ' 001 '))).toBe(30);
});

test.each(DROPS.flatMap((how) => [[how, 400] as const, [how, 1e9] as const]))(
  'it may not keep it beyond the bound (by %s, freed after %d ms)',
  async (how, afterMs) => {
    const [run] = await judged(new NoticesLate(afterMs), dropping(how), { releaseMs: 100, deadlineMs: 150 });
    expect(run && got(run, 'B', ' 433 ')).toBe(true);
    expect(run?.verdict).toBe('diverges');
    expect(run && blamed(run)).toContain('QUIT-04');
  },
);
