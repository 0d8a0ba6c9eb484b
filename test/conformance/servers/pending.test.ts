import { expect, test } from 'vitest';
import { startPatience, type Patience } from '../../../conformance/run/patience.ts';
import { blamed, got, judged } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Takes its time for each line. */
class Ponders extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    if (guest.registered) setTimeout(() => super.line(guest, line), 300).unref();
    else super.line(guest, line);
  }
}

/** Knows no PING. */
class Deaf extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    if (!line.startsWith('PING')) super.line(guest, line);
  }
}

const PINGED = planOf('A+', 'A> NICK {ns}a | USER u 0 * :r', 'A> PING 1');

/** Of a runner that has waited in vain for PONGs and closes before. */
function tired(): Patience {
  const patience = startPatience();
  for (const kind of ['ping', 'quit', 'ping', 'quit', 'ping', 'quit'] as const) patience.expired(kind);
  return patience;
}

test('an answer that may still be under way when nobody looks any more is not missing', async () => {
  const [run] = await judged(new Ponders(), PINGED, { deadlineMs: 2000, patience: tired() });
  expect(run && got(run, 'A', 'PONG')).toBe(false);
  expect(run?.history.ended).toBeLessThan(1500e6);
  expect(run?.verdict).toBe('conforms');
});

test('it is when its deadline has passed', async () => {
  const [run] = await judged(new Deaf(), PINGED, { deadlineMs: 150 });
  expect(run && got(run, 'A', 'PONG')).toBe(false);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('PING-02');
});
