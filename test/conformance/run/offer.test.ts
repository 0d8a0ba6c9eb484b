import { expect, it } from 'vitest';
import { learnOffer, type Offer } from '../../../conformance/run/offer.ts';
import type { LogonOptions } from '../../../conformance/run/logon-options.ts';
import { lawful, startToy, type Script } from './toy-server.ts';

const OPTIONS: LogonOptions = { namespace: 'z9', password: null, deadline: 2000 };
const NOTHING: Offer = { capabilities: null, packages: null, closed: false };

async function offerOf(script: Script, options: Partial<LogonOptions> = {}): Promise<Offer> {
  await using toy = await startToy(script);
  return await learnOffer(toy.address, { ...OPTIONS, ...options });
}

/** A lawful server that answers CAP LS with these lines. */
function offering(...lines: readonly string[]): Script {
  return (peer) => {
    const hear = lawful()(peer);
    return (line) => {
      if (line.startsWith('CAP LS')) peer.say(...lines);
      else if (!line.startsWith('CAP')) hear?.(line);
    };
  };
}

it('a server tells what it offers, with values, in one line or several', async () => {
  expect(
    await offerOf(offering(':toy CAP * LS * :sasl=PLAIN,EXTERNAL a', ':toy CAP * LS :b= vendor/c=x=y')),
  ).toEqual({
    capabilities: new Map([
      ['sasl', 'PLAIN,EXTERNAL'],
      ['a', null],
      ['b', ''],
      ['vendor/c', 'x=y'],
    ]),
    packages: null,
    closed: false,
  });
  expect((await offerOf(offering('CAP z9d LS :'))).capabilities).toEqual(new Map());
});

it('all is written at once, and QUIT behind the answer', async () => {
  const writes: string[] = [];
  await offerOf(
    ({ socket, say }) => {
      socket.on('data', (data) => writes.push(String(data)));
      return (line) => {
        if (line === 'CAP LS 302') say('CAP * LS :a');
        if (line === 'QUIT') socket.end();
      };
    },
    { password: 'pw' },
  );
  expect(writes).toEqual([
    'CAP LS 302\r\nMODE ISIRCX\r\nPASS pw\r\nNICK z9d\r\nUSER z9 0 * :first contact\r\nCAP END\r\n',
    'QUIT\r\n',
  ]);
});

it.each([
  ['welcomes the client', lawful()],
  ['does not know the command', offering(':toy 421 * CAP :Unknown command')],
  ['wants registration first', offering(':toy 451 * CAP :Register first')],
])('of a server that %s instead nobody knows, and nobody waits', async (_what, script) => {
  const began = performance.now();
  expect(await offerOf(script, { deadline: 60_000 })).toEqual(NOTHING);
  expect(performance.now() - began).toBeLessThan(10_000);
});

it('a server with IRCX tells its packages, with CAP or without', async () => {
  const eight = ':toy 800 * 0 0 NTLM,ANON 512 *';
  const both: Script = (peer) => {
    const hear = offering('CAP * LS :a')(peer);
    return (line) => (line === 'MODE ISIRCX' ? peer.say(eight) : hear?.(line));
  };
  expect(await offerOf(both)).toEqual({
    capabilities: new Map([['a', null]]),
    packages: 'NTLM,ANON',
    closed: false,
  });
  const alone: Script = (peer) => {
    const hear = lawful()(peer);
    return (line) => (line === 'MODE ISIRCX' ? peer.say(eight) : hear?.(line));
  };
  const found = { capabilities: null, packages: 'NTLM,ANON', closed: false };
  expect(await offerOf(alone)).toEqual(found);
  const refusing: Script = (peer) => {
    const hear = alone(peer);
    return (line) => (line === 'CAP LS 302' ? peer.say(':toy 421 * CAP :Unknown command') : hear?.(line));
  };
  expect(await offerOf(refusing)).toEqual(found);
});

it('a server that closes over the question is told apart', async () => {
  expect(await offerOf(({ socket }) => void socket.once('data', () => socket.end()))).toEqual({
    capabilities: null,
    packages: null,
    closed: true,
  });
});

it('a server that reads no more than one line of a write is asked line by line', async () => {
  let asked = 0;
  const offer = await offerOf(
    ({ socket, say }) => {
      socket.on('data', (data) => {
        const [first = '', ...more] = String(data).trimEnd().split('\r\n');
        // What comes in one write is lost on it.
        if (first === 'CAP LS 302' && more.length === 0) say('CAP * LS :a');
        asked += first === 'CAP LS 302' ? 1 : 0;
      });
    },
    { deadline: 600 },
  );
  expect(asked).toBe(2);
  expect(offer.capabilities).toEqual(new Map([['a', null]]));
});

it.each<[string, Script]>([
  ['says nothing', () => {}],
  ['never ends its list', offering('CAP * LS * :a')],
])('a server that %s costs no more than the deadline', async (_what, script) => {
  const began = performance.now();
  expect(await offerOf(script, { deadline: 300 })).toEqual(NOTHING);
  expect(performance.now() - began).toBeLessThan(1_500);
});

it('where nobody listens nothing is learnt, nor after an abort', async () => {
  const toy = await startToy(() => {});
  const { address } = toy;
  const aborted = { ...OPTIONS, deadline: 60_000, signal: AbortSignal.abort() };
  expect(await learnOffer(address, aborted)).toEqual(NOTHING);
  await toy[Symbol.asyncDispose]();
  expect(await learnOffer(address, OPTIONS)).toEqual(NOTHING);
});

it('a list beyond all measure is not kept', async () => {
  const words = Array.from({ length: 100 }, (_, at) => `vendor.example/${at}`).join(' ');
  const many = Array.from({ length: 50 }, () => `CAP * LS * :${words}`);
  expect(await offerOf(offering(...many, 'CAP * LS :a'))).toEqual(NOTHING);
});
