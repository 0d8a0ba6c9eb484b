import { expect, test } from 'vitest';
import { admit } from '../../../conformance/health/wards.ts';
import { runWatched } from '../../../conformance/health/watched-pool.ts';
import type { Plan } from '../../../conformance/plan.ts';
import { metServer } from '../met-server.ts';
import { SmallServer, type Guest } from '../servers/small-server.ts';
import { planOf } from '../toy-server.ts';

const DEADLINE = 600;

/** What is told of a server on which these plans run; and, of each run, whether life was seen after it. */
async function watch(server: SmallServer, plans: readonly Plan[]) {
  await using running = server;
  const ward = await admit(
    metServer(await running.listen(), { watched: true }),
    DEADLINE,
    new AbortController().signal,
  );
  let ended = 0;
  let lastAlive = 0;
  let lastEnded = 0;
  try {
    const diagnosis = await runWatched(
      plans.map((plan, index) => ({
        plan,
        setting: { namespace: `a000${index}`, password: null, accounts: [] },
      })),
      ward,
      {
        clients: 4,
        deadline: DEADLINE,
        everyMs: 100,
        rest: true,
        borne: new Set(),
        signal: new AbortController().signal,
      },
      {
        begun() {},
        ended() {
          ended += 1;
          lastEnded = performance.now();
        },
        alive(at) {
          lastAlive = at;
        },
      },
    );
    return { kind: diagnosis?.sickness.kind ?? null, ended, seenAlive: lastAlive > lastEnded };
  } finally {
    ward.monitor.stop();
  }
}

const LOGON = planOf('A NICK {ns}a', 'A USER u 0 * :r', 'A QUIT');

test('a server that answers is well, and was seen alive after the last run', async () => {
  expect(await watch(new SmallServer(), [LOGON, LOGON])).toEqual({ kind: null, ended: 2, seenAlive: true });
});

test('one that takes its time, but less than the deadline, is well', async () => {
  class Slow extends SmallServer {
    protected override line(guest: Guest, line: string): void {
      setTimeout(() => super.line(guest, line), DEADLINE / 3);
    }
  }
  expect(await watch(new Slow(), [LOGON])).toMatchObject({ kind: null });
});

test('one that answers no PING at all is not held to starve the connection that asks', async () => {
  class Mute extends SmallServer {
    protected override line(guest: Guest, line: string): void {
      if (!line.startsWith('PING')) super.line(guest, line);
    }
  }
  expect(await watch(new Mute(), [LOGON])).toMatchObject({ kind: null });
});

test('one that forgets a connection once another has quit starves it', async () => {
  class Forgetful extends SmallServer {
    readonly #all: Guest[] = [];
    #quits = 0;
    protected override line(guest: Guest, line: string): void {
      if (!this.#all.includes(guest)) this.#all.push(guest);
      // The first is the one that the suite holds; the two that looked at the server before have quit by then.
      if (this.#quits > 2 && guest === this.#all[0]) return;
      if (line === 'QUIT') this.#quits += 1;
      super.line(guest, line);
    }
  }
  expect(await watch(new Forgetful(), [LOGON, LOGON, LOGON])).toMatchObject({ kind: 'starved' });
});

test('one that answers nobody from some moment on is hung: its runs are ended, and none is seen alive after it', async () => {
  class Hung extends SmallServer {
    #heard = 0;
    protected override line(guest: Guest, line: string): void {
      if (line.includes('a0000a')) this.#heard += 1;
      if (this.#heard === 0) super.line(guest, line);
    }
  }
  expect(await watch(new Hung(), [LOGON, LOGON])).toMatchObject({ kind: 'hung', seenAlive: false });
});
