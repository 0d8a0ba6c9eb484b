import { describe, expect, test } from 'vitest';
import type { Beat } from '../../../conformance/health/canary.ts';
import type { Look, Monitor } from '../../../conformance/health/monitor.ts';
import type { Sickness, SicknessKind } from '../../../conformance/health/sickness.ts';
import { runWatched, type Ward } from '../../../conformance/health/watched-pool.ts';
import { metServer } from '../met-server.ts';
import { SmallServer } from '../servers/small-server.ts';
import { planOf } from '../toy-server.ts';

const LOGON = planOf('A NICK {ns}a', 'A USER u 0 * :r', 'A QUIT');
const STOPPED: Sickness = { kind: 'stopped listening', refuses: false, outOfDescriptors: null };

/** What a look shows of a server that is busy: whether who was new was answered, and what is told of that and of the looks before. */
function busy(fresh: Beat['fresh'], sickness: Sickness | null = null): Look {
  return { beat: { began: 0, ended: 0, held: 'answered', fresh, lagged: false }, busy: true, sickness };
}

/** What is seen of a server in a rest: whether it sleeps, and what else ails it. */
interface Rest {
  readonly spins: boolean;
  readonly sickness: Sickness | null;
}

const ASLEEP: Rest = { spins: false, sickness: null };
const AWAKE: Rest = { spins: true, sickness: null };

/**
 * What is told of a server on which plans run, at which these looks are taken, and of which that is seen in rests. Tells too after how
 * many looks each rest was.
 */
async function told(looks: readonly Look[], rests: readonly Rest[], borne: readonly SicknessKind[] = []) {
  await using running = new SmallServer();
  const server = metServer(await running.listen(), { watched: true });
  const restedAfter: number[] = [];
  let taken = 0;
  let underWay = 0;
  const monitor: Monitor = {
    look: async () => looks[taken++] ?? busy('answered'),
    spins: async () => {
      expect(underWay).toBe(0);
      restedAfter.push(Math.min(taken, looks.length));
      return rests[restedAfter.length - 1]?.spins ?? false;
    },
    examine: async () => rests[restedAfter.length - 1]?.sickness ?? null,
    heard() {},
    lastWell: 0,
    lastServed: 0,
    stop() {},
  };
  const jobs = function* () {
    for (let index = 0; taken < looks.length; index += 1)
      yield { plan: LOGON, setting: { namespace: `a${index}n`, password: null, accounts: [] } };
  };
  const ward: Ward = { server, monitor };
  const { signal } = new AbortController();
  const options = { clients: 4, deadline: 5_000, everyMs: 1, rest: true, borne: new Set(borne), signal };
  const diagnosis = await runWatched(jobs(), ward, options, {
    begun: () => (underWay += 1),
    ended: () => (underWay -= 1),
    alive() {},
  });
  return { kind: diagnosis?.sickness.kind ?? null, restedAfter };
}

describe('a server that is busy while there are clients', () => {
  test('is given a rest, and another one in the end; it is well when it sleeps', async () => {
    const looks = [busy('answered'), busy('answered'), busy('answered')];
    expect(await told(looks, [])).toEqual({ kind: null, restedAfter: [1, 3] });
  });

  test('spins when it does not sleep then', async () => {
    expect(await told([busy('answered')], [AWAKE])).toEqual({ kind: 'spinning', restedAfter: [1] });
  });

  test('and serves nobody new even then has stopped listening, be a core kept busy or not', async () => {
    const rest: Rest = { spins: true, sickness: STOPPED };
    expect(await told([busy('answered')], [rest])).toMatchObject({ kind: 'stopped listening' });
    const looks = [busy('silent'), busy('silent', STOPPED)];
    expect(await told(looks, [ASLEEP, ASLEEP])).toMatchObject({ kind: 'stopped listening' });
  });

  test('is given a rest at once where somebody is not answered, however short ago the last one was', async () => {
    const looks = [busy('answered'), busy('answered'), busy('silent'), busy('answered')];
    expect(await told(looks, [ASLEEP, AWAKE])).toEqual({ kind: 'spinning', restedAfter: [1, 3] });
  });

  test('is given none where it is known to spin', async () => {
    expect(await told([busy('silent'), busy('answered')], [AWAKE], ['spinning'])).toEqual({
      kind: null,
      restedAfter: [],
    });
  });
});
