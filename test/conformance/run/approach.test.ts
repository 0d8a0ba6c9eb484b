import { createServer } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { approach, type ApproachOptions } from '../../../conformance/run/approach.ts';
import type { Approach } from '../../../conformance/run/approached.ts';
import { lawful, startToy, type Peer, type Script } from './toy-server.ts';

const OPTIONS: ApproachOptions = { password: null, deadline: 1_600, turn: () => Promise.resolve() };
/** Long enough to show that it was not waited for. */
const LONG = 60_000;

async function meet(script: Script, options: Partial<ApproachOptions> = {}): Promise<Approach> {
  await using toy = await startToy(script);
  return await approach(toy.address, { ...OPTIONS, ...options });
}

/** Hears each read of a client as it comes. */
function reading(hear: (peer: Peer, data: string) => void): Script {
  return (peer) => void peer.socket.on('data', (data: string) => hear(peer, data));
}

/** A lawful server that hears of a line only what this makes of it; null is not heard. */
function hearing(change: (line: string, peer: Peer) => string | null): Script {
  return (peer) => {
    const hear = lawful()(peer);
    return (line) => {
      const heard = change(line, peer);
      if (heard !== null) hear?.(heard);
    };
  };
}

/** The words of those that were not welcomed, and what came of them. */
function outcomes(found: Approach): readonly string[] {
  return found.kind === 'shut out'
    ? found.tried.map(({ how, contact }) => `${how}: ${contact.kind}`)
    : [found.kind];
}

/** Welcomes whoever has sent NICK, USER and CAP END. */
const WANTS_CAP: Script = (peer) => {
  const hear = lawful()(peer);
  const kept: string[] = [];
  let ended = false;
  return (line) => {
    if (line === 'CAP LS 302') peer.say('CAP * LS :');
    else if (line === 'CAP END') {
      ended = true;
      for (const each of kept) hear?.(each);
    } else if (ended) hear?.(line);
    else kept.push(line);
  };
};

/** Reads one line of each read, and loses the others. */
const READS_ONE: Script = (peer) => {
  const hear = lawful()(peer);
  peer.socket.on('data', (data: string) => hear?.(data.split('\r\n')[0] ?? ''));
};

/** Takes the CR for a part of the line. */
const KEEPS_CR: Script = (peer) => {
  const hear = lawful()(peer);
  peer.socket.on('data', (data: string) => {
    for (const line of data.split('\n').slice(0, -1))
      if (line.startsWith('NICK ') && line.endsWith('\r')) peer.say(`:toy 432 * ${line.slice(5, -1)} :No`);
      else hear?.(line);
  });
};

const WANTS_USER_FIRST: Script = (peer) => {
  let user = false;
  return hearing((line) => {
    user ||= line.startsWith('USER');
    return line.startsWith('NICK') && !user ? null : line;
  })(peer);
};

const WANTS_LETTERS = hearing((line, { say }) => {
  if (!/^NICK .*\d/.test(line)) return line;
  say(`:toy 432 * ${line.slice(5)} :Erroneous nickname`);
  return null;
});

