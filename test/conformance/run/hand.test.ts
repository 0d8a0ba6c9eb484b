import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { newClient } from '../../../conformance/run/client.ts';
import { Connection } from '../../../conformance/run/connection.ts';
import { createHand } from '../../../conformance/run/hand.ts';
import { startResponses } from '../../../conformance/run/responses.ts';
import { startClock, startRecorder } from '../../../conformance/run/recorder.ts';
import { SETTING } from './story.ts';
import { lawful, startToy } from './toy-server.ts';

const nothing = (): void => {};

it('an act that comes before the last piece of the one before it is written behind that', async () => {
  await using toy = await startToy(lawful());
  const recorder = startRecorder(1, startClock());
  const client = newClient(0);
  await new Promise<void>((opened) => {
    const listener = { opened, line: nothing, settled: nothing, closed: nothing, failed: nothing };
    client.connection = new Connection(toy.address, 0, recorder, listener);
  });
  const hand = createHand(startResponses(SETTING, 1), recorder.now, nothing);
  hand.perform(client, { kind: 'send', lines: ['PING t6'], cuts: [4, 8] });
  hand.perform(client, { kind: 'begin', text: 'PING ' });
  hand.perform(client, { kind: 'send', lines: ['t'], cuts: [2] });
  await turn();
  client.connection?.destroy();
  const written = recorder.finish().events.flatMap((event) => (event.kind === 'write' ? [event.data] : []));
  expect(written).toEqual(['PING', ' t6\r\n', 'PING ', 't\r', '\n']);
});
