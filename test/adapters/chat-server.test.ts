import { describe, expect, test } from 'vitest';
import {
  chatServer1,
  chatServer2,
  chatServer2Sp,
  type Adapter,
  type RunningServer,
} from '../../adapters/index.ts';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { dialogue, type Step } from './dialogue.ts';
import { answer, ntlm } from './ircx-client.ts';

const alice = { name: 'alice', password: 'wonder land:1' };
const dan = 'NICK dan | USER u 0 * :r';
const { contexts } = PROFILES['chat-server-2.0'];

async function run(adapter: Adapter, use: (server: RunningServer) => Promise<void>): Promise<RunningServer> {
  const server = await adapter.start({ password: null, startWithin: 5_000 });
  try {
    await use(server);
  } finally {
    await server.stop();
  }
  return server;
}

async function heard(adapter: Adapter, script: readonly Step[]): Promise<string> {
  let transcript = '';
  await run(adapter, async ({ port }) => {
    transcript = await dialogue(port, script);
  });
  return transcript;
}

describe.each([chatServer1, chatServer2, chatServer2Sp])('$name', (adapter) => {
  test('answers a NICK that is in use; the client stays connected, and logs on under another', async () => {
    expect(await heard(adapter, [`B ${dan}`, `A ${dan}`, 'A NICK ann', 'A? 001'])).toMatch(
      /^A \S+ 433 \* dan [^\n]*\nA \S+ 001 ann /m,
    );
  });

  test('logs that it started, and that it was told to stop', async () => {
    const server = await run(adapter, async ({ port, log }) => {
      await dialogue(port, ['A NICK dan']);
      expect(log()).toEqual([`service started on 127.0.0.1:${port}`]);
    });
    expect(server.log().at(-1)).toBe('service stopped');
    expect(await server.exited).toEqual({ code: 0, signal: null });
  });
});

test('chat-server-1.0 knows no AUTH', async () => {
  expect(await heard(chatServer1, [ntlm('A'), 'A IRCX'])).toMatch(/ 421 \* AUTH [^\n]*\nA \S+ 421 \* IRCX /);
});

/** A nick is refused within an exchange. */
const refused = ['Z NICK dan', ntlm('A'), 'A NICK dan'];

describe.each<[Adapter, 'sound' | 'faulty']>([
  [chatServer2, 'faulty'],
  [chatServer2Sp, 'sound'],
])('$name', (adapter, kind) => {
  const isSound = kind === 'sound';

  test(isSound ? 'goes on with an exchange behind a refused nick' : 'dies of it, and logs why', async () => {
    const server = await run(adapter, async ({ port, exited }) => {
      const transcript = await dialogue(port, [
        ...refused,
        answer('A!', alice, 'A'),
        'A? AUTH NTLM \\*|closed',
      ]);
      if (isSound) return expect(transcript).toMatch(/ AUTH NTLM \* alice@/);
      expect(await exited).toEqual({ code: 1, signal: null });
    });
    expect(server.log().some((line) => line.startsWith('exception in the service: '))).toBe(!isSound);
  });

  test(isSound ? 'keeps it apart from others' : 'lets another have the context', async () => {
    const transcript = await heard(adapter, [...refused, ntlm('B'), answer('A', alice)]);
    expect(transcript).toMatch(isSound ? /^A \S+ AUTH NTLM \* alice@/m : /^A \S+ 910 \* NTLM /m);
  });

  test(isSound ? 'frees its context once' : 'lets two clients have one that it has freed twice', async () => {
    const transcript = await heard(adapter, [...refused, 'A.', ntlm('B'), ntlm('C'), answer('B', alice)]);
    expect(transcript).toMatch(isSound ? /^B \S+ AUTH NTLM \* alice@/m : /^B \S+ 910 \* NTLM /m);
  });

  test(isSound ? 'bears any number of logons' : 'stops in silence after enough of them', async () => {
    const server = await run(adapter, async ({ port, exited }) => {
      const refusals = Array.from({ length: contexts - 1 }, () => ['A NICK dan', 'A NICK']).flat();
      await dialogue(port, ['Z NICK dan', ...refusals]);
      const transcript = await dialogue(port, [
        'Z NICK dan',
        'A! NICK dan',
        'A? 433|closed',
        'A! NICK ann',
        'A! NICK',
        'A? 431|closed',
      ]);
      if (isSound) return expect(transcript).toMatch(/ 431 ann /);
      expect(await exited).toEqual({ code: 0, signal: null });
    });
    expect(server.log()).toHaveLength(isSound ? 2 : 1);
  });
});

test('chat-server-2.0-sp refuses a logon for which there is no context, until there is one', async () => {
  const names = Array.from({ length: contexts }, (_, index) => String.fromCodePoint(0x100 + index));
  const all = names.map((name) => `${name} AUTH ANON I`);
  const [first = ''] = names;
  expect(await heard(chatServer2Sp, [...all, 'A AUTH ANON I', `${first}.`, 'A AUTH ANON I'])).toMatch(
    /^A \S+ 907 \* :[^\n]*\nA \S+ AUTH ANON \* /m,
  );
});
