import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../adapters/reference/faults.ts';
import { PROFILES, type ProfileName } from '../../adapters/reference/profile.ts';
import type { Exit } from '../../adapters/server.ts';
import { referenceAdapter } from '../../adapters/reference.ts';
import { dialogue } from './dialogue.ts';
import { answer, ntlm } from './ircx-client.ts';
import { SYMPTOMS } from './reference-faults.ts';
import { converse } from './reference-here.ts';
import { plain } from './sasl-client.ts';

describe('each fault shows in its exchange, and nothing of it without the fault', () => {
  test.each(Object.entries(SYMPTOMS))('%s', async (fault, symptom) => {
    const { script, seen, lost } = symptom;
    const argv = [
      ...(symptom.set === undefined ? [] : ['--set', symptom.set]),
      ...(symptom.timers === undefined ? [] : ['--timers', symptom.timers]),
    ];
    const password = symptom.password === undefined ? {} : { password: symptom.password };
    const sound = await converse({ argv, ...password }, script);
    const faulty = await converse({ argv: [...argv, '--faults', fault], ...password }, script);
    if (seen !== undefined) {
      expect(faulty).toMatch(seen);
      expect(sound).not.toMatch(seen);
    }
    if (lost !== undefined) {
      expect(faulty).not.toMatch(lost);
      expect(sound).toMatch(lost);
    }
    expect([seen, lost].filter((pattern) => pattern !== undefined)).toHaveLength(1);
  });
});

const OPTIONS = { password: null, startWithin: 5_000 };
const refusals = (count: number): readonly string[] => [
  'A! NICK dan | USER u 0 * :r',
  'A? 376',
  ...Array.from({ length: count }, () => 'B NICK dan'),
];

/** Starts the process with one fault, lets `watch` look at it, and stops it. */
async function withFault(
  fault: string,
  watch: (server: Running) => Promise<void>,
  profile: ProfileName = 'reserve',
): Promise<void> {
  const server = await referenceAdapter('faulty', profile).start({ ...OPTIONS, faults: [fault] });
  try {
    await watch(server);
  } finally {
    await server.stop();
  }
}
/** How long the thread has run that has run longest, in ms. */
function busiest(server: Running): number {
  return Math.max(0, ...[...(server.vitals()?.threads.values() ?? [])].map(({ ran }) => ran));
}

type Running = Awaited<ReturnType<ReturnType<typeof referenceAdapter>['start']>>;

/** Nobody told the service to stop, and it says nothing of it. */
async function stopsSilently({ exited, log }: Running): Promise<void> {
  expect(await exited).toEqual({ code: 0, signal: null });
  expect(log()).toEqual([expect.stringContaining('service started')]);
}

