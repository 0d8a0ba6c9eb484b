import { expect, test } from 'vitest';
import { describeAction } from '../../model/describe-action.ts';
import { ACTIONS, type Action } from '../../model/session.ts';

test.each<[Action, string]>([
  ['433', 'ERR_NICKNAMEINUSE: '],
  ['417?', ', or nothing'],
  ['908', 'RPL_SASLMECHS: '],
  ['IRCX 908', 'IRCERR_SECURITY: AUTH comes too late'],
  ['evict holder', 'put out'],
])('%s is told with “%s”', (action, part) => {
  expect(describeAction(action)).toContain(part);
});

test('no two actions are told alike', () => {
  const told = (Object.keys(ACTIONS) as Action[]).map(describeAction);
  expect(told).not.toContain('');
  expect(new Set(told).size).toBe(told.length);
});
