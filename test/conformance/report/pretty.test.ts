import { stripVTControlCharacters } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pretty } from '../../../conformance/report/pretty.ts';
import type { Report } from '../../../conformance/report/report.ts';
import { conforming, diverging, limited, noReminder, refusedNick } from './sample.ts';

const plain = { width: 80, colour: false };

describe('a divergence', () => {
  const text = pretty({ ...diverging, divergences: [refusedNick] }, plain);

  test('is told as the exchange, what the model allows, the clause and the likely cause', () => {
    expect(text).toMatchInlineSnapshot(`
      "
        target   --command './ircserv {port} {password}'
        server   irc.test   testd-1.0
        dialect  casemapping rfc1459 · password none
        seed     8127733

        ✗ NICK-03  A refused NICK gives no nick.                         must · 5 of 5
          K7Q2 · shrunk from 41 acts on 6 connections to 4 acts on 2 · seen in 5 of 5
          replays · met by 12 plans

            ms   conn  what happened                          the model afterwards
          ────────────────────────────────────────────────────────────────────────
             0   A  ·  opens a connection
             0   A  →  NICK alice                             A claims alice
             1   A  →  USER a 0 * :a
             3   A  ←  001 alice :Welcome                     A owns alice
             5   B  →  NICK alice                             B has no nick
             6   B  ←  433 * alice :Nickname is already in …
             8   B  →  USER b 0 * :b                          B still has no nick
          ────────────────────────────────────────────────────────────────────────
            10   B  ←  001 alice :Welcome                     ✗ not possible here

          the model allows   silence              B waits for another NICK
                       or    451 * …              the server reminds B to register
                       or    ERROR, then close    the server gives up on B
          the server sent    001 alice            two connections now have the nick
                                                  alice

          clause   RFC 1459 1.2, Modern IRC NICK
                   (https://modern.ircdocs.horse/#nick-message)
          likely   The nick is stored before the collision check, and 433 does not
                   undo it. Look where NICK is handled: reply 433, then return before
                   assigning.

          again    npx nick-collider replay K7Q2

        ✗ diverges                                                            30.0 s
          plans        402   sessions 1 455   collisions 2 918
          undecided    3 plans: 2 the search was cut off, 1 a torn connection
          dialect      3 choices settled, 2 open
          idle rules   2, without force while this is open:
                       nick_hold@registered_claimant (NICK-07, NICK-08)
          transitions  1 taken, 1 missed, 7 not in this dialect
          missed       cookie.asked PONG
          kept         .nick-collider/failures, to be run again with replay

        1 diverges · 0 non-strict · seed 8127733

        again    npx nick-collider check \\
                   --command './ircserv {port} {password}' \\
                   --seed 8127733 \\
                   --runs 402

      "
    `);
  });

  test('divides the line that the model cannot explain from what came before', () => {
    const lines = text.split('\n');
    const rules = lines.flatMap((line, index) => (line.includes('────') ? [index] : []));
    expect(rules).toHaveLength(2);
    expect(lines[(rules[1] ?? 0) + 1]).toMatch(/10 {3}B {2}← {2}001 alice .*✗ not possible here$/);
  });

  test('whose line is missing shows what came instead in its place', () => {
    const missing = pretty({ ...diverging, divergences: [noReminder] }, plain);
    expect(missing).toMatch(/─\n +silence +✗ not possible here\n/);
    expect(missing.replaceAll(/\s+/g, ' ')).toContain('seen in 2 of 20 replays · met');
    expect(missing).toContain('race · 2 of 20');
    expect(missing).toContain('FORM-02 set aside');
  });
});

const again = (change: Partial<Report>): string => pretty({ ...diverging, ...change }, plain);

describe('how a divergence is run again', () => {
  test('names the folder where it is not the usual one', () => {
    expect(again({})).toContain('    again    npx nick-collider replay K7Q2\n');
    expect(again({ kept: 'my runs' })).toContain(
      "    again    npx nick-collider replay K7Q2 --out 'my runs'\n",
    );
    expect(again({ kept: 'my runs' })).toContain('kept         my runs/failures');
  });

  test('is left out where nothing is kept', () => {
    expect(again({ kept: null })).not.toContain('replay K7Q2');
    expect(again({ kept: null })).not.toContain(' kept ');
  });
});

test('a divergence that was not shrunk is told as met', () => {
  const { from } = refusedNick.shrunk;
  const whole: Report = { ...diverging, divergences: [{ ...refusedNick, shrunk: { from, to: from } }] };
  expect(pretty(whole, plain)).toContain('K7Q2 · 41 acts on 6 connections, as met · seen in 5 of 5');
});

