import { expect, test } from 'vitest';
import { createJudge } from '../../../conformance/check.ts';
import { freeze, thaw } from '../../../conformance/failure/frozen.ts';
import { permit, SLOTS } from '../../../model/dialect.ts';
import { historyOf, PLAIN } from '../history-of.ts';

const KNOWN = { ...PLAIN, dialect: { ...PLAIN.dialect, nick_missing: ['431'] }, password: 'hush' };
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

test('under thawed circumstances a history is judged as before', () => {
  const judge = createJudge(thaw(freeze(PLAIN, {}), null));
  const lawful = historyOf(['A> NICK', 'A< :s 431 * :x']);
  const silent = historyOf(['A> NICK']);
  expect(judge.check(judge.observe(lawful)).kind).toBe('conforms');
  expect(judge.check(judge.observe(silent)).kind).toBe('diverges');
});
