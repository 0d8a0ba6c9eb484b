import { expect, test } from 'vitest';
import { trial } from '../../conformance/laboratory.ts';
import { startRestraint } from '../../conformance/limits/restraint.ts';
import { laboratoryOf } from './laboratory-of.ts';
import { lawful, startToy, type Script } from './run/toy-server.ts';
import { planOf } from './toy-server.ts';

const PLAN = planOf('A NICK {ns} | USER u 0 * :r');
const RESTRAINT = startRestraint(8, () => 0);

/** Serves its first client, and then each one of that number; closes on the others without a word. */
function serving(each: number): Script {
  let clients = 0;
  return (peer) => {
    clients += 1;
    if (clients === 1 || clients % each === 0) return lawful()(peer);
    peer.socket.end();
    return undefined;
  };
}

/** Whether a trial on such a server was kept from showing anything, and what it heard. */
async function tried(each: number, isKnown: boolean): Promise<readonly [boolean, boolean]> {
  await using toy = await startToy(serving(each));
  const laboratory = await laboratoryOf(toy.address);
  const known = isKnown ? { ...laboratory, restraint: RESTRAINT } : laboratory;
  const { limited = false, run } = await trial(PLAN, laboratory.circumstances, known, laboratory.signal);
  return [limited, run.history.events.some(({ kind }) => kind === 'line')];
}

test('a plan that was turned away is tried again where the server is known for it, and not where it is not', async () => {
  expect(await tried(4, true)).toEqual([false, true]);
  expect(await tried(4, false)).toEqual([false, false]);
});

test('one that is turned away again and again shows nothing, and says so', async () => {
  expect(await tried(100, true)).toEqual([true, false]);
});