describe('a server that welcomes nobody who introduces himself plainly is met', () => {
  it.each<[string, Script]>([
    ['line by line', READS_ONE],
    ['user first', WANTS_USER_FIRST],
    ['cap', WANTS_CAP],
    ['bare lf', KEEPS_CR],
    ['letters', WANTS_LETTERS],
  ])('%s', async (manner, script) => {
    const found = await meet(script);
    expect(found).toMatchObject({ kind: 'welcome', manner });
    const again = await meet(script, { manner: found.kind === 'welcome' ? found.manner : undefined });
    expect(again).toMatchObject({ kind: 'welcome', manner });
  });

  it('with the password that is known, and then it is not asked for another one', async () => {
    const heard: string[] = [];
    const listening: Script = (peer) => {
      const hear = WANTS_CAP(peer);
      return (line) => {
        heard.push(line);
        hear?.(line);
      };
    };
    expect(await meet(listening, { password: 'sesame' })).toMatchObject({ kind: 'welcome', manner: 'cap' });
    const passwords = heard.filter((line) => line.startsWith('PASS'));
    // Plainly, line by line, USER first, CAP first, and plainly once more.
    expect(passwords).toEqual(Array.from({ length: 5 }, () => 'PASS sesame'));
    const silent = await meet(() => {}, { password: 'sesame', deadline: 40 });
    expect(outcomes(silent).at(-1)).toBe('letters: silent');
  });

  it('soon, where it refuses: nobody waits for a whole deadline then', async () => {
    const began = performance.now();
    expect(await meet(KEEPS_CR, { deadline: LONG })).toMatchObject({ manner: 'bare lf' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('a plain introduction counts', () => {
  it('where it is welcomed, and nothing else is tried', async () => {
    await using toy = await startToy(lawful());
    expect(await approach(toy.address, OPTIONS)).toMatchObject({ kind: 'welcome', manner: 'plain' });
    expect(toy.accepted).toBe(1);
  });

  it('where it is welcomed late, beside others that are not', async () => {
    const slow = reading(({ socket, say }, data) => {
      if (data.includes('QUIT')) socket.end();
      else if (data.includes('NICK')) setTimeout(() => say(':toy 001 x :Hi', ':toy 376 x :end'), 700);
    });
    expect(await meet(slow)).toMatchObject({ kind: 'welcome', manner: 'plain' });
  });

  it('where another one is welcomed at the same time', async () => {
    const waiting: Peer[] = [];
    const both = reading((peer, data) => {
      if (data.includes('QUIT')) peer.socket.end();
      else if (data.includes('NICK') && waiting.push(peer) === 2)
        for (const { say } of waiting.toReversed()) say(':toy 001 x :Hi', ':toy 376 x :end');
    });
    expect(await meet(both)).toMatchObject({ kind: 'welcome', manner: 'plain' });
  });

  it('where it was its nick alone that was refused, or its time that was bad', async () => {
    const ghosts = lawful({ taken: (nick) => nick === 'z0000c' });
    expect(await meet(ghosts)).toMatchObject({ kind: 'welcome', manner: 'plain', nick: 'z0000g' });
    let met = 0;
    const busy: Script = (peer) => {
      met += 1;
      if (met === 1) peer.socket.end('ERROR :Trying to connect too fast\r\n');
      else return lawful()(peer);
    };
    expect(await meet(busy)).toMatchObject({ kind: 'welcome', manner: 'plain' });
  });

  it('where it settles that there is no IRC: nothing else is tried', async () => {
    await using toy = await startToy(({ socket }) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(await approach(toy.address, OPTIONS)).toMatchObject({ kind: 'not-irc', protocol: 'SSH' });
    expect(toy.accepted).toBe(1);
  });

  it('where a server that closes without a word turns out to speak TLS', async () => {
    const wary = createServer({}).on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => {
      wary.listen(0, '127.0.0.1', resolve);
    });
    const { port } = wary.address() as AddressInfo;
    const found = await approach({ host: '127.0.0.1', port }, OPTIONS);
    expect(found).toEqual({ kind: 'not-irc', bytes: '', protocol: 'TLS' });
    wary.close();
  });
});

/** Does this to who gives a password, and is silent to others. */
const withPass = (refuse: (peer: Peer) => void): Script =>
  reading((peer, data) => {
    if (data.includes('QUIT')) peer.socket.end();
    else if (data.includes('PASS')) refuse(peer);
  });

/** Spoils the first connection of all, and is lawful to all others. */
function spoilt(first: Script): Script {
  let met = 0;
  return (peer) => {
    met += 1;
    return met === 1 ? first(peer) : lawful()(peer);
  };
}

const LOSES_NICK = hearing((line) => (line.startsWith('NICK') ? null : line));
const LOSES_PASS: Script =
  ({ say }) =>
  (line) => {
    if (line.startsWith('USER')) say(':toy 464 * :Password incorrect');
  };

describe('an introduction that was in vain is made once more, and both are told', () => {
  it.each<[string, Script, object]>([
    ['closed upon', ({ socket }) => void socket.end(), { kind: 'closed', line: null }],
    [
      'refused',
      ({ say }) =>
        () =>
          say(':toy 451 * :No'),
      { kind: 'refused' },
    ],
    ['answered as if it had no password', LOSES_PASS, { kind: 'password' }],
    ['passed over', LOSES_NICK, { kind: 'silent' }],
  ])('where it was %s', async (_what, first, contact) => {
    for (const manner of [undefined, 'plain', 'user first'] as const) {
      const found = await meet(spoilt(first), { password: 'sesame', manner, deadline: 800 });
      const how = manner ?? 'plain';
      expect(found).toMatchObject({ kind: 'welcome', manner: how, before: { how, contact } });
    }
  });

  it('but is not where it was welcomed', async () => {
    const found = await meet(lawful());
    expect(found).not.toHaveProperty('before');
  });

  it('and nothing else is, where the password is the wrong one', async () => {
    await using toy = await startToy(LOSES_PASS);
    const found = await approach(toy.address, { ...OPTIONS, password: 'mellon' });
    expect([found.kind, toy.accepted]).toEqual(['password', 2]);
  });
});

describe('a server that lets nobody in without PASS', () => {
  it('is asked for no more than whether it does', async () => {
    expect(await meet(withPass(({ say }) => say(':toy 001 x :Hi', ':toy 376 x :end')))).toEqual({
      kind: 'password',
      line: null,
    });
  });

  it('may say so only to who gives a password', async () => {
    const line = ':toy 464 * :Password incorrect';
    expect(await meet(withPass(({ say }) => say(line)))).toEqual({ kind: 'password', line });
  });
});

describe('a server that welcomes nobody', () => {
  it('has every introduction listed, with its words and what came of it', async () => {
    const wordy = hearing((line, { say }) => {
      if (line.startsWith('CAP LS')) say(':toy 421 * CAP :Unknown command');
      return null;
    });
    const found = await meet(wordy);
    expect(outcomes(found)).toEqual([
      'plain: silent',
      'line by line: silent',
      'user first: silent',
      'cap: refused',
      'bare lf: silent',
      'letters: silent',
      'pass: silent',
    ]);
    if (found.kind !== 'shut out') return;
    expect(found.tried.map(({ lines }) => lines)).toEqual([
      ['NICK z0000c', 'USER z0000 0 * :first contact'],
      ['NICK z0000i', 'USER z0000 0 * :first contact'],
      ['USER z0000 0 * :first contact', 'NICK z0000j'],
      ['CAP LS 302', 'NICK z0000k', 'USER z0000 0 * :first contact', 'CAP END'],
      ['NICK z0000l', 'USER z0000 0 * :first contact'],
      ['NICK zzzzm', 'USER zzzz 0 * :first contact'],
      ['PASS nick-collider', 'NICK z0000n', 'USER z0000 0 * :first contact'],
    ]);
    for (const { ms } of found.tried) expect(ms).toBeGreaterThan(0);
  });

  it('is not waited for where it closes at once', async () => {
    const began = performance.now();
    const found = await meet(({ socket }) => void socket.end(), { deadline: LONG });
    expect(outcomes(found)).toHaveLength(8);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('is not tried further once it has gone', async () => {
    const toy = await startToy(({ socket }) => {
      socket.end();
      void toy[Symbol.asyncDispose]();
    });
    const found = await approach(toy.address, OPTIONS);
    expect(outcomes(found)).toEqual(['plain: closed', 'plain: unreachable']);
  });

  it('is tried in one manner only, where that was welcomed before', async () => {
    expect(outcomes(await meet(() => {}, { manner: 'cap', deadline: 40 }))).toEqual(['cap: silent']);
  });

  it('gets each connection when its turn has come', async () => {
    let turns = 0;
    await using toy = await startToy(({ socket }) => void socket.end());
    const turn = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    await approach(toy.address, { ...OPTIONS, turn });
    // The first one is the caller’s, and the one that asks for TLS has none; in the end a plain one is made four times more.
    expect([turns, toy.accepted]).toEqual([11, 13]);
  });
});

it('an abort ends it, and nothing is said of the server', async () => {
  const controller = new AbortController();
  const script: Script = () => () => controller.abort();
  const found = await meet(script, { signal: controller.signal, deadline: LONG });
  expect(found).toEqual({ kind: 'unreachable', code: 'ABORT_ERR', tried: [] });
});
