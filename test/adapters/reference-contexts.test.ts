import { assert, asyncProperty, array, constantFrom, record } from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { newHouse, type House } from '../../adapters/reference/house.ts';
import { packageOf } from '../../adapters/reference/ircx/packages.ts';
import { readOptions } from '../../adapters/reference/options.ts';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { listen } from '../../adapters/reference/server.ts';
import { dialogue, type Step } from './dialogue.ts';
import { answer, basic, ntlm } from './ircx-client.ts';

const alice = { name: 'alice', password: 'wonder land:1' };

/** What a client may do next. */
const ACTS: Readonly<Record<string, (who: string) => Step>> = {
  begins: (who) => ntlm(who),
  answers: (who) => answer(who, alice),
  'answers wrongly': (who) => `${who} AUTH NTLM S :x`,
  'gives up': (who) => `${who} AUTH NTLM *`,
  'names another package': (who) => `${who} AUTH BASIC S :x`,
  'logs in': (who) => basic(who, alice),
  'logs in wrongly': (who) => basic(who, { ...alice, password: 'x' }),
  'is anonymous': (who) => `${who} AUTH ANON I`,
  'takes the nick': (who) => `${who} NICK dan`,
  'takes a nick of its own': (who) => `${who} NICK ${who.toLowerCase()}`,
  'says USER': (who) => `${who} USER u 0 * :r`,
};

const scripts = array(record({ who: constantFrom('A', 'B', 'C'), act: constantFrom(...Object.keys(ACTS)) }), {
  maxLength: 14,
}).map((moves) => moves.map(({ who, act }) => ACTS[act]?.(who) ?? who));

/** The free places of the table, when all clients have gone: each once, if none was lost or freed twice. */
async function freeAfter(script: readonly Step[], settings: readonly string[]): Promise<readonly number[]> {
  const { profile, faults } = readOptions(settings);
  const house = newHouse(profile, null, faults);
  const port = await listen(house, 0);
  try {
    await dialogue(port, script);
    await vi.waitFor(() => expect(house.sessions.size).toBe(0), { interval: 1 });
    return takeAll(house);
  } finally {
    house.listener?.close();
  }
}

function takeAll({ contexts }: House): readonly number[] {
  const pkg = packageOf('ANON');
  if (pkg === undefined) throw new Error('there is a package ANON');
  const handles: number[] = [];
  for (;;) {
    const handle = contexts.take({ pkg, challenge: '' });
    if (handle === null) return handles.toSorted((one, other) => one - other);
    handles.push(handle);
  }
}

const all = Array.from({ length: PROFILES['chat-server-2.0'].contexts }, (_, index) => index);
const profile = (name: string): readonly string[] => ['--profile', name];

describe('the places of the table of contexts are all free, and each once, when everybody has gone', () => {
  test.each<[string, readonly string[]]>([
    ['at any time', []],
    ['with a welcome that does not wait', ['--set', 'auth_at_completion=dropped']],
    ['where a second I ends the exchange', ['--set', 'auth_again=910']],
    ['where another package is not minded', ['--set', 'auth_other=ignored']],
    ['where a failure closes', ['--set', 'auth_failure_closes=yes']],
  ])('%s', async (_, settings) => {
    const property = asyncProperty(scripts, async (script) => {
      expect(await freeAfter(script, [...profile('chat-server-2.0-sp'), ...settings])).toEqual(all);
    });
    await assert(property, { seed: 1, numRuns: 60 });
  });
});

/** A server on which only logons with AUTH have a context. */
const faulty = (fault: string): readonly string[] => [...profile('ircx'), '--faults', fault];
const many = Array.from({ length: PROFILES.ircx.contexts }, (_, index) => index);
const refused = (first: string): readonly Step[] => ['B NICK dan', first, 'A NICK dan'];

describe('and not where a refused nick ends a logon wrongly', () => {
  test('one is free twice', async () => {
    const twice = await freeAfter(refused(ntlm('A')), faulty('refused-logon-context-freed'));
    expect(twice).toEqual([0, ...many]);
  });

  test('one is lost', async () => {
    const lost = await freeAfter(refused(basic('A', alice)), faulty('refused-logon-context-kept'));
    expect(lost).toEqual(many.slice(1));
  });
});
