import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Act, Plan } from '../../../conformance/plan.ts';
import { startPatience } from '../../../conformance/run/patience.ts';
import { runPlan } from '../../../conformance/run/run-plan.ts';
import { connectTrouble } from '../../../conformance/run/trouble.ts';
import { against, alone, both, LOGON, OPEN, send, SETTING, story } from './story.ts';
import { lawful, startToy, type Script } from './toy-server.ts';

/** Spreads a line over packets, and forgets the end of its last one. */
const inPieces: Script = ({ socket, say }) => {
  socket.write(':toy 43');
  return (line) => {
    if (line === 'NICK') say('1 * :None');
    else socket.end('ERROR :no end');
  };
};

/** Resets the connection at the first line. */
const resetting: Script = ({ socket }) => {
  return () => void socket.resetAndDestroy();
};

/** Resets the connection in the middle of a line. */
const resettingInALine: Script = ({ socket }) => {
  return (line) => {
    if (line === 'QUIT') socket.write(':toy 4', () => void socket.resetAndDestroy());
  };
};

/** Sends without end. */
const flooding: Script = ({ socket }) => {
  const chunk = 'x'.repeat(65_536);
  const pour = (): void => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', pour);
  pour();
};

/** Sends a line of a megabyte before its answer. */
const longWinded: Script = ({ socket, say }) => {
  return (line) => {
    if (line === 'NICK') say('y'.repeat(1 << 20), ':toy 431 * :None');
    else socket.end();
  };
};

describe('running a plan', () => {
  it('records all that was written and came, in order, and takes leave by itself', async () => {
    const run = await against(lawful(), alone(LOGON, send('PING t1'), send('NICK {ns}b')));
    expect(run.trouble).toBeNull();
    expect(story(run)).toEqual([
      'open',
      '> NICK k7a|USER u 0 * :r|',
      '< :toy 001 k7a :Welcome',
      '< :toy 376 k7a :end',
      '> PING t1|',
      '< :toy PONG toy :t1',
      '> NICK k7b|',
      '< :k7a!u@h NICK :k7b',
      '+ QUIT|',
      '< ERROR :bye',
      'fin',
    ]);
    const times = [...run.history.events.map(({ at }) => at), run.history.ended];
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times[0]).toBeGreaterThan(0);
  });

  it('takes no leave of its own where the plan ends with QUIT', async () => {
    const run = await against(lawful(), alone(LOGON, send('QUIT :x')));
    expect(story(run).slice(-3)).toEqual(['> QUIT :x|', '< ERROR :bye', 'fin']);
  });

  it('releases all acts of a round before it waits for any', async () => {
    const run = await against(lawful(), {
      connections: 2,
      rounds: [both(OPEN), both(LOGON), both(send('PING x'))],
    });
    expect(
      story(run)
        .filter((line) => /[<>] .*(NICK|001|PING)/.test(line))
        .map((line) => line.split(' ')[0]),
    ).toEqual(['>', '>', '<', '<', '>', '>']);
  });

  it('skips acts of connections that are not open yet, or not any more', async () => {
    const plan: Plan = {
      connections: 2,
      rounds: [
        [{ connection: 0, act: LOGON }],
        [{ connection: 0, act: OPEN }],
        [{ connection: 0, act: send('QUIT') }],
        [{ connection: 0, act: OPEN }],
        [{ connection: 0, act: { kind: 'reclaim', nick: 'x' } }],
        [{ connection: 5, act: OPEN }],
      ],
    };
    expect(story(await against(lawful(), plan))).toEqual(['open', '> QUIT|', '< ERROR :bye', 'fin']);
  });

  it('answers the server’s PING with its token, but not behind a QUIT', async () => {
    const heard: string[] = [];
    const script: Script = ({ socket, say }) => {
      say('PING :cookie 1');
      return (line) => {
        heard.push(line);
        if (line.startsWith('PONG')) say(':toy 431 * :No nickname given');
        if (line !== 'QUIT') return;
        say('PING late', 'ERROR :bye');
        socket.end();
      };
    };
    const run = await against(script, alone(send('NICK')));
    expect(heard.filter((line) => line !== 'NICK')).toEqual(['PONG :cookie 1', 'QUIT']);
    expect(story(run)).toContain('+ PONG :cookie 1|');
    expect(story(run).slice(-3)).toEqual(['< PING late', '< ERROR :bye', 'fin']);
  });

  it('reads lines that are spread over packets, and one whose end was forgotten', async () => {
    const run = await against(inPieces, alone(send('NICK')));
    expect(story(run).slice(-3)).toEqual(['+ QUIT|', '< ERROR :no end', 'fin']);
    expect(story(run)).toContain('< :toy 431 * :None');
  });

  it('starts at the given clock, so that the histories of a run can be compared', async () => {
    const run = await against(lawful(), alone(), { clock: () => 42 });
    expect(run.history).toMatchObject({ connections: 1, ended: 42 });
    expect(run.history.events.every(({ at }) => at === 42)).toBe(true);
  });
});

