import { describe, expect, it } from 'vitest';
import type { Act, Plan } from '../../../conformance/plan.ts';
import { against, alone, OPEN, send, story } from './story.ts';
import type { Script } from './toy-server.ts';

const begin = (text: string): Act => ({ kind: 'begin', text });

/** Notes what it reads, and answers to each line but QUIT that it was read. */
function noting(reads: string[]): Script {
  return ({ socket, say }) => {
    socket.on('data', (data: string) => reads.push(data));
    return (line) => {
      if (line === 'QUIT') socket.end();
      else say(`:toy 421 * ${line.split(' ')[0]} :Unknown command`);
    };
  };
}

describe('what is written in pieces', () => {
  it('is recorded piece by piece, and the next round waits for the last', async () => {
    const reads: string[] = [];
    const cut: Act = { kind: 'send', lines: ['XYZZY {ns}', 'FROB'], cuts: [3, 10, 14] };
    const run = await against(noting(reads), alone(cut, send('ZORK')));
    expect(story(run).filter((line) => line.startsWith('>'))).toEqual([
      '> XYZ',
      '> ZY k7|',
      '> FROB',
      '> |',
      '> ZORK|',
    ]);
    expect(reads.join('')).toBe('XYZZY k7\r\nFROB\r\nZORK\r\nQUIT\r\n');
  });

  it('ends with LF alone where the plan says so', async () => {
    const reads: string[] = [];
    await against(noting(reads), alone({ kind: 'send', lines: ['NICK', 'USER'], bareLf: true }), {
      deadline: 50,
    });
    expect(reads.join('')).toBe('NICK\nUSER\nQUIT\r\n');
  });

  it('ends so wherever no act says it, where the server wants that', async () => {
    const reads: string[] = [];
    const script: Script = ({ socket, say }) => {
      socket.once('data', () => say('PING :one', ':toy 433 * k7a :Taken'));
      socket.on('data', (data: string) => {
        reads.push(data);
        if (data.includes('QUIT')) socket.end();
      });
    };
    const acts: readonly Act[] = [
      send('XYZZY', 'USER'),
      { kind: 'send', lines: ['FROB'], bareLf: true },
      { kind: 'reclaim', nick: '{ns}a' },
    ];
    await against(script, alone(...acts), { deadline: 50, releaseWithin: 1, lineEnd: '\n' });
    const written = reads.join('');
    expect(written).toMatch(/^XYZZY\r\nUSER\r\n(?:PONG :one\n)?FROB\n/);
    expect(written).toContain('PONG :one\n');
    expect(written).toContain('NICK k7a\nNICK\n');
    expect(written).toMatch(/QUIT\n$/);
  });

  it('is no line before its end has come: a PONG that is due waits, and so does QUIT', async () => {
    const reads: string[] = [];
    const script: Script = (peer) => {
      const hear = noting(reads)(peer);
      peer.socket.once('data', () => peer.say('PING :one', 'PING :two', ':toy 431 * :None'));
      return hear;
    };
    const both: Plan = {
      connections: 2,
      rounds: [
        [
          { connection: 0, act: OPEN },
          { connection: 1, act: OPEN },
        ],
        // The other connection’s answer is waited for meanwhile, and so the PINGs arrive.
        [
          { connection: 0, act: begin('XYZZY') },
          { connection: 1, act: send('USER') },
        ],
        [{ connection: 1, act: send('USER') }],
        [{ connection: 0, act: begin(' {ns}') }],
        [{ connection: 0, act: send('a', 'FROB') }],
        [{ connection: 0, act: begin('QU') }],
      ],
    };
    const run = await against(script, both);
    const writes = run.history.events.flatMap((event) =>
      event.kind === 'write' && event.connection === 0 ? [`${event.by} ${event.data}`] : [],
    );
    expect(writes).toEqual([
      'plan XYZZY',
      'plan  k7',
      'plan a\r\nFROB\r\n',
      'runner PONG :one\r\nPONG :two\r\n',
      'plan QU',
      'runner \r\nQUIT\r\n',
    ]);
    expect(story(run).filter((line) => line === 'fin')).toHaveLength(2);
  });
});
