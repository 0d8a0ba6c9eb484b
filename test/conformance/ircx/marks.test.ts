import { expect, test } from 'vitest';
import { fillInTokens } from '../../../conformance/ircx/marks.ts';

const ACCOUNTS = [{ name: 'alice', password: 'a,b c' }];
const fill = (line: string, challenge: string | null = null): string =>
  fillInTokens(line, ACCOUNTS, () => challenge);

test('marks become tokens, escaped', () => {
  expect(fill('AUTH BASIC I :{basic:account1}')).toBe('AUTH BASIC I :\x05alice\x05a\\cb\\bc');
  expect(fill('AUTH NTLM I :{ntlm:negotiate}')).toBe('AUTH NTLM I :NTLMSSP\\0\x01\\0\\0\\0');
});

test('a response answers the challenge of the connection that the mark names', () => {
  const asked: (number | null)[] = [];
  const challengeOf = (of: number | null): string => {
    asked.push(of);
    return '12345678';
  };
  const own = fillInTokens('{ntlm:account1:response}', ACCOUNTS, challengeOf);
  expect(fillInTokens('{ntlm:account1:response:2}', ACCOUNTS, challengeOf)).toBe(own);
  expect(asked).toEqual([null, 2]);
  expect(own).not.toBe(fill('{ntlm:account1:response}'));
});

test.each(['{basic:}', '{ntlm:account1}', '{basic:somebody}', 'AUTH NTLM I'])('%s is no mark', (line) => {
  expect(fill(line)).toBe(line);
});
