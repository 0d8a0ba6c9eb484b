import { expect, it } from 'vitest';
import { hold } from '../../../conformance/health/held.ts';
import { hello } from '../../../conformance/health/probe.ts';
import { lawful, startToy, type Script } from '../run/toy-server.ts';

const GREETING = hello('plain', 'h', null);
const LIKELY = 40;
const LONG = 60_000;

/** How a connection that is held fares when it is asked again and again. */
async function asked(
  script: Script,
  waits: readonly number[],
  greeting = GREETING,
): Promise<readonly string[]> {
  await using toy = await startToy(script);
  const held = hold(toy.address, greeting, LIKELY);
  const found: string[] = [];
  for (const ms of waits) found.push(await held.ask(ms, null));
  held.drop();
  return found;
}

/** A lawful server that answers PING as this says. */
function ponging(answer: (say: (line: string) => void) => void): Script {
  return (peer) => {
    const hear = lawful()(peer);
    return (line) => (line.startsWith('PING') ? answer(peer.say) : hear?.(line));
  };
}

it('one that is answered is so each time', async () => {
  expect(await asked(lawful(), [LONG, LONG, LONG])).toEqual(['answered', 'answered', 'answered']);
});

it('a server that never answers PING is not waited for, and nothing is told of it', async () => {
  const began = performance.now();
  expect(
    await asked(
      ponging(() => undefined),
      [LONG, LONG, LONG],
    ),
  ).toEqual(['answered', 'none', 'none']);
  expect(performance.now() - began).toBeLessThan(10_000);
});

it('once a question was answered, silence is waited for in full, and told', async () => {
  let times = 0;
  const once = ponging((say) => {
    times += 1;
    if (times === 1) say('PONG :canary');
  });
  expect(await asked(once, [LONG, LONG, 300])).toEqual(['answered', 'answered', 'silent']);
});

it('an answer that comes later than was likely counts all the same', async () => {
  const slow = ponging((say) => void setTimeout(() => say('PONG :canary'), 3 * LIKELY));
  const [first, ...others] = await asked(slow, [LONG, LONG, LONG, LONG, LONG, LONG, LONG]);
  expect(first).toBe('answered');
  expect(others).toContain('answered');
});

it('it speaks as the server wants it', async () => {
  const heard: string[] = [];
  const listening: Script = ({ socket, say }) => {
    socket.on('data', (data: string) => {
      heard.push(data);
      if (data.includes('USER')) say(':toy 001 x :Hi');
      else say('PONG :canary');
    });
  };
  expect(await asked(listening, [LONG, LONG], hello('bare lf', 'h', 'pw'))).toEqual(['answered', 'answered']);
  expect(heard).toEqual(['PASS pw\nNICK z0000h\nUSER z0000h 0 * :canary\n', 'PING canary\n']);
});
