import { describe, expect, test } from 'vitest';
import { NO_LIMITS, readLimits } from '../../../adapters/reference/limits.ts';
import { OptionError } from '../../../adapters/reference/option-error.ts';
import { startCount } from '../../../adapters/reference/recent.ts';
import { converse } from '../reference-here.ts';

const argv = (limits: string): readonly string[] => ['--limits', limits];
const dan = 'NICK dan | USER u 0 * :r';

describe('limits on the command line', () => {
  test('are read by their names, and what is not named is no limit', () => {
    expect(readLimits('')).toEqual(NO_LIMITS);
    expect(
      readLimits('max-clients=10,per-address=3,refuse-every=4,reconnect=5/1s,flood=10/500ms,mute'),
    ).toEqual({
      maxClients: 10,
      perAddress: 3,
      refuseEvery: 4,
      mute: true,
      penalty: null,
      reconnect: { count: 5, ms: 1_000 },
      flood: { count: 10, ms: 500 },
    });
    expect(readLimits('penalty=2s').penalty).toEqual({ ms: 2_000, ahead: 0 });
    expect(readLimits('penalty=2s/10s').penalty).toEqual({ ms: 2_000, ahead: 10_000 });
  });

  test.each([
    'room=3',
    'max-clients',
    'max-clients=0',
    'flood=10',
    'flood=10/2',
    'penalty=fast',
    'toString=1',
  ])('are refused where they are none: %s', (text) => expect(() => readLimits(text)).toThrow(OptionError));
});

test('a rate is passed by one more than it allows within its time, and not by as many', () => {
  const isTooFast = startCount({ count: 3, ms: 100 });
  expect([0, 10, 20, 99, 101, 210, 220].map(isTooFast)).toEqual([
    false,
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});

describe('the reference server', () => {
  test('has room for so many connections, in all and from one address, and for another when one has left', async () => {
    for (const limits of ['max-clients=2', 'per-address=2']) {
      const heard = await converse({ argv: argv(limits) }, [
        'A NICK',
        'B NICK',
        'C! NICK',
        'C? closed',
        'A.',
        'D! NICK',
        'D? 431|461',
      ]);
      expect(heard).toMatch(/^C ERROR :Closing Link: \((No more|Too many) connections.*\)\nC closed$/m);
    }
  });

  test('closes each third connection without a word', async () => {
    const heard = await converse({ argv: argv('refuse-every=3') }, [
      'A NICK',
      'B NICK',
      'C! NICK',
      'C? closed',
    ]);
    expect(heard.match(/^C .*/gm)).toEqual(['C closed']);
  });

  test('turns away who comes too fast, and with `mute` says nothing of it', async () => {
    const script = ['A NICK', 'B NICK', 'C! NICK', 'C? closed'];
    expect(await converse({ argv: argv('reconnect=2/60s') }, script)).toContain('reconnect too fast');
    const muted = await converse({ argv: argv('reconnect=2/60s,mute') }, script);
    expect(muted.match(/^C .*/gm)).toEqual(['C closed']);
  });

  test('puts out who sends more lines than it bears, with the nick that he had', async () => {
    const script = [`A ${dan}`, 'A! PING 1 | PING 2 | PING 3', 'A? closed', `B ${dan}`, 'B? 001'];
    expect(await converse({ argv: argv('flood=5/60s') }, script)).toContain(
      'A ERROR :Closing Link: dan (Excess Flood)',
    );
    const muted = await converse({ argv: argv('flood=5/60s,mute') }, script);
    expect(muted).not.toContain('ERROR');
  });

  test('carries out commands one after the other, each when those before it are paid for', async () => {
    const heard = await converse({ argv: argv('penalty=40ms/80ms') }, [
      `A! ${dan}`,
      'A? 001',
      'A! PING 1 | PING 2 | PING 3 | NICK',
      'A? 431|461',
    ]);
    expect(heard.match(/PONG \S+ :?\d|43\d|461/g)?.length).toBe(4);
    expect(heard).toMatch(/PONG[^]*PONG[^]*PONG[^]*(431|461)/);
  });

  test('carries nothing out any more for a client that has left while its commands waited', async () => {
    const heard = await converse({ argv: argv('penalty=50ms') }, [
      `A! ${dan}`,
      'A.',
      'B! NICK dan | USER u 0 * :r',
      'B? 001',
    ]);
    expect(heard).toMatch(/^B \S+ 001 dan /m);
  });
});
