import { describe, expect, test } from 'vitest';
import { liveProgress, type Live } from '../../../conformance/report/live.ts';
import type { Progress } from '../../../conformance/report/progress.ts';

const started: Progress = { kind: 'started', target: 'localhost:6667', seed: 7, server: 'testd' };
const found: Progress = {
  kind: 'found',
  rule: 'NICK-03',
  sentence: 'A refused NICK gives no nick.',
};
const ran = (share: number): Progress => ({
  kind: 'ran',
  plans: 40,
  sessions: 1_200,
  divergences: 0,
  undecided: 1,
  share,
});

/** Tells progress under a clock that is set by hand; what was written comes out. */
function listen(terminal: boolean, tell: (live: Live, clock: { now: number }) => void): readonly string[] {
  const written: string[] = [];
  const clock = { now: 0 };
  const live = liveProgress({ terminal, width: 80, write: (text) => written.push(text) }, () => clock.now);
  tell(live, clock);
  live.end();
  return written;
}

describe('off a terminal', () => {
  const written = listen(false, (live, clock) => {
    live.tell(started);
    for (clock.now = 0; clock.now <= 30_000; clock.now += 50) live.tell(ran(clock.now / 30_000));
    live.tell({ kind: 'shrinking', rule: 'NICK-03' });
    live.tell({ kind: 'examining' });
    live.tell(found);
    live.tell(found);
    live.tell({ kind: 'notice', text: 'the server slows us down\u001b[2J' });
  });

  test('there is a line at the start, one every 10 s and one for each rule', () => {
    expect(written).toEqual([
      'checking localhost:6667 (testd), seed 7\n',
      '33 %  40 plans   1 200 sessions   0 divergences   1 undecided\n',
      '66 %  40 plans   1 200 sessions   0 divergences   1 undecided\n',
      '100 %  40 plans   1 200 sessions   0 divergences   1 undecided\n',
      'found NICK-03  A refused NICK gives no nick.\n',
      '! the server slows us down\\x1B[2J\n',
    ]);
  });

  test('there are no escape codes and no carriage returns', () => {
    expect(written.join('')).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('on a terminal', () => {
  test('one line is rewritten at most every 100 ms and cleared at the end', () => {
    const written = listen(true, (live, clock) => {
      for (clock.now = 0; clock.now < 1_000; clock.now += 7) live.tell(ran(clock.now / 1_000));
    });
    const rewritten = written.filter((text) => text.includes('plans'));
    expect(rewritten.length).toBeGreaterThan(5);
    expect(rewritten.length).toBeLessThanOrEqual(10);
    expect(written.join('')).not.toContain('\n');
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  test('a finding stays, above the line that is rewritten', () => {
    const written = listen(true, (live) => {
      live.tell(ran(0.5));
      live.tell(found);
    });
    expect(written[1]).toBe('\r\u001b[2Kfound NICK-03  A refused NICK gives no nick.\n');
    expect(written).toHaveLength(2);
  });

  test('what takes a while in the end is told', () => {
    const written = listen(true, (live) => live.tell({ kind: 'examining' }));
    expect(written[0]).toContain('which rules were put to the test');
  });

  test('the line never reaches the last column, where a terminal would wrap it', () => {
    const written = listen(true, (live) => live.tell({ kind: 'shrinking', rule: 'X'.repeat(200) }));
    expect(written[0]?.replace('\r\u001b[2K', '').length).toBe(79);
  });
});
