import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Act, Setting } from '../../../conformance/plan.ts';
import { newClient } from '../../../conformance/run/client.ts';
import { Connection } from '../../../conformance/run/connection.ts';
import { createHand, type Doing } from '../../../conformance/run/hand.ts';
import type { Intake } from '../../../conformance/run/intake.ts';
import { startResponses } from '../../../conformance/run/responses.ts';
import { startClock, startRecorder } from '../../../conformance/run/recorder.ts';
import { SETTING } from './story.ts';
import { lawful, startToy } from './toy-server.ts';

const nothing = (): void => {};

/** An intake that lets the next piece go when the test says so. */
function heldIntake(): Intake & { letGo(): boolean } {
  const waiting: (() => void)[] = [];
  return {
    whenTaken: (goOn) => void waiting.push(goOn),
    letGo: () => {
      const next = waiting.shift();
      next?.();
      return next !== undefined;
    },
  };
}

/** What is written when the acts are carried out one behind the other, each of them waited for so many turns. */
async function written(
  acts: readonly Doing[],
  { turns = 1, setting = SETTING }: { turns?: number; setting?: Setting } = {},
): Promise<readonly string[]> {
  await using toy = await startToy(lawful());
  const recorder = startRecorder(1, startClock());
  const client = newClient(0);
  await new Promise<void>((opened) => {
    const listener = { opened, line: nothing, settled: nothing, closed: nothing, failed: nothing };
    client.connection = new Connection(toy.address, 0, recorder, listener);
  });
  const intake = heldIntake();
  const hand = createHand(startResponses(setting, 1), recorder.now, intake, nothing);
  for (const act of acts) {
    hand.perform(client, act);
    for (let left = turns; left > 0; left -= 1) {
      await turn();
      intake.letGo();
    }
  }
  hand.leave(client);
  client.connection?.destroy();
  return recorder.finish().events.flatMap((event) => {
    if (event.kind === 'write') return [event.data];
    return event.kind === 'drop' ? [event.how] : [];
  });
}

describe('what is written in pieces', () => {
  const lines: Act = { kind: 'send', lines: ['NICK a', 'USER'], lineCuts: [2, -1] };

  it('has its next piece when the one before has left, and the server has taken that in', async () => {
    expect(await written([lines], { turns: 9 })).toEqual(['NI', 'CK a\r', '\nUS', 'ER\r', '\n', 'QUIT\r\n']);
  });

  it('and is not done when the next act comes is written behind itself at once', async () => {
    const acts: readonly Doing[] = [
      { kind: 'send', lines: ['PING t6'], cuts: [4, 8] },
      { kind: 'begin', text: 'PING ' },
      { kind: 'send', lines: ['t'], cuts: [2] },
    ];
    expect(await written(acts, { turns: 0 })).toEqual(['PING', ' t6\r\n', 'PING ', 't\r', '\n', 'QUIT\r\n']);
  });

  it.each(['half-close', 'close', 'reset'] as const)(
    'comes before the %s that it ends with',
    async (kind) => {
      const act: Doing = { kind, lines: ['QUIT'], lineCuts: [2] };
      expect(await written([act], { turns: 3 })).toEqual(['QU', 'IT\r\n', kind]);
      // Where nobody waits for the last piece.
      expect(await written([act], { turns: 0 })).toEqual(['QU', 'IT\r\n', kind]);
    },
  );

  it('may be a claim that is made again and again', async () => {
    const act: Doing = { kind: 'reclaim', nick: 'a', lineCuts: [4] };
    expect(await written([act], { turns: 3 })).toEqual(['NICK', ' a\r\nNICK', '\r\n', 'QUIT\r\n']);
  });

  it('is never broken off in the midst of a nick’s prefix or of a password', async () => {
    const setting = { ...SETTING, namespace: 'k7q2x', password: 'hush' };
    const act: Doing = { kind: 'send', lines: ['PASS {password}', 'NICK {ns}a'], lineCuts: [7, -4] };
    expect((await written([act], { turns: 9, setting })).slice(0, -1)).toEqual([
      'PASS ',
      'hush\r\nNICK ',
      'k7q2xa\r\n',
    ]);
  });
});
