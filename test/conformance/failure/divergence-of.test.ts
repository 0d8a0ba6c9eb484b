import { expect, test } from 'vitest';
import { divergenceOf } from '../../../conformance/failure/divergence-of.ts';
import { RULES } from '../../../model/rules/index.ts';
import { refusedNick } from '../report/sample.ts';
import { failure, kept, keptBefore } from './sample.ts';

test('a stored failure is told as the report told it', () => {
  expect(divergenceOf(kept)).toEqual(refusedNick);
  const before = [refusedNick.plan];
  expect(divergenceOf({ ...failure, before, death: 'crashed' })).toEqual({
    ...refusedNick,
    before,
    death: 'crashed',
  });
});

test('of one that an older version kept, clause and cause are those of its rule, and what was allowed is left open', () => {
  const rule = RULES.find(({ id }) => id === 'NICK-03');
  const divergence = divergenceOf(keptBefore);
  expect(divergence).toMatchObject({
    clause: rule?.clause,
    cause: rule?.cause,
    met: 1,
    shrunk: { from: { acts: 4, connections: 2 }, to: { acts: 3, connections: 2 } },
    allowed: [],
    came: { what: ':irc.test 001 alice :Welcome', why: '' },
  });
  expect(divergence).not.toHaveProperty('path');
});

test('of an older one, what came is told where nothing came, and of a server that ended', () => {
  const { length } = keptBefore.transcript;
  expect(divergenceOf({ ...keptBefore, at: length }).came.what).toBe('nothing');
  expect(divergenceOf({ ...keptBefore, at: length, death: 'crashed' }).came.what).toBe('crashed');
  expect(divergenceOf({ ...keptBefore, rule: 'UNEXPLAINED' }).clause).toContain('all of the specifications');
});
