import { expect, test } from 'vitest';
import { describeInput, describeReply } from '../../model/describe.ts';
import { INPUTS } from '../../model/input.ts';
import { ACTIONS, type Action } from '../../model/session.ts';
import { scene } from './scene.ts';

const about = scene('NICK eva', { after: 'eva', registered: true, asked: 'eva' });

test.each<[Action, string]>([
  ['433', '433 dan eva …'],
  ['461', '461 dan NICK …'],
  ['echo NICK', ':dan NICK eva'],
  ['close', 'close'],
  ['IRCX 907', '907 dan …  (IRCERR_RESOURCE)'],
  ['910', '910 dan …  (IRCERR_AUTHENTICATIONFAILED)'],
  ['800', '800 dan 0 …  (IRCRPL_IRCX)'],
  ['endOfMotd', '376 eva … or 422 eva …'],
])('%s is told as one could read it', (reply, expected) => {
  expect(describeReply({ connection: 0, reply, scene: about })).toBe(expected);
});

test('every reply and every input has words', () => {
  for (const reply of Object.keys(ACTIONS) as Action[])
    expect(describeReply({ connection: 0, reply, scene: about })).not.toBe('');
  expect(new Set(INPUTS.map(describeInput)).size).toBeGreaterThan(30);
});
