import { expect, test } from 'vitest';
import { blamed, count, got, judged, verdicts, type Judged } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';
import { afterTurns } from './turns.ts';

/** Hears some clients later than others, and answers some later than others. */
class AtItsOwnPace extends SmallServer {
  protected override heard(guest: Guest, bytes: string): void {
    afterTurns(guest.number % 5, () => super.heard(guest, bytes));
  }

  override say(guest: Guest, ...lines: readonly string[]): void {
    afterTurns((guest.number * 2) % 7, () => super.say(guest, ...lines));
  }

  override quit(guest: Guest): void {
    this.say(guest, 'ERROR :Bye');
    this.done(guest);
    afterTurns(8, () => guest.socket.end());
  }
}

/** Looks whether a nick is free, and takes it a few turns later. */
class LooksAndThenTakes extends SmallServer {
  protected override grant(guest: Guest, nick: string): void {
    afterTurns(3, () => super.grant(guest, nick));
  }
}

const LOGON = 'NICK {ns}a | USER u 0 * :r';
const PLAN = planOf(['A+', 'B+'], [`A> ${LOGON}`, `B> ${LOGON}`], ['A> PING 1', 'B> NICK']);
const wins = (run: Judged, name: string): boolean => got(run, name, ' 001 ');

/** Whether what came last was the welcome, although it was decided first. */
function welcomedLast({ history }: Judged): boolean {
  const answers = history.events.flatMap((event) =>
    event.kind === 'line' && / (001|433) /.test(event.line) ? [event.line.split(' ')[1]] : [],
  );
  return answers.join() === '433,001';
}

test('of two who ask at once either may win, in whatever order that is heard of', async () => {
  const runs = await judged(new AtItsOwnPace(), PLAN, { times: 400, clients: 40 });
  expect(verdicts(runs)).toEqual({ conforms: 400 });
  const first = count(runs, (run) => wins(run, 'A'));
  const second = count(runs, (run) => wins(run, 'B'));
  expect(first + second).toBe(400);
  expect(Math.min(first, second)).toBeGreaterThan(40);
  expect(count(runs, welcomedLast)).toBeGreaterThan(40);
});

test('both may not', async () => {
  const runs = await judged(new LooksAndThenTakes(), PLAN, { times: 50 });
  const both = runs.filter((run) => wins(run, 'A') && wins(run, 'B'));
  expect(both.length).toBeGreaterThan(10);
  expect(verdicts(both)).toEqual({ diverges: both.length });
  expect(both[0] && blamed(both[0])).toContain('NICK-14');
});
