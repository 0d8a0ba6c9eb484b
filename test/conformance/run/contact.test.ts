import { describe, expect, it } from 'vitest';
import { firstContact, type Contact } from '../../../conformance/run/contact.ts';
import type { LogonOptions } from '../../../conformance/run/logon-options.ts';
import { lawful, startToy, type Script } from './toy-server.ts';

const OPTIONS: LogonOptions = { namespace: 'z9', password: null, deadline: 2000 };

async function meet(script: Script, options: Partial<LogonOptions> = {}): Promise<Contact> {
  await using toy = await startToy(script);
  return await firstContact(toy.address, { ...OPTIONS, ...options });
}

/** Answers the first line with these, and closes if they end in an ERROR. */
function answering(...lines: readonly string[]): Script {
  return ({ socket, say }) => {
    socket.once('data', () => {
      say(...lines);
      if (lines.at(-1)?.startsWith('ERROR') === true) socket.end();
    });
  };
}

function late(ms: number, answer: () => void): void {
  setTimeout(answer, ms);
}

const SLOW: Script =
  ({ socket, say }) =>
  (line) => {
    if (line.startsWith('USER')) late(600, () => say(':s 001 z9c :Hi'));
    if (line.startsWith('PING')) late(900, () => say(':s 376 z9c :End', ':s PONG s z9p'));
    if (line === 'QUIT') late(1_000, () => socket.end('ERROR :bye\r\n'));
  };

