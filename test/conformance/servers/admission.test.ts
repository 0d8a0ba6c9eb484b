import { expect, test } from 'vitest';
import { blamed, count, got, judged, received, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Has room for two: a third one is told so, or is not. */
class HasRoomForTwo extends SmallServer {
  protected override admits(guest: Guest): boolean {
    if (this.guests.size <= 2) return true;
    if (guest.number % 2 === 0) guest.socket.write('ERROR :No room\r\n');
    return false;
  }
}

/** Tires of a client that has just been answered. */
class Tires extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    super.line(guest, line);
    if (line === 'NICK') guest.socket.end();
  }
}

const LOGON = 'NICK {ns}a | USER u 0 * :r';

test('who is turned away at the door is not heard of: undecided, never a divergence', async () => {
  const plan = planOf(['A+', 'B+', 'C+'], [`A> ${LOGON}`, 'B> NICK {ns}b', `C> ${LOGON.replace('a', 'c')}`]);
  const runs = await judged(new HasRoomForTwo(), plan, { times: 200, clients: 3 });
  expect(count(runs, ({ verdict }) => verdict === 'diverges')).toBe(0);
  expect(verdicts(runs).undecided).toBeGreaterThan(50);
  const names = ['A', 'B', 'C'];
  expect(count(runs, (run) => names.some((name) => got(run, name, 'No room')))).toBeGreaterThan(50);
  expect(count(runs, (run) => names.some((name) => received(run, name).length === 1))).toBeGreaterThan(50);
});

test('a connection that was answered is not closed for nothing', async () => {
  const [run] = await judged(new Tires(), planOf(['A+', 'B+'], 'A> NICK', `B> ${LOGON}`));
  expect(run && received(run, 'A')).toEqual([expect.stringContaining(' 431 '), 'fin']);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)[0]).toBe('CONN-01');
});

/** Puts out who has named a nick that another one asks for, before it was answered anything, and knows no PING. */
class PutsOutAndIsDeaf extends SmallServer {
  override claim(guest: Guest, nick: string): void {
    const holder = this.holders.get(nick);
    if (holder !== undefined && holder !== guest && !holder.registered) {
      this.done(holder);
      holder.socket.end('ERROR :Nick taken over\r\n');
    }
    super.claim(guest, nick);
  }

  protected override line(guest: Guest, line: string): void {
    if (!line.startsWith('PING')) super.line(guest, line);
  }
}

test('a close before the first answer hides nothing else', async () => {
  const plan = planOf(['A+', 'B+'], 'A> NICK {ns}a', `B> ${LOGON}`, 'B> PING 1');
  const [run] = await judged(new PutsOutAndIsDeaf(), plan, { deadlineMs: 150 });
  expect(run && received(run, 'A')).toEqual(['ERROR :Nick taken over', 'fin']);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain('PING-02');
});
