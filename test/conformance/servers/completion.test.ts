import { expect, test } from 'vitest';
import { blamed, count, got, judged, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Looks after registrations at a tick of its own. */
class AtATick extends SmallServer {
  readonly #everyMs: number;

  constructor(everyMs: number) {
    super();
    this.#everyMs = everyMs;
  }

  override complete(guest: Guest): void {
    setTimeout(() => super.complete(guest), this.#everyMs).unref();
  }
}

/** Asks for a PONG with a cookie first. */
class AfterACookie extends SmallServer {
  override complete(guest: Guest): void {
    if (guest.user && guest.nick !== null) this.say(guest, 'PING :cookie');
  }

  protected override line(guest: Guest, line: string): void {
    if (line === 'PONG :cookie') super.complete(guest);
    else super.line(guest, line);
  }
}

const LOGON = 'NICK {ns}a | USER u 0 * :r';
const HASTY = planOf('A+', `A> ${LOGON} | QUIT`);

test.each([
  ['at a tick', () => new AtATick(5)],
  ['after a cookie', () => new AfterACookie()],
])('who leaves before a registration that completes %s is not welcomed', async (_, server) => {
  const hasty = await judged(server(), HASTY, { times: 100 });
  expect(verdicts(hasty)).toEqual({ conforms: 100 });
  expect(count(hasty, (run) => got(run, 'A', ' 001 '))).toBe(0);
  const staying = await judged(server(), planOf('A+', `A> ${LOGON}`, 'A> PING 1'), { times: 20 });
  expect(verdicts(staying)).toEqual({ conforms: 20 });
  expect(count(staying, (run) => got(run, 'A', ' 001 '))).toBe(20);
});

test.each([400, 1e9])('who stays is welcomed within the deadline (not after %d ms)', async (everyMs) => {
  // The bare NICK shows that all before it was looked at. Another client asks for the nick meanwhile, and so keeps the plan going.
  const plan = planOf(['A+', 'B+'], `A> ${LOGON} | NICK`, 'B> RECLAIM | {ns}a');
  const [run] = await judged(new AtATick(everyMs), plan, { deadlineMs: 150, releaseMs: 600 });
  expect(run && got(run, 'A', ' 001 ')).toBe(everyMs === 400);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('REG-06');
});
