import { describe, expect, test } from 'vitest';
import { either, narrow, narrowAll, permit, requirement, slotIndex, valuesIn } from '../../model/dialect.ts';

const values = (permitted: ReturnType<typeof permit>, name: string): readonly string[] =>
  valuesIn(slotIndex(name), permitted.masks[slotIndex(name)] ?? 0);

describe('what a dialect permits', () => {
  test('everything that is not named', () => {
    expect(values(permit({}), 'nick_in_use')).toEqual(['433', '436']);
  });
  test('only the named values, in one situation or in all', () => {
    expect(values(permit({ 'nick_missing@registered': ['461'] }), 'nick_missing@registered')).toEqual([
      '461',
    ]);
    const both = permit({ nick_empty: ['432'] });
    expect([values(both, 'nick_empty@registered'), values(both, 'nick_empty@unregistered')]).toEqual([
      ['432'],
      ['432'],
    ]);
  });
  test.each([{ nonsense: ['1'] }, { nick_in_use: ['999'] }])('nothing that does not exist: %j', (dialect) => {
    expect(() => permit(dialect)).toThrow(RangeError);
  });
  test('equal dialects are one object', () => {
    expect(permit({ nick_in_use: ['433'] })).toBe(permit({ nick_in_use: ['433'] }));
  });
});

describe('narrowing', () => {
  const all = permit({});
  test('leaves what satisfies the requirement', () => {
    const left = narrow(all, requirement('nick_in_use', '436'));
    expect(left === null ? [] : values(left, 'nick_in_use')).toEqual(['436']);
  });
  test('leaves all of several values that satisfy it', () => {
    const slot = 'prereg_pong@missing';
    const left = narrow(all, either(slot, '451', '461'));
    expect(left === null ? [] : values(left, slot)).toEqual(['451', '461']);
    expect(narrow(permit({ [slot]: ['409'] }), either(slot, '451', '461'))).toBeNull();
  });
  test('asks for no value that there is not', () => {
    expect(() => either('nick_in_use', '433', '999')).toThrow(RangeError);
  });
  test('leaves nothing where two requirements contradict each other', () => {
    expect(narrowAll(all, [requirement('nick_in_use', '436'), requirement('nick_in_use', '433')])).toBeNull();
  });
  test('does not bind what is chosen each time, and still forbids what is not permitted', () => {
    expect(narrow(all, requirement('prereg_known', '451'))).toBe(all);
    expect(narrow(permit({ prereg_known: ['451'] }), requirement('prereg_known', 'silent'))).toBeNull();
  });
});
