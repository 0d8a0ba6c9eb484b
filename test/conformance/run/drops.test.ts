import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { DropKind } from '../../../conformance/plan.ts';
import { runPlan } from '../../../conformance/run/run-plan.ts';
import type { Run } from '../../../conformance/run/run.ts';
import { alone, send, SETTING, story } from './story.ts';
import { startToy, type Script } from './toy-server.ts';

/** What the server saw of it: its lines, and how it ended. */
async function dropped(kind: DropKind): Promise<{ readonly run: Run; readonly seen: readonly string[] }> {
  const seen: string[] = [];
  const ends: Promise<unknown>[] = [];
  const script: Script = ({ socket, say }) => {
    socket.on('end', () => seen.push('end'));
    socket.on('error', ({ message }) => seen.push(message.replace(/.* /, '')));
    ends.push(new Promise((resolve) => socket.on('close', resolve)));
    return (line) => {
      seen.push(line);
      if (line === 'NICK') say(':toy 431 * :None');
      if (line === 'PING late') say('PING :alive', ':toy PONG toy late');
    };
  };
  await using toy = await startToy(script);
  const plan = alone(send('NICK'), { kind, lines: ['NICK {ns}a', 'PING late'] }, send('NICK {ns}b'));
  const run = await runPlan(plan, SETTING, { address: toy.address });
  await Promise.all(ends);
  return { run, seen };
}

describe('a client that drops its connection', () => {
  it('by half-close: writes its lines, reads on to the end, and writes nothing more', async () => {
    const { run, seen } = await dropped('half-close');
    expect(seen).toEqual(['NICK', 'NICK k7a', 'PING late', 'end']);
    expect(story(run)).toEqual([
      'open',
      '> NICK|',
      '< :toy 431 * :None',
      '> NICK k7a|PING late|',
      'half-close',
      '< PING :alive',
      '< :toy PONG toy late',
      'fin',
    ]);
  });

  it('by close or reset: nothing is seen of it any more', async () => {
    for (const kind of ['close', 'reset'] as const) {
      const { run, seen } = await dropped(kind);
      expect(story(run).slice(3)).toEqual(['> NICK k7a|PING late|', kind]);
      expect(seen.at(-1)).toBe(kind === 'close' ? 'end' : 'ECONNRESET');
    }
  });

  it('waits for the close of a half-closed connection up to the deadline, and the others go on', async () => {
    const deaf = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      socket.resume();
    });
    await new Promise<void>((resolve) => {
      deaf.listen(0, '127.0.0.1', resolve);
    });
    const { port } = deaf.address() as AddressInfo;
    const options = { address: { host: '127.0.0.1', port }, deadline: 80 };
    const run = await runPlan(alone({ kind: 'half-close', lines: [] }), SETTING, options);
    expect(story(run)).toEqual(['open', 'half-close']);
    expect(run.history.ended).toBeGreaterThanOrEqual(80e6);
    deaf.close();
  });
});