describe('a reclaim', () => {
  const reclaim: Act = { kind: 'reclaim', nick: '{ns}a' };

  it('is one write where the nick is free, and again where it is freed late', async () => {
    const prompt = await against(lawful(), alone(reclaim));
    expect(story(prompt).filter((line) => line.startsWith('>'))).toEqual(['> NICK k7a|NICK|']);

    let refusals = 3;
    const late = await against(lawful({ taken: () => (refusals -= 1) >= 0 }), alone(reclaim));
    expect(story(late).filter((line) => line.startsWith('>'))).toHaveLength(4);
    expect(story(late).filter((line) => line.includes(' 433 '))).toHaveLength(3);
  });

  it('works for a registered connection, and completes a registration', async () => {
    let refusals = 2;
    const taken = (nick: string): boolean => nick === 'k7a' && (refusals -= 1) >= 0;
    const renamed = await against(lawful({ taken }), alone(send('NICK {ns}x', 'USER u 0 * :r'), reclaim));
    expect(story(renamed)).toContain('< :k7x!u@h NICK :k7a');
    refusals = 2;
    const completed = await against(lawful({ taken }), alone(send('USER u 0 * :r'), reclaim));
    expect(story(completed)).toContain('< :toy 376 k7a :end');
  });

  it('ends with a refusal that was asked for after the release bound', async () => {
    const run = await against(lawful({ taken: () => true }), alone(reclaim), { releaseWithin: 60 });
    const tries = run.history.events.filter(({ kind }, index) => kind === 'write' && index > 0);
    const first = tries[0]?.at ?? 0;
    const last = tries.at(-2)?.at ?? 0;
    expect(last - first).toBeGreaterThanOrEqual(60e6);
    expect(last - first).toBeLessThan(2000e6);
    expect(story(run).slice(-5)).toEqual([
      '< :toy 433 * k7a :Nickname is already in use',
      '< :toy 431 * :No nickname given',
      '+ QUIT|',
      '< ERROR :bye',
      'fin',
    ]);
  });
});

