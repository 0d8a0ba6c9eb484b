import { expect, test } from 'vitest';
import type { Judge } from '../../../conformance/check.ts';
import type { History } from '../../../conformance/history.ts';
import { startExaminer, type Examiner } from '../../../conformance/exercise/examiner.ts';
import { RULES } from '../../../model/rules/index.ts';
import { historyOf, judgeOf } from '../../model/rules/exchanges.ts';

const never = (): boolean => false;
const bare = historyOf('A> NICK\nA< :srv 431 * :x\n');
const logon = historyOf('A> NICK dan\nA> USER u 0 * :r\nA< WELCOME dan\n');
const padding = RULES.find(({ id }) => id === 'REPLY-04');

/** Hands a legal history on with the transitions that it takes. */
function legal(examiner: Examiner, judge: Judge, history: History): void {
  const verdict = judge.check(judge.observe(history));
  if (verdict.kind !== 'conforms') throw new Error(verdict.kind);
  examiner.legal(history, verdict.transitions);
}

async function kept(examiner: Examiner, habits: readonly (typeof RULES)[number][] = []) {
  const { kept: rules } = await examiner.examine(habits, never);
  return [...rules].map(({ id }) => id);
}

test('a rule is kept when one of the plans has put it to the test', async () => {
  const judge = judgeOf();
  const examiner = startExaminer([judge]);
  legal(examiner, judge, bare);
  expect(await kept(examiner)).toContain('NICK-01');
  expect(await kept(examiner)).not.toContain('REG-01');
  legal(examiner, judge, logon);
  expect(await kept(examiner)).toEqual(expect.arrayContaining(['NICK-01', 'REG-01']));
});

test('what many plans have shown is not looked at again and again, and what is new always is', async () => {
  let looked = 0;
  const judge = judgeOf();
  const counting: Judge = {
    ...judge,
    observe(history) {
      looked += 1;
      return judge.observe(history);
    },
  };
  const examiner = startExaminer([counting]);
  for (let times = 0; times < 320; times += 1) legal(examiner, judge, bare);
  legal(examiner, judge, logon);
  expect(await kept(examiner)).toContain('REG-01');
  expect(looked).toBeLessThan(40);
});

test('when time is over nothing more is looked at', async () => {
  const judge = judgeOf();
  const examiner = startExaminer([judge]);
  legal(examiner, judge, bare);
  expect((await examiner.examine([], () => true)).kept.size).toBe(0);
});

test('what diverges is told with the habits of the server set aside, and not without', async () => {
  const examiner = startExaminer([judgeOf()]);
  const events = logon.events.map((event) =>
    event.kind === 'line' ? { ...event, line: event.line.replace(/ 00(\d) /, ' $1 ') } : event,
  );
  examiner.diverging({ ...logon, events });
  expect(await kept(examiner)).toEqual([]);
  expect(await kept(examiner, padding === undefined ? [] : [padding])).toContain('REG-01');
});

test('a judge that knows more is asked first, and the other one where that was wrong', async () => {
  const asks = historyOf(
    'A> CAP REQ :sasl\nA< :srv CAP * ACK :sasl\nA> AUTHENTICATE\nA< :srv 461 * AUTHENTICATE :x\n',
  );
  const judge = judgeOf();
  const informed = startExaminer([judgeOf({ sasl: ['absent'] }), judge]);
  legal(informed, judge, asks);
  expect(await kept(informed)).toContain('SASL-19');
  const unasked = historyOf('A> AUTHENTICATE\nA< :srv 421 * AUTHENTICATE :x\n');
  const absent = startExaminer([judgeOf({ sasl: ['absent'] }), judge]);
  legal(absent, judge, unasked);
  expect(await kept(absent)).not.toContain('SASL-19');
});

test('an undecided plan casts doubt on what it had to do with, and on nothing else', async () => {
  const examiner = startExaminer([judgeOf()]);
  examiner.undecided(bare);
  const { kept: rules, doubted } = await examiner.examine([], never);
  const ids = [...doubted].map(({ id }) => id);
  expect(rules.size).toBe(0);
  expect(ids).toContain('NICK-01');
  expect(ids).not.toContain('KILL-03');
});
