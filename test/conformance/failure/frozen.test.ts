import { expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { freeze, thaw } from '../../../conformance/failure/frozen.ts';
import { permit, SLOTS } from '../../../model/dialect.ts';
import { historyOf, PLAIN } from '../history-of.ts';

const KNOWN = {
  ...PLAIN,
  dialect: { ...PLAIN.dialect, nick_missing: ['431'] },
  password: 'hush',
  accounts: [{ name: 'ann', password: 'hush' }],
};
const frozen = freeze(KNOWN, { nick_missing: '--dialect', server_password: 'adapter' });

test('every slot is frozen with all that it permits, also where nothing is known of it', () => {
  expect(Object.keys(frozen.dialect)).toEqual(SLOTS.map(({ name }) => name));
  expect(permit(frozen.dialect)).toBe(permit(KNOWN.dialect));
});

test('a choice that is known as a whole is known in each of its situations', () => {
  expect(frozen.sources).toEqual({
    server_password: 'adapter',
    'nick_missing@unregistered': '--dialect',
    'nick_missing@registered': '--dialect',
  });
});

test('that there is a password is frozen, and the password is not', () => {
  expect(frozen.password).toBe(true);
  expect(JSON.stringify(frozen)).not.toContain('hush');
  expect(freeze(PLAIN, {}).password).toBe(false);
});

test('how many accounts there are is frozen, and who they are is not', () => {
  expect([frozen.accounts, freeze(PLAIN, {}).accounts]).toEqual([1, 0]);
  expect(JSON.stringify(frozen)).not.toContain('ann');
});

test('what the server offers comes back out of JSON as it was', () => {
  for (const capabilities of [
    null,
    new Map([
      ['sasl', 'PLAIN'],
      ['cap-notify', null],
    ]),
  ]) {
    const kept: typeof frozen = JSON.parse(JSON.stringify(freeze({ ...PLAIN, capabilities }, {})));
    expect(thaw(kept, PLAIN).capabilities).toEqual(capabilities);
  }
});

test('under thawed circumstances a history is judged as before', () => {
  const judge = createJudge(thaw(freeze(PLAIN, {}), PLAIN));
  const lawful = historyOf(['A> NICK', 'A< :s 431 * :x']);
  const silent = historyOf(['A> NICK']);
  expect(judge.check(judge.observe(lawful)).kind).toBe('conforms');
  expect(judge.check(judge.observe(silent)).kind).toBe('diverges');
});