describe('a server that misbehaves', () => {
  it('closes at accept: the close is all there is', async () => {
    const run = await against(({ socket }) => void socket.end(), alone(LOGON, send('PING x')));
    expect(run.trouble).toBeNull();
    expect(story(run).at(-1)).toBe('fin');
    expect(story(run).filter((line) => line === 'fin')).toHaveLength(1);
  });

  it('never answers: the first wait ends at its deadline, and later ones are shorter', async () => {
    const patience = startPatience();
    const plan = alone(send('NICK'), send('NICK'));
    const spans: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const run = await against(() => {}, plan, { deadline: 400, patience });
      expect(story(run)).toEqual(['open', '> NICK|', '> NICK|', '+ QUIT|']);
      expect(run.trouble).toBeNull();
      spans.push(run.history.ended / 1e6);
    }
    // Once for the connection, which is silent from then on.
    expect(spans[0]).toBeGreaterThanOrEqual(400);
    expect(spans[0]).toBeLessThan(3000);
    expect(spans[3]).toBeLessThan(400);
  });

  it('resets the connection: torn, once, and nothing behind it', async () => {
    const run = await against(resetting, alone(send('NICK'), send('NICK')));
    expect(run.trouble).toBeNull();
    expect(story(run)).toEqual(['open', '> NICK|', 'torn']);
  });

  it('half a line before a reset is not taken for a line', async () => {
    const run = await against(resettingInALine, alone(send('NICK a', 'QUIT')));
    expect(story(run).at(-1)).toBe('torn');
    expect(story(run)).not.toContain('< :toy 4');
  });

  it('floods: the connection is cut off, the run is marked, and memory is bounded', async () => {
    const run = await against(flooding, alone(send('NICK')));
    expect(run.trouble?.kind).toBe('flooded');
    expect(story(run).at(-1)).toBe('torn');
    const lengths = run.history.events.map((event) => (event.kind === 'line' ? event.line.length : 0));
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(64 * 1024);
  });

  it('sends a line of a megabyte: it comes in pieces, and the run goes on', async () => {
    const run = await against(longWinded, alone(send('NICK')));
    expect(run.trouble).toBeNull();
    expect(story(run).filter((line) => line.startsWith('< y'))).toHaveLength(16);
    expect(story(run).slice(-3)).toEqual(['< :toy 431 * :None', '+ QUIT|', 'fin']);
  });

  it('does not close at QUIT: the deadline ends it', async () => {
    const run = await against(() => {}, alone(send('QUIT')), { deadline: 80 });
    expect(story(run)).toEqual(['open', '> QUIT|']);
    expect(run.history.ended).toBeGreaterThanOrEqual(80e6);
    expect(run.history.ended).toBeLessThan(3000e6);
  });
});

describe('trouble', () => {
  it('nobody listens', async () => {
    const toy = await startToy(() => {});
    await toy[Symbol.asyncDispose]();
    const run = await runPlan(alone(LOGON), SETTING, { address: toy.address });
    expect(run).toMatchObject({
      history: { events: [] },
      trouble: { kind: 'refused', detail: 'ECONNREFUSED' },
    });
  });

  it('a name that is no address', async () => {
    const address = { host: 'no-such-host.invalid', port: 6667 };
    const run = await runPlan(alone(LOGON), SETTING, { address });
    expect(run.trouble?.kind).toBe('unreachable');
  });

  it('this machine has nothing left to give', () => {
    for (const code of ['EMFILE', 'EADDRNOTAVAIL']) {
      expect(connectTrouble(code)).toEqual({ kind: 'descriptors', detail: code });
    }
    expect(connectTrouble('EHOSTUNREACH').kind).toBe('unreachable');
  });

  it('an abort drops the sockets at once, before the start or under way', async () => {
    const early = await against(lawful(), alone(LOGON), { signal: AbortSignal.abort() });
    expect(early).toMatchObject({ history: { events: [] }, trouble: { kind: 'aborted' } });

    const controller = new AbortController();
    const closed: Promise<unknown>[] = [];
    const script: Script = ({ socket }) => {
      closed.push(once(socket, 'close'));
      return () => controller.abort();
    };
    await using toy = await startToy(script);
    const run = await runPlan(alone(send('NICK')), SETTING, {
      address: toy.address,
      signal: controller.signal,
    });
    expect(run.trouble?.kind).toBe('aborted');
    expect(story(run)).toEqual(['open', '> NICK|']);
    expect(closed).toHaveLength(1);
    await Promise.all(closed);
  });

  it('an abort amid a write in pieces leaves no wait behind that keeps the process', async () => {
    const controller = new AbortController();
    await using toy = await startToy(({ socket }) => void socket.once('data', () => controller.abort()));
    const lines = Array.from({ length: 10 }, () => 'NICK');
    const cuts = Array.from({ length: 55 }, (_none, at) => at + 1);
    const act: Act = { kind: 'send', lines, cuts };
    const run = await runPlan(alone(act), SETTING, { address: toy.address, signal: controller.signal });
    expect(run.trouble?.kind).toBe('aborted');
    const timers = vi.spyOn(globalThis, 'setTimeout');
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(timers).not.toHaveBeenCalled();
    timers.mockRestore();
  });
});
