import { expect, test } from 'vitest';
import type { Exit } from '../../../adapters/server.ts';
import { runsOf } from '../../../conformance/health/culprits.ts';
import { startTrials, type Trials } from '../../../conformance/health/trials.ts';
import { startWards } from '../../../conformance/health/wards.ts';
import { startNamespaces } from '../../../conformance/namespace.ts';
import { metServer } from '../met-server.ts';
import { SmallServer, type Guest } from '../servers/small-server.ts';
import { planOf } from '../toy-server.ts';

const PLACES = 4;
const DEADLINE = 500;
const TAKES = [planOf('A NICK {ns}a', 'A TAKE')];
const HARMLESS = [planOf('A NICK {ns}a', 'A PING x')];

/** Ends when more places are taken than it has; whoever takes one keeps it. */
class Filling extends SmallServer {
  exit: Exit | null = null;
  #taken = 0;
  protected override line(guest: Guest, line: string): void {
    if (line === 'TAKE') this.#taken += 1;
    if (this.#taken > PLACES) this.exit ??= { code: 0, signal: null };
    if (this.exit === null) super.line(guest, line);
    else for (const { socket } of this.guests) socket.destroy();
  }
}

/** Trials on such servers; `started` tells how many there were. */
async function trying(use: (trials: Trials, started: () => number) => Promise<void>): Promise<void> {
  let started = 0;
  const start = async () => {
    started += 1;
    const server = new Filling();
    const address = await server.listen();
    const stop = () => server[Symbol.asyncDispose]();
    return metServer(address, { watched: true, ended: () => server.exit, stop });
  };
  const { signal } = new AbortController();
  const wards = startWards(start, DEADLINE, signal);
  const options = { namespace: startNamespaces(), clients: 2, deadlineMs: DEADLINE, rest: false, signal };
  try {
    await use(startTrials({ ...options, wards, sought: 'stopped silently' }), () => started);
  } finally {
    await wards.stop();
  }
}

test('afresh nothing that ran before counts', async () => {
  await trying(async (trials) => {
    expect(await trials.afresh(runsOf(TAKES, PLACES))).toBeNull();
    expect(await trials.afresh(runsOf(TAKES, PLACES))).toBeNull();
    expect(await trials.afresh(runsOf(TAKES, PLACES + 1))).toMatchObject({
      sickness: { kind: 'stopped silently' },
      met: PLACES + 1,
    });
  });
});

test('what does it on a server that is worn has to do it afresh', async () => {
  await trying(async (trials) => {
    for (let taken = 0; taken <= PLACES; taken += 1) expect(await trials.sicken(TAKES)).toBeNull();
    expect(await trials.sicken(runsOf(TAKES, PLACES + 1))).not.toBeNull();
  });
});

test('who takes nothing tips no server over its brink, and leaves it there for the next', async () => {
  await trying(async (trials, started) => {
    const wear = runsOf(TAKES, PLACES);
    expect(await trials.sicken(runsOf(HARMLESS, 9), { wear, few: HARMLESS })).toBeNull();
    expect(await trials.sicken(runsOf(HARMLESS, 9), { wear, few: HARMLESS })).toBeNull();
    expect(started()).toBe(1);
    expect(await trials.sicken(runsOf(TAKES, PLACES + 1), { wear, few: TAKES })).toMatchObject({
      met: PLACES + 1,
    });
    expect(started()).toBe(2);
  });
});

test('who tips it over, and does not do it by itself, is let off', async () => {
  await trying(async (trials) => {
    const wear = runsOf(TAKES, PLACES);
    expect(await trials.sicken(TAKES, { wear, few: TAKES })).toBeNull();
  });
});

test('where a server does not bear what leads to its brink, all is tried afresh', async () => {
  await trying(async (trials) => {
    const wear = runsOf(TAKES, PLACES + 1);
    expect(await trials.sicken(HARMLESS, { wear, few: HARMLESS })).toBeNull();
    expect(await trials.sicken(wear, { wear, few: TAKES })).not.toBeNull();
  });
});
