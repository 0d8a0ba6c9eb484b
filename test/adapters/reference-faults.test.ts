import { describe, expect, test } from 'vitest';
import { FAULTS } from '../../adapters/reference/faults.ts';
import { referenceAdapter } from '../../adapters/reference.ts';
import { dialogue } from './dialogue.ts';
import { SYMPTOMS } from './reference-faults.ts';
import { converse } from './reference-here.ts';

describe('each fault shows in its exchange, and nothing of it without the fault', () => {
  test.each(Object.entries(SYMPTOMS))('%s', async (fault, symptom) => {
    const { script, seen, lost } = symptom;
    const argv = symptom.set === undefined ? [] : ['--set', symptom.set];
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
async function withFault(fault: string, watch: (server: Running) => Promise<void>): Promise<void> {
  const server = await referenceAdapter('faulty', 'reserve').start({ ...OPTIONS, faults: [fault] });
  try {
    await watch(server);
  } finally {
    await server.stop();
  }
}
type Running = Awaited<ReturnType<ReturnType<typeof referenceAdapter>['start']>>;

describe('the faults that end the process, or lame it for some', () => {
  const shown = new Set<string>(Object.keys(SYMPTOMS));
  const lethal = (name: string, watch: (server: Running) => Promise<void>): void => {
    shown.add(name);
    test(name, async () => withFault(name, watch));
  };

  lethal('crash-on-bare-NICK', async (server) => {
    await dialogue(server.port, ['A! NICK', 'A? closed']);
    expect(await server.exited).toEqual({ code: 1, signal: null });
    expect(server.log().join('\n')).toContain('TypeError');
  });

  lethal('slow-reader-blocks-all', async ({ port }) => {
    await dialogue(port, ['A~ NI', 'A CK dan', 'B NICK']);
    await expect(dialogue(port, ['A NICK', 'A~ NI', 'B NICK'], 300)).rejects.toThrow(
      'nothing came of "B NICK"',
    );
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
    await expect(dialogue(port, [...refusals(1), 'C NICK'], 300)).rejects.toThrow('nothing came of');
  });

  lethal('busy-after-collisions', async ({ port }) => {
    const transcript = await dialogue(port, [...refusals(40), 'C NICK']);
    expect(transcript).toMatch(/C .* 431 /);
  });

  test('every fault is shown', () => {
    expect([...shown].toSorted()).toEqual(Object.keys(FAULTS).toSorted());
  });
});

test('an unknown fault ends the process with exit code 2 and the nearest name', async () => {
  const start = referenceAdapter('faulty', 'reserve').start({ ...OPTIONS, faults: ['ghost-after-quitt'] });
  await expect(start).rejects.toThrow(/exit code 2[^]*did you mean "ghost-after-quit"/);
});