describe('the faults that end the process, or lame it for some', () => {
  const shown = new Set<string>(Object.keys(SYMPTOMS));
  const lethal = (name: string, watch: (server: Running) => Promise<void>, profile?: ProfileName): void => {
    shown.add(name);
    test(name, async () => withFault(name, watch, profile));
  };

  lethal('crash-on-bare-NICK', async (server) => {
    await dialogue(server.port, ['A! NICK', 'A? closed']);
    expect(await server.exited).toEqual({ code: 1, signal: null });
    expect(server.log().join('\n')).toContain('TypeError');
  });

  lethal('slow-reader-blocks-all', async ({ port }) => {
    await dialogue(port, ['A~ NI', 'A CK dan', 'B NICK']);
    await dialogue(port, ['A NICK', 'A~ NI', 'B- NICK']);
  });

  lethal('silent-stop-after-collisions', async (server) => {
    await dialogue(server.port, refusals(39));
    await dialogue(server.port, ['A! NICK dan | USER u 0 * :r', 'A? 376', 'B! NICK dan', 'A? closed']);
    expect(await server.exited).toEqual({ code: 0, signal: null });
    expect(server.log()).toEqual([expect.stringContaining('listening on')]);
  });

  lethal('listener-lost-after-collisions', async ({ port }) => {
    await dialogue(port, [...refusals(40), 'A PING x']);
    await expect(dialogue(port, ['A NICK'])).rejects.toThrow('ECONNREFUSED');
  });

  lethal('deaf-after-collisions', async ({ port }) => {
    await dialogue(port, refusals(39));
    await dialogue(port, ['A! NICK dan | USER u 0 * :r', 'A? 376', 'B! NICK dan', 'B? 433', 'C- NICK']);
  });

  lethal('busy-after-collisions', async ({ port }) => {
    const transcript = await dialogue(port, [...refusals(40), 'C NICK']);
    expect(transcript).toMatch(/C .* 431 /);
  });

  const CRASH: Exit = { code: 1, signal: null };
  const ends = (name: string, script: readonly string[], how: Exit, word?: string): void =>
    lethal(name, async (server) => {
      await dialogue(server.port, script);
      expect(await server.exited).toEqual(how);
      if (word !== undefined) expect(server.log().join('\n')).toContain(word);
    });

  ends(
    'crash-on-vanished-claimant',
    ['A NICK dan', 'B NICK dan', 'B! QUIT', 'B? closed', 'A! QUIT', 'A? closed'],
    { code: 1, signal: null },
    'TypeError',
  );
  ends('crash-on-data-after-quit', ['A! QUIT | PING x', 'A? closed'], { code: 1, signal: null }, 'TypeError');
  ends(
    'killed-by-write-to-vanished-client',
    ['A! NICK dan | USER u 0 * :r', 'A? 376', 'B NICK', 'A/', 'B? closed'],
    { code: null, signal: 'SIGSEGV' },
  );
  ends('silent-stop-on-quit-after-433', ['A NICK dan', 'B NICK dan', 'B! QUIT', 'B? closed'], {
    code: 0,
    signal: null,
  });
  ends(
    'stop-with-a-word-on-lost-nick',
    ['B NICK', 'A NICK dan', 'A.', 'B? closed'],
    { code: 0, signal: null },
    'fatal: a reserved nick has no client',
  );

  ends('crash-on-bare-AUTHENTICATE', ['A! AUTHENTICATE', 'A? closed'], CRASH, 'TypeError');
  ends(
    'crash-on-nick-in-use-during-sasl',
    [
      'B NICK dan | USER u 0 * :r',
      'A CAP REQ :sasl | AUTHENTICATE PLAIN | NICK dan',
      'A! AUTHENTICATE +',
      'B? closed',
    ],
    CRASH,
    'TypeError',
  );
  ends(
    'silent-stop-on-login-after-433',
    [
      'B NICK dan | USER u 0 * :r',
      'A CAP REQ :sasl | NICK dan | AUTHENTICATE PLAIN',
      plain('A!', { name: 'alice', password: 'wonder land:1' }),
      'B? closed',
    ],
    { code: 0, signal: null },
  );

  lethal('listener-lost-on-early-reset', async ({ port }) => {
    await dialogue(port, ['A NICK', 'B/', 'A NICK']);
    await expect.poll(() => dialogue(port, ['A NICK']).catch(String)).toContain('ECONNREFUSED');
  });

  lethal('descriptors-leak-after-433', async ({ port }) => {
    for (let lost = 0; lost < 25; lost += 1) await dialogue(port, ['A NICK dan', 'B NICK dan', 'B.', 'A.']);
    await dialogue(port, ['A- NICK']);
  });

  lethal('deaf-after-second-refusal', async ({ port }) => {
    // Spelt otherwise, the second refusal is told from the first; a fence behind it may not be read any more.
    await dialogue(port, ['A NICK dan', 'B NICK dan', 'B! NICK DAN', 'B? 433 .* DAN', 'C- NICK']);
  });

  lethal('busy-after-fin', async (server) => {
    await dialogue(server.port, ['A! NICK dan | USER u 0 * :r', 'A? 376', 'A.', 'B NICK']);
    const before = busiest(server);
    await expect.poll(() => busiest(server) - before, { timeout: 10_000 }).toBeGreaterThan(100);
  });

  lethal('neighbour-starved-after-refused-quit', async ({ port }) => {
    await dialogue(port, ['A NICK dan', 'B NICK dan', 'C NICK', 'B! QUIT', 'B? closed', 'C- NICK']);
  });

  lethal('collision-table-full', async (server) => {
    const refused = Array.from({ length: 201 }, (_, index) => [
      `A NICK n${index}`,
      `B NICK n${index}`,
    ]).flat();
    expect(await dialogue(server.port, ['A NICK', ...refused])).toContain('B closed');
    expect(await server.exited).toEqual({ code: 1, signal: null });
  });

  const SERVICE = 'ircx';
  const { contexts } = PROFILES[SERVICE];
  lethal(
    'refused-logon-context-freed',
    async ({ port, exited, log }) => {
      const refused = ['B NICK dan', ntlm('A'), 'A NICK dan'];
      const alice = { name: 'alice', password: 'wonder land:1' };
      await dialogue(port, [...refused, answer('A!', alice, 'A'), 'B? closed']);
      expect(await exited).toEqual(CRASH);
      expect(log()).toContain('exception in the service: RangeError: logon context 0 is free');
    },
    SERVICE,
  );

  lethal(
    'refused-logon-context-kept',
    async (server) => {
      const { port } = server;
      for (let lost = 0; lost < contexts; lost += 1)
        await dialogue(port, ['B NICK dan', 'A AUTH ANON I', 'A NICK dan', 'A.', 'B.']);
      await dialogue(port, ['B NICK', 'A! AUTH ANON I', 'B? closed']);
      await stopsSilently(server);
    },
    SERVICE,
  );

  lethal(
    'repeated-auth-exhausts',
    async (server) => {
      const begun = Array.from({ length: contexts }, () => ntlm('A'));
      await dialogue(server.port, [...begun, ntlm('A!'), 'A? closed']);
      await stopsSilently(server);
    },
    SERVICE,
  );

  test('every fault is shown', () => {
    expect([...shown].toSorted()).toEqual(Object.keys(FAULTS).toSorted());
  });
});

test('an unknown fault ends the process with exit code 2 and the nearest name', async () => {
  const start = referenceAdapter('faulty', 'reserve').start({ ...OPTIONS, faults: ['ghost-after-quitt'] });
  await expect(start).rejects.toThrow(/exit code 2[^]*did you mean "ghost-after-quit"/);
});
