import { expect, test } from 'vitest';
import { blamed, got, judged, verdicts } from './judged.ts';
import { cutAt, planOf, withBareLf } from './plan-of.ts';
import { SmallServer, type Guest } from './small-server.ts';

/** Either CR or LF ends a line, as each does in RFC 1459 8. */
class EitherEnds extends SmallServer {
  protected override cut(guest: Guest, bytes: string): readonly string[] {
    const lines = (guest.rest + bytes).split(/[\r\n]/);
    guest.rest = lines.pop() ?? '';
    return lines;
  }
}

/** Only both together do. */
class BothEnd extends SmallServer {
  protected override cut(guest: Guest, bytes: string): readonly string[] {
    const lines = (guest.rest + bytes).split('\r\n');
    guest.rest = lines.pop() ?? '';
    return lines;
  }
}

/** Takes what a read returns for whole lines. */
class ReadsLines extends SmallServer {
  protected override cut(_guest: Guest, bytes: string): readonly string[] {
    return bytes.split(/\r?\n/).filter((line) => line !== '');
  }
}

/** Looks at the first line of a read only. */
class ReadsOne extends SmallServer {
  protected override cut(guest: Guest, bytes: string): readonly string[] {
    return super.cut(guest, bytes).slice(0, 1);
  }
}

/** Works off what it has read from its end. */
class ReadsBackwards extends SmallServer {
  protected override cut(guest: Guest, bytes: string): readonly string[] {
    return super.cut(guest, bytes).toReversed();
  }
}

/** Takes each single space for the end of a parameter. */
class SplitsAtEverySpace extends SmallServer {
  protected override line(guest: Guest, line: string): void {
    if (/^PING {2}/.test(line)) this.say(guest, ':small PONG small :');
    else super.line(guest, line);
  }
}

const LOGON = 'NICK {ns}a | USER u 0 * :r';
const PINGED = planOf('A+', `A> ${LOGON}`, 'A> PING 1 | PING 2', 'A_ PING 3', 'A> 4 | PING 5');
/** Between CR and LF, in the midst of the first line, and both. */
const BROKEN = [[7], [3], [3, 7, 15]].map((cuts) => cutAt(PINGED, 'PING 1', cuts));
const BARE = withBareLf(PINGED, 'PING');

test.each([
  ['LF alone', () => new SmallServer()],
  ['CR or LF', () => new EitherEnds()],
])('%s may end a line, which may come in pieces', async (_, server) => {
  for (const plan of [PINGED, BARE, ...BROKEN, ...BROKEN.map((each) => withBareLf(each, 'PING'))]) {
    const runs = await judged(server(), plan, { times: 10 });
    expect(verdicts(runs)).toEqual({ conforms: 10 });
    expect(
      runs.every((run) => ['1', '2', '34', '5'].every((token) => got(run, 'A', `PONG small :${token}`))),
    ).toBe(true);
  }
});

test.each([
  ['LINE-05', () => new BothEnd(), BARE],
  [
    'LINE-01',
    () => new ReadsLines(),
    cutAt(planOf('A+', `A> ${LOGON}`, 'A> PING 1 | PING 2'), 'PING 1', [1, 2, 3]),
  ],
  ['LINE-02', () => new ReadsOne(), PINGED],
  ['LINE-04', () => new ReadsBackwards(), PINGED],
  ['LINE-06', () => new SplitsAtEverySpace(), planOf('A+', `A> ${LOGON}`, 'A> PING  1')],
] as const)('%s is broken by a server that reads otherwise', async (rule, server, plan) => {
  const [run] = await judged(server(), plan, { deadlineMs: 300 });
  expect(run?.verdict).toBe('diverges');
  expect(run && blamed(run)).toContain(rule);
});