test('a run without divergence says how much agreed and what stayed open', () => {
  expect(pretty(conforming, plain)).toMatchInlineSnapshot(`
    "
      target   irc://localhost:6667
      server   irc.test   testd-1.0
      dialect  casemapping rfc1459 · password none
      seed     8127733

      ✓ conforms: 1 455 sessions agree with the model                       30.0 s
        plans        402   sessions 1 455   collisions 2 918
        dialect      3 choices settled, 2 open
        idle rules   2, without force while this is open:
                     nick_hold@registered_claimant (NICK-07, NICK-08)
        transitions  1 taken, 1 missed, 7 not in this dialect
        missed       cookie.asked PONG

      0 diverge · 0 non-strict · seed 8127733

    "
  `);
});

test('a server that wants another logon than the plain one is told with it', () => {
  const text = pretty({ ...conforming, logon: 'with USER before NICK' }, plain);
  expect(text).toMatch(/server   irc\.test .*\n  logon    with USER before NICK\n  dialect/);
});

test('what is to be known besides stands before the dialect', () => {
  expect(pretty({ ...conforming, notes: ['few were seen'] }, plain)).toMatch(
    /2 918\n +note +few were seen\n +dialect /,
  );
});

test('only a broken must is red', () => {
  const lesser: Report = { ...conforming, divergences: [noReminder] };
  expect(pretty(lesser, { width: 80, colour: true })).not.toContain('\u001b[31m');
  expect(pretty(diverging, { width: 80, colour: true })).toContain('\u001b[31m✗ NICK-03');
});

test('colours change nothing but colours', () => {
  expect(stripVTControlCharacters(pretty(diverging, { width: 100, colour: true }))).toBe(
    pretty(diverging, { width: 100, colour: false }),
  );
});

test('a rule that is broken in two ways is told once in full and counted once, and two deaths are two', () => {
  const other = { ...refusedNick, id: 'P7G6' };
  const twice = pretty({ ...diverging, divergences: [refusedNick, other] }, plain);
  expect(twice.match(/ {2}✗ NICK-03/g)).toHaveLength(1);
  expect(twice).toMatch(/also {5}P7G6/);
  expect(twice).toContain('1 diverges · 0 non-strict (in 2 ways) · seed');
  const deaths = (['crashed', 'stopped silently'] as const).map((death) => ({ ...refusedNick, death }));
  const died = pretty({ ...diverging, divergences: deaths }, plain);
  expect(died.match(/ {2}✗ NICK-03/g)).toHaveLength(2);
  expect(died).toContain('2 diverge · 0 non-strict · seed');
});

test('a run that was interrupted, and one that tested nothing, say so', () => {
  expect(pretty({ ...conforming, interrupted: true }, plain)).toContain(
    '✓ interrupted; until then: conforms',
  );
  expect(pretty({ ...conforming, plans: 0, sessions: 0 }, plain)).toContain('nothing was tested');
  expect(pretty({ ...conforming, verdict: 'undecided' }, plain)).toContain('! undecided');
});

test('no line exceeds the page, none holds a control character, whatever the server said', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }));
  const reason = fc.record({ what: text, why: text });
  const reports = fc.record({ text, reason, target: text, width: fc.integer({ min: 1, max: 200 }) });
  fc.assert(
    fc.property(reports, ({ text, reason, target, width }) => {
      const line = { ms: 123_456, connection: 'AB', kind: 'received', text, note: text } as const;
      const report: Report = {
        ...diverging,
        target,
        kept: target,
        server: { name: text, version: text },
        undecided: { [text]: 1 },
        divergences: [
          {
            ...refusedNick,
            sentence: text,
            clause: text,
            cause: text,
            transcript: [line, line],
            at: 1,
            allowed: [reason],
            came: reason,
          },
        ],
        dialect: { settled: { casemapping: text }, open: [{ choice: text, values: [text], rules: [text] }] },
        coverage: { taken: {}, missed: [text, text], unreachable: 0 },
      };
      const lines = pretty(report, { width, colour: false }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(
        Math.min(Math.max(width, 80), 120),
      );
      for (const line of lines) expect(line).not.toMatch(/\p{C}/u);
    }),
  );
});

describe('a limit of the server', () => {
  const text = pretty({ ...limited, elapsedMs: 30_000 }, plain);

  test('is told with what it cost and how to lift it, and not that few plans ran', () => {
    expect(text).toMatch(/ {4}limit {8}the server turns clients away: 12 runs showed nothing for that,/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('6 were left; allow more connections');
    expect(text).not.toContain('few plans ran');
  });

  test('is not told of where none was met', () => {
    const few = pretty({ ...conforming, plans: 40 }, plain);
    expect(few).not.toContain('limit');
    expect(few).toContain('few plans ran');
  });
});
