import { expect, test } from 'vitest';
import type { Account, Adapter, Exit, RunningServer } from '../../adapters/server.ts';
import { meet, type Known, type MetServer } from '../../conformance/host-server.ts';
import { lawful, startToy, type Script } from './run/toy-server.ts';

const OPTIONS = { password: null, startWithin: 1_000 };

/** What becomes of a process that serves by this script. `die` ends it. */
type Process = (die: () => void) => Script;

/** A lawful server, and what it does with CAP. */
function withCap(hearCap: (line: string, say: (line: string) => void) => void): Script {
  return (peer) => {
    const hear = lawful()(peer);
    return (line) => {
      if (line.startsWith('CAP')) hearCap(line, peer.say);
      else hear?.(line);
    };
  };
}

/** Meets such a server. Returns it, and how often it was started. */
async function met(
  process: Process,
  known?: Known,
  dialect?: Adapter['dialect'],
): Promise<{ server: MetServer; starts: number }> {
  let starts = 0;
  const adapter: Adapter = {
    name: 'toy',
    summary: '',
    clients: 4,
    ...(dialect === undefined ? {} : { dialect }),
    async start(): Promise<RunningServer> {
      starts += 1;
      let isGone = false;
      const ends: ((exit: Exit) => void)[] = [];
      const exited = new Promise<Exit>((resolve) => void ends.push(resolve));
      const toy = await startToy((peer) =>
        process(() => {
          isGone = true;
          peer.socket.destroy();
          for (const end of ends) end({ code: 1, signal: null });
        })(peer),
      );
      return {
        ...toy.address,
        password: null,
        accounts: [{ name: 'ann', password: 'pw' }],
        exited,
        gone: () => isGone,
        vitals: () => null,
        spoken: () => 0,
        log: () => ['bob logs in with hush'],
        stop: async () => toy[Symbol.asyncDispose](),
      };
    },
  };
  const meeting = await meet(adapter, OPTIONS, 2_000, known);
  if (meeting.kind === 'failed') throw new Error(meeting.contact.kind);
  await meeting.server.stop();
  return { server: meeting.server, starts };
}

/** The names of the accounts of a server that was met by one who knows these, and what it wrote. */
async function accountsOf(accounts: readonly Account[]): Promise<readonly (readonly string[])[]> {
  const { server } = await met(() => lawful(), { accounts, offered: { capabilities: null, packages: null } });
  return [server.accounts.map(({ name }) => name), server.log()];
}

test('what a server offers is known once it is met', async () => {
  const { server } = await met(() =>
    withCap((line, say) => {
      if (line === 'CAP LS 302') say('CAP * LS :sasl=PLAIN');
    }),
  );
  expect(server.capabilities).toEqual(new Map([['sasl', 'PLAIN']]));
});

test('accounts that are given count for more than those that the server tells of, and its log does not show them', async () => {
  const [own] = await accountsOf([]);
  const [given, log] = await accountsOf([{ name: 'bob', password: 'hush', isSecret: true }]);
  expect([own, given]).toEqual([['ann'], ['bob']]);
  expect(log).toEqual(['bob logs in with <password>']);
});

test('a server is not asked for what is known of it', async () => {
  const asked: string[] = [];
  const capabilities = new Map([['sasl', null]]);
  const offered = { capabilities, packages: null };
  const { server } = await met(() => withCap((line) => asked.push(line)), { offered });
  expect(server.capabilities).toBe(capabilities);
  expect(asked).toEqual([]);
});

/** A lawful server that passes over NICK until USER has come; it notes what it hears. */
function wantsUserFirst(heard: string[]): Script {
  return (peer) => {
    const hear = lawful()(peer);
    let user = false;
    return (line) => {
      heard.push(line);
      user ||= line.startsWith('USER');
      if (user || !line.startsWith('NICK')) hear?.(line);
    };
  };
}

test('a server is met in the manner that it welcomes, and asked for what it offers in the same', async () => {
  const heard: string[] = [];
  const { server } = await met(() => wantsUserFirst(heard));
  expect(server.welcome.manner).toBe('user first');
  const asked = heard.slice(heard.indexOf('MODE ISIRCX'));
  expect(asked.slice(0, 3)).toEqual(['MODE ISIRCX', 'USER z0000 0 * :first contact', 'NICK z0000d']);
});

test('where the manner is known, no other one is tried', async () => {
  const heard: string[] = [];
  const offered = { capabilities: null, packages: null };
  await met(() => wantsUserFirst(heard), { offered, manner: 'user first' });
  expect(heard.filter((line) => line.startsWith('NICK'))).toEqual(['NICK z0000c']);
});

test('a server that closes on whoever says CAP is met all the same', async () => {
  const { server, starts } = await met(() => (peer) => withCap(() => peer.socket.destroy())(peer));
  expect([server.capabilities, starts]).toEqual([null, 1]);
});

test('a server whose process ends over CAP is started again, and not asked', async () => {
  const { server, starts } = await met((die) => withCap(die));
  expect([server.capabilities, server.ended(), starts]).toEqual([null, null, 2]);
});

test('a server that turns away every other client is met, and asked what it offers, all the same', async () => {
  let clients = 0;
  const { server, starts } = await met(() => (peer) => {
    clients += 1;
    if (clients % 2 === 1) {
      peer.socket.end('ERROR :Trying to reconnect too fast\r\n');
      return undefined;
    }
    return withCap((line, say) => {
      if (line === 'CAP LS 302') say('CAP * LS :sasl=PLAIN');
    })(peer);
  });
  expect(server.capabilities).toEqual(new Map([['sasl', 'PLAIN']]));
  expect(starts).toBe(1);
});

/** Answers PINGs at even distances. */
const slowly: Process = () => (peer) => {
  const hear = lawful()(peer);
  let pings = 0;
  return (line) => {
    if (!line.startsWith('PING')) return hear?.(line);
    pings += 1;
    setTimeout(() => hear?.(line), pings * 250);
  };
};

test('how long it makes a client wait is asked of a server that is not known by name, and only once', async () => {
  expect((await met(slowly)).server.penaltyMs).toBeGreaterThan(200);
  const offered = { capabilities: null, packages: null, penaltyMs: 1_000 };
  expect((await met(() => lawful(), { offered })).server.penaltyMs).toBe(1_000);
  expect((await met(slowly, { offered: { capabilities: null, packages: null } })).server.penaltyMs).toBe(0);
  expect((await met(slowly, undefined, { server_password: ['none'] })).server.penaltyMs).toBe(0);
});
