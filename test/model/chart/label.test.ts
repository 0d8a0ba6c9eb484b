import { and, not, or, stateIn } from 'xstate';
import { describe, expect, test } from 'vitest';
import { abridge, actionText, eventText, guardText, titled, titlesIn } from '../../../model/chart/label.ts';

test.each([
  ['open', 'open'],
  [{ type: 'open' }, 'open'],
  [{ type: 'setting', params: { choice: 'lock', is: 'none' } }, 'lock = none'],
  [{ type: 'setting', params: { slot: 'lock@night', value: 'none' } }, 'lock@night = none'],
  [{ type: 'setting', params: { choice: 'lock', is: ['none', 'chain'] } }, 'lock = none|chain'],
  [{ type: 'claim', params: { claim: 'free' } }, 'claim = free'],
  [{ type: 'nearly', params: { tries: 3 } }, 'nearly 3'],
  [{ type: 'computed', params: () => ({}) }, 'computed'],
  [and(['a', and(['b', 'c'])]), 'a and b and c'],
  [and(['a', or(['b', 'c'])]), 'a and (b or c)'],
  [not(and(['a', 'b'])), 'not (a and b)'],
  [not('a'), 'not a'],
  [not(not('a')), 'a'],
  [not(not({ type: 'claim', params: { claim: 'free' } })), 'claim = free'],
  [not({ type: 'claim', params: { claim: 'free' } }), 'claim ≠ free'],
  [not(or([{ type: 'claim', params: { claim: 'free' } }, 'b'])), 'not (claim = free or b)'],
  [stateIn('#door.shut'), 'in door.shut'],
  [stateIn({ door: { leaf: 'shut' } }), 'in leaf.shut'],
  [() => true, 'condition'],
  [isNight, 'isNight'],
])('the guard %o reads %s', (guard, text) => {
  expect(guardText(guard)).toBe(text);
});

test('an inline action is named if its function is', () => {
  expect(actionText(isNight)).toBe('isNight');
  expect(actionText({ type: 'say', params: { what: 'hello', to: 2 } })).toBe('say hello 2');
});

test.each([
  ['NICK.free', 'NICK.free'],
  ['*', '*'],
  ['', 'always'],
  ['xstate.after.1500.door.shut', 'after 1500 ms'],
  ['xstate.after.grace.door.shut', 'after grace'],
  ['xstate.done.state.door', 'done'],
  ['xstate.error.actor.fetch', 'error fetch'],
])('the event %o reads %s', (type, text) => {
  expect(eventText(type)).toBe(text);
});

function isNight(): boolean {
  return true;
}

test('a guard that begins like the one above it is abridged between conditions, if that is worth it', () => {
  const long = 'the door is open and (it rains or it snows) and nobody looks';
  expect(abridge(`${long} and a`, `${long} and b`)).toBe('… and a');
  expect(abridge(long, `${long} and b`)).toBe('…');
  expect(abridge(`${long} and b`, long)).toBe('… and b');
  expect(abridge(`${long} and a`, null)).toBe(`${long} and a`);
  expect(abridge('a and b', 'a and c')).toBe('a and b');
  expect(abridge('(x and y and z or b) and some long condition', '(x and y and z or c) and some')).toContain(
    '(x and y',
  );
});

describe('a guard with a title', () => {
  const inner = titled('dark', or(['a', 'b']));
  const outer = titled('dark and quiet', and([inner, 'quiet']));

  test('is read as its title, also inside others; what it means is told beside', () => {
    expect(guardText(outer)).toBe('dark and quiet');
    expect(guardText(and([inner, 'c']))).toBe('dark and c');
    expect(guardText(not(inner))).toBe('not dark');
    expect(titlesIn(and([outer, 'c']))).toEqual([
      ['dark and quiet', 'dark and quiet'],
      ['dark', 'a or b'],
    ]);
  });

  test('is the same guard: without a title nothing of it is read otherwise', () => {
    const plain = or(['a', 'b']);
    expect(titled('dark', plain)).toBe(plain);
    expect(titlesIn(or(['a', 'b']))).toEqual([]);
    expect(guardText(or(['a', 'b']))).toBe('a or b');
  });
});
