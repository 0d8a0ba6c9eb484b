import { describe, expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import type { Attempt } from '../../../conformance/limits/attempt.ts';
import { startRestraint } from '../../../conformance/limits/restraint.ts';
import { startRetrials, type Retrials, type Ruling } from '../../../conformance/limits/retrials.ts';
import type { Run } from '../../../conformance/run/run.ts';
import { PUT_OUT, TURNED_AWAY } from '../../../conformance/turned-away.ts';
import { historyOf, PLAIN } from '../history-of.ts';
import { planOf } from '../toy-server.ts';

const judge = createJudge(PLAIN);
const PLAN = planOf('A NICK');
const SETTING = { namespace: 'a0000', password: null, accounts: [] };

/** A run that goes so. */
const run = (...script: readonly string[]): Run => ({ history: historyOf(script), trouble: null });
const REFUSED: Run = { ...run('A+'), trouble: { kind: 'refused', detail: 'ECONNREFUSED' } };
const FLOODED: Run = { ...run('A+'), trouble: { kind: 'flooded', detail: 'x' } };

const ANSWERED = ['A> NICK', 'A< :s 431 * :x'];
const many = (...end: readonly string[]): Run =>
  run(...ANSWERED, ...ANSWERED, ...ANSWERED, ...ANSWERED, ...ANSWERED, ...ANSWERED, ...end);
const WELL = many('A> QUIT', 'A.');
const TURNED = run('A+', 'A> NICK', 'A.');
const SAID = many('A> NICK', 'A< ERROR :Closing Link: (Excess Flood)', 'A.');
const UNSAID = many('A> NICK', 'A.');
const FOR_NOTHING = run(...ANSWERED, 'A.');

/** Plans that are run again, as a campaign does it. */
function start() {
  const restraint = startRestraint(8, () => 0);
  const retrials = startRetrials(judge, restraint);
  const attempt = (known: Partial<Attempt>): Attempt => ({
    index: 0,
    plan: PLAN,
    setting: SETTING,
    before: 0,
    begun: restraint.begins(),
    ...known,
  });
  /** What is made of a run of a plan, the first one or one that was to come next. */
  const rule = (made: Run, known: Partial<Attempt> = {}): readonly Ruling[] =>
    retrials.rule(retrials.ended(attempt(known), made));
  return { restraint, retrials, rule };
}

const causes = (rulings: readonly Ruling[]): readonly (string | null)[] =>
  rulings.map((ruling) => (ruling.kind === 'undecided' ? ruling.cause : null));
/** The runs that are judged. */
const judged = (rulings: readonly Ruling[]): readonly Run[] =>
  rulings.flatMap((ruling) => (ruling.kind === 'judged' ? ruling.ended.run : []));

function nextOf(retrials: Retrials, isOver = false): NonNullable<ReturnType<Retrials['next']>> {
  const again = retrials.next(isOver);
  if (again === undefined) throw new Error('nothing is to be run again');
  return again;
}

describe('a plan that a limit kept from showing anything', () => {
  test.each([
    ['turned away', TURNED, TURNED_AWAY],
    ['refused', REFUSED, 'refused (ECONNREFUSED)'],
    ['put out for a flood', SAID, PUT_OUT],
  ])('is run again, three times in all, and then undecided: %s', (_what, made, cause) => {
    const { retrials, rule } = start();
    expect(rule(made)).toEqual([]);
    expect(rule(made, nextOf(retrials))).toEqual([]);
    expect(causes(rule(made, nextOf(retrials)))).toEqual([cause]);
    expect(retrials.next(false)).toBeUndefined();
  });

  test('counts when one of the runs shows something', () => {
    const { retrials, rule } = start();
    rule(TURNED);
    expect(judged(rule(WELL, nextOf(retrials)))).toEqual([WELL]);
    expect(retrials.giveUp()).toEqual([]);
  });

  test('is not run again when time is over: it is undecided', () => {
    const { retrials, rule } = start();
    rule(TURNED);
    expect(retrials.wait(true)).toBe(false);
    expect(retrials.next(true)).toBeUndefined();
    expect(causes(retrials.giveUp())).toEqual([TURNED_AWAY]);
  });

  test('is no other one: what is in order, or wrong, or of our own making is judged at once', () => {
    const { retrials, rule, restraint } = start();
    for (const made of [WELL, FOR_NOTHING, FLOODED]) expect(judged(rule(made))).toEqual([made]);
    expect(retrials.wait(false)).toBe(false);
    expect(restraint.isNeeded).toBe(false);
  });
});

describe('a close without a word while QUIT is under way', () => {
  const LEFT = run('A> NICK', 'A> QUIT', 'A.');

  test('is told where the server has turned nobody away without a word', () => {
    const { retrials, rule } = start();
    expect(judged(rule(LEFT))).toEqual([LEFT]);
    rule(SAID);
    expect(judged(rule(LEFT))).toEqual([LEFT]);
    expect(nextOf(retrials).before).toBe(1);
    expect(retrials.next(false)).toBeUndefined();
  });

  test.each([
    ['closed', TURNED],
    ['refused', REFUSED],
  ])('may be a limit where it has: %s', (_how, other) => {
    const { retrials, rule } = start();
    rule(other);
    nextOf(retrials);
    expect(rule(LEFT)).toEqual([]);
    expect(rule(LEFT, nextOf(retrials))).toEqual([]);
    expect(causes(rule(LEFT, nextOf(retrials)))).toEqual([TURNED_AWAY]);
  });
});

describe('a close without a reason behind many lines', () => {
  test('is a limit where it does not come when they come slowly: then that run counts', () => {
    const { retrials, rule, restraint } = start();
    expect(rule(UNSAID)).toEqual([]);
    const again = nextOf(retrials);
    expect(again.pause).toBeGreaterThanOrEqual(1_000);
    expect(judged(rule(WELL, again))).toEqual([WELL]);
    expect(restraint.cost.putOut).toBe(1);
  });

  test('is told where it comes then as well, be it that the slow run is in order otherwise; and so is every later one, at once', () => {
    const { retrials, rule, restraint } = start();
    rule(UNSAID);
    const late = run('A+', '3000', ...[1, 2, 3, 4, 5, 6].flatMap(() => ['600', ...ANSWERED]), 'A.');
    expect(judge.check(judge.observe(late.history)).kind).toBe('conforms');
    expect(judged(rule(late, nextOf(retrials)))).toEqual([UNSAID]);
    expect(judged(rule(UNSAID))).toEqual([UNSAID]);
    expect(restraint.isNeeded).toBe(false);
  });

  test('is told with all that wait once a connection was closed behind a few lines', () => {
    const { retrials, rule } = start();
    rule(UNSAID);
    rule(TURNED);
    expect(judged(rule(FOR_NOTHING))).toEqual([UNSAID, FOR_NOTHING]);
    expect(nextOf(retrials).doubt).toBeUndefined();
    expect(retrials.next(false)).toBeUndefined();
  });

  test('stays undecided where the slow run has many lines in a short time too', () => {
    const { retrials, rule } = start();
    rule(UNSAID);
    expect(causes(rule(UNSAID, nextOf(retrials)))).toEqual([expect.stringContaining('flood limit')]);
  });

  test('stays undecided where the slow run is closed at another point: it may have been silent for too long', () => {
    const { retrials, rule } = start();
    rule(UNSAID);
    const silent = run('A+', ...ANSWERED, '9000', 'A.');
    expect(causes(rule(silent, nextOf(retrials)))).toEqual([expect.stringContaining('flood limit')]);
  });

  test('is looked into when time is over, too', () => {
    const { retrials, rule } = start();
    rule(TURNED);
    rule(UNSAID);
    expect(retrials.wait(true)).toBe(true);
    expect(nextOf(retrials, true).doubt?.run).toBe(UNSAID);
  });

  test('is still in doubt where somebody is turned away from the slow run', () => {
    const { retrials, rule } = start();
    rule(UNSAID);
    expect(rule(TURNED, nextOf(retrials))).toEqual([]);
    const again = nextOf(retrials);
    expect(again).toMatchObject({ before: 2, pause: 1_000 });
    expect(again.doubt?.run).toBe(UNSAID);
  });
});

describe('restraint', () => {
  test('is shown at once, and what it cost is counted when the server was alive behind it', () => {
    const { retrials, restraint } = start();
    const ended = retrials.ended(
      { index: 0, plan: PLAN, setting: SETTING, before: 0, begun: restraint.begins() },
      TURNED,
    );
    expect(restraint.sockets).toBe(4);
    expect(restraint.isNeeded).toBe(false);
    retrials.rule(ended);
    expect(restraint.cost).toMatchObject({ turnedAway: 1, putOut: 0, sockets: [8, 4] });
  });

  test('is forgotten where the server ends', () => {
    const { rule, restraint } = start();
    rule(TURNED);
    restraint.startsAgain();
    expect(restraint.sockets).toBe(8);
  });

  test('is none for a close that may have had another reason', () => {
    const { rule, restraint } = start();
    // A wrong password is a reason, of which a server need not say a word.
    const secret = createJudge({ ...PLAIN, dialect: {}, password: 'right' });
    const wrong = run('A+', 'A> PASS wrong', 'A> NICK a', 'A> USER a 0 * :a', 'A< ERROR :No', 'A.');
    expect(secret.check(secret.observe(wrong.history)).kind).toBe('conforms');
    const retrials = startRetrials(secret, restraint);
    retrials.ended({ index: 0, plan: PLAN, setting: SETTING, before: 0, begun: restraint.begins() }, wrong);
    expect(restraint.sockets).toBe(8);
    expect(judged(rule(WELL))).toEqual([WELL]);
  });
});
