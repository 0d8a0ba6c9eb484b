import { describe, expect, test } from 'vitest';
import { nickForm } from '../../model/nick.ts';

describe('the form of a nick', () => {
  test.each(['dan', 'Dan-1', '[x]', '_k', '^', '`a', '{|}\\'])('%s is valid', (nick) => {
    expect(nickForm(nick)).toEqual({ kind: 'valid' });
  });
  test.each(['1a', '00', '9-x'])('%s is valid but for its digit', (nick) => {
    expect(nickForm(nick)).toEqual({ kind: 'leading_digit' });
  });
  test('0 alone has a form of its own', () => {
    expect(nickForm('0')).toEqual({ kind: 'zero' });
  });
  test.each([
    ['a~b', 'a'],
    ['a.b', 'a'],
    ['-a', ''],
    ['\u00e9t\u00e9', ''],
    ['1~', '1'],
  ])('%s is unusual, and %j stands before what is', (nick, left) => {
    expect(nickForm(nick)).toEqual({ kind: 'unusual', left });
  });
  test.each([
    ['a@b', 'a'],
    ['a b', 'a'],
    ['a~b!c', 'a~b'],
    ['*', ''],
    ['a\u0007', 'a'],
    ['#a', ''],
    ['&a@b', ''],
    ['+v', ''],
  ])('%j is malformed, and %j stands before what is bad', (nick, left) => {
    expect(nickForm(nick)).toEqual({ kind: 'malformed', left });
  });
});
