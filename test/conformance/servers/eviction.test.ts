import { expect, test } from 'vitest';
import { blamed, count, got, judged, received, verdicts } from './judged.ts';
import { planOf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';
import { afterTurns } from './turns.ts';

/** Who names a nick takes it from one who has not registered yet. Replies are sent some turns later: the victim’s are not any more. */
class NewcomerWins extends SmallServer {
  readonly #unsent = new Map<Guest, string[]>();

  override say(guest: Guest, ...lines: readonly string[]): void {
    const unsent = this.#unsent.get(guest) ?? [];
    this.#unsent.set(guest, unsent);
    unsent.push(...lines);
    afterTurns(3, () => this.#flush(guest, unsent));
  }

  override claim(guest: Guest, nick: string): void {
    const holder = this.holders.get(nick);
    if (holder !== undefined && holder !== guest && this.mayBePutOut(holder)) this.putOut(holder);
    super.claim(guest, nick);
  }

  override quit(guest: Guest): void {
    this.#flush(guest, [...(this.#unsent.get(guest)?.splice(0) ?? []), 'ERROR :Bye']);
    this.done(guest);
    guest.socket.end();
  }

  protected mayBePutOut({ registered }: Guest): boolean {
    return !registered;
  }

  protected putOut(victim: Guest): void {
    this.done(victim);
    this.#unsent.get(victim)?.splice(0);
    victim.socket.end('ERROR :Nick taken over\r\n');
  }

  #flush(guest: Guest, unsent: string[]): void {
    const due = unsent.splice(0);
    if (due.length > 0) super.say(guest, ...due);
  }
}

/** The victim is told that it is out, and served on. */
class ServesTheVictim extends NewcomerWins {
  protected override putOut(victim: Guest): void {
    this.free(victim);
    victim.nick = null;
    victim.socket.write('ERROR :Nick taken over\r\n');
  }
}

/** The victim is put out, and what it still sends has its effect. */
class HeedsTheVictim extends NewcomerWins {
  readonly #victims = new Set<Guest>();

  protected override heard(guest: Guest, bytes: string): void {
    afterTurns(guest.nick === null ? 0 : 3, () => super.heard(guest, bytes));
  }

  protected override mayBePutOut(holder: Guest): boolean {
    return super.mayBePutOut(holder) && !this.#victims.has(holder);
  }

  protected override putOut(victim: Guest): void {
    super.putOut(victim);
    this.#victims.add(victim);
    victim.gone = false;
  }

  protected override dropped(): void {}

  protected override closed(): void {}
}

/** Takes nicks from their owners as well. */
class PutsOutOwners extends NewcomerWins {
  protected override mayBePutOut(): boolean {
    return true;
  }
}

test('who is put out need not hear what it was still owed, and has no effect any more', async () => {
  const plan = planOf(
    ['A+', 'B+', 'C+'],
    ['A> NICK {ns}a | NICK', 'B> NICK {ns}a | USER u 0 * :r'],
    ['A> NICK {ns}c', 'B> PING 1', 'C> NICK {ns}c | USER u 0 * :r'],
  );
  const runs = await judged(new NewcomerWins(), plan, { times: 200, clients: 30 });
  expect(verdicts(runs)).toEqual({ conforms: 200 });
  const isPutOut = (run: (typeof runs)[number]): boolean => got(run, 'A', 'taken over');
  expect(count(runs, (run) => isPutOut(run) && !got(run, 'A', ' 431 '))).toBeGreaterThan(0);
});

test('who is put out is not answered behind that', async () => {
  const plan = planOf(['A+', 'B+'], 'A> NICK {ns}a | NICK', 'B> NICK {ns}a | USER u 0 * :r', 'A> NICK');
  const [run] = await judged(new ServesTheVictim(), plan);
  expect(run && received(run, 'A').slice(1, 3)).toEqual([
    'ERROR :Nick taken over',
    expect.stringContaining('431'),
  ]);
  expect(run?.verdict).toBe('diverges');
});

test('what the victim sends behind that takes no nick', async () => {
  const plan = planOf(
    ['A+', 'B+', 'C+'],
    'A> NICK {ns}a | NICK',
    ['B> NICK {ns}a | USER u 0 * :r', 'A> NICK {ns}c'],
    'C> NICK {ns}c | NICK',
  );
  const [run] = await judged(new HeedsTheVictim(), plan);
  expect(run && got(run, 'C', ' 433 ')).toBe(true);
  expect(run?.verdict).toBe('diverges');
});

test('an owner is not put out', async () => {
  const logon = 'NICK {ns}a | USER u 0 * :r';
  const [run] = await judged(new PutsOutOwners(), planOf(['A+', 'B+'], `A> ${logon}`, `B> ${logon}`));
  expect(run && got(run, 'B', ' 001 ')).toBe(true);
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)[0]).toBe('NICK-07');
});