describe('the first contact', () => {
  it('learns what a server says of itself', async () => {
    const burst = [
      '004 toy toy-1.2 o o',
      '005 CASEMAPPING=ascii NICKLEN=9 NETWORK=a\\x20b EXCEPTS :are supported by this server',
      '005 -EXCEPTS SAFELIST :are supported by this server',
      '376 :end',
    ];
    const contact = await meet(lawful({ burst }));
    expect(contact).toMatchObject({
      kind: 'welcome',
      manner: 'plain',
      nick: 'z9c',
      server: 'toy',
      version: 'toy-1.2',
      isupport: { CASEMAPPING: 'ascii', NICKLEN: '9', NETWORK: 'a b', SAFELIST: '' },
      burstEnd: '376|422',
      address: { host: '127.0.0.1' },
    });
    if (contact.kind !== 'welcome') return;
    expect(contact.isupport).not.toHaveProperty('EXCEPTS');
    expect(contact.logonMs).toBeGreaterThan(0);
    expect(contact.lines.at(-1)).toBe('ERROR :bye');
  });

  it('finds out where the welcome ends without a mark', async () => {
    expect(await meet(lawful({ burst: [] }))).toMatchObject({
      kind: 'welcome',
      burstEnd: '001',
      version: null,
    });
  });

  it('is content with a server that answers no PING and does not close', async () => {
    const contact = await meet(answering(':s 001 z9c :Hi'), { deadline: 40 });
    expect(contact).toMatchObject({ kind: 'welcome', nick: 'z9c', burstEnd: '001' });
  });

  it.each<[string, Script]>([
    [
      'answers no PING, where the message of the day has ended',
      answering(':s 001 z9c :Hi', ':s 422 z9c :No'),
    ],
    ['answers no PING, and has no such message', answering(':s 001 z9c :Hi')],
    [
      'does not close behind QUIT',
      (peer) => {
        const hear = lawful()(peer);
        return (line) => (line === 'QUIT' ? peer.say('ERROR :bye') : hear?.(line));
      },
    ],
  ])('does not wait long for a server that %s', async (_what, script) => {
    const began = performance.now();
    expect(await meet(script, { deadline: 60_000 })).toMatchObject({ kind: 'welcome' });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('gives a slow server the time for its answers that its logon took', async () => {
    const contact = await meet(SLOW);
    expect(contact).toMatchObject({ kind: 'welcome', burstEnd: '376|422' });
    expect(contact.kind === 'welcome' && contact.lines.at(-1)).toBe('ERROR :bye');
  });

  it('sends the password first, and answers a cookie', async () => {
    const heard: string[] = [];
    const contact = await meet(
      ({ say }) =>
        (line) => {
          heard.push(line);
          if (line.startsWith('USER')) say('PING :cookie');
          if (line === 'PONG :cookie') say(':s 001 z9c :Hi', ':s 422 z9c :No MOTD');
          if (line.startsWith('PING')) say(':s PONG s z9p');
        },
      { password: 'open sesame', deadline: 50 },
    );
    expect(contact.kind).toBe('welcome');
    expect(heard).toEqual([
      'PASS :open sesame',
      'NICK z9c',
      'USER z9 0 * :first contact',
      'PONG :cookie',
      'PING z9p',
      'QUIT',
    ]);
  });

  it.each([':s 464 z9c :Password incorrect', 'ERROR :Closing link (Bad password)'])(
    'sees that a password is wanted in %s',
    async (line) => {
      expect(await meet(answering(line, 'ERROR :bye'))).toEqual({ kind: 'password', line });
    },
  );

  it('sees that it was turned away', async () => {
    expect(await meet(answering('NOTICE * :*** Looking up', 'ERROR :Too many connections'))).toEqual({
      kind: 'closed',
      line: 'ERROR :Too many connections',
    });
    expect(await meet(({ socket }) => void socket.end())).toEqual({ kind: 'closed', line: null });
  });

  it('sees that it was refused', async () => {
    const line = ':s 465 z9c :You are banned';
    expect(await meet(answering(line, 'ERROR :bye'))).toEqual({ kind: 'refused', line });
    expect(await meet(answering(line), { deadline: 40 })).toEqual({ kind: 'refused', line });
  });

  it('gives up on a server that says nothing, or nothing of use', async () => {
    expect(await meet(() => {}, { deadline: 30 })).toEqual({ kind: 'silent', said: null });
    expect(await meet(answering('NOTICE * :hello'), { deadline: 30 })).toEqual({
      kind: 'silent',
      said: 'NOTICE * :hello',
    });
    expect(await meet(({ socket }) => void socket.write(':s 001 z9'), { deadline: 30 })).toEqual({
      kind: 'silent',
      said: ':s 001 z9',
    });
  });

  it('takes a numeric of ten digits for bad IRC, not for another protocol', async () => {
    const line = ':s 0000000001 z9c :Hi';
    expect(await meet(answering(line), { deadline: 30 })).toEqual({ kind: 'silent', said: line });
  });

  it('sees that it hears itself', async () => {
    expect(await meet(({ socket }) => void socket.pipe(socket), { deadline: 30 })).toEqual({ kind: 'echo' });
  });

  it.each(['NOTICE * :hello\r\n', 'x\n', 'x'])('cuts off a flood of %j', async (text) => {
    const chunk = text.repeat(4096);
    const flooding: Script = ({ socket }) => {
      const pour = (): void => {
        while (socket.writable && socket.write(chunk));
        socket.once('drain', pour);
      };
      pour();
    };
    expect(await meet(flooding)).toMatchObject({ kind: 'flooded' });
  });

  it.each([
    ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['SMTP or FTP', '220 mail.example ESMTP\r\n'],
    ['IMAP', '* OK IMAP4rev1 ready\r\n'],
    ['TLS', '\x15\x03\x01\x00\x02\x02\x46'],
    [null, 'J\x00\x00\x00\n8.0.36\x00'],
  ])('tells %s from IRC', async (protocol, bytes) => {
    for (const how of ['end', 'resetAndDestroy'] as const) {
      const contact = await meet(({ socket }) => {
        socket.write(bytes, 'latin1');
        socket.once('data', () => void setImmediate(() => void socket[how]()));
      });
      expect(contact).toMatchObject({ kind: 'not-irc', protocol });
      if (contact.kind === 'not-irc') expect(bytes.startsWith(contact.bytes)).toBe(true);
    }
  });

  it('tries every address of a name, and names those that refused', async () => {
    const toy = await startToy(lawful());
    const { port } = toy.address;
    const found = await firstContact({ host: 'localhost', port }, OPTIONS);
    expect(found).toMatchObject({ kind: 'welcome', address: { host: '127.0.0.1', port } });
    await toy[Symbol.asyncDispose]();
    const lost = await firstContact({ host: 'localhost', port }, OPTIONS);
    expect(lost).toMatchObject({ kind: 'unreachable', code: 'ECONNREFUSED' });
    if (lost.kind !== 'unreachable') return;
    expect(lost.tried).toContainEqual({ host: '127.0.0.1', code: 'ECONNREFUSED' });
  });

  it('says when a name has no address', async () => {
    expect(await firstContact({ host: 'no-such-host.invalid', port: 1 }, OPTIONS)).toEqual({
      kind: 'unreachable',
      code: 'ENOTFOUND',
      tried: [],
    });
  });

  it('ends at an abort', async () => {
    const controller = new AbortController();
    const contact = await meet(() => () => controller.abort(), { signal: controller.signal });
    expect(contact).toMatchObject({ kind: 'silent' });
    const late = await meet(lawful(), { signal: controller.signal });
    expect(late).toMatchObject({ kind: 'unreachable', code: 'ABORT_ERR' });
  });
});
