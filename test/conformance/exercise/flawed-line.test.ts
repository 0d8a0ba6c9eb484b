import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { receivedLine } from '../../../model/received.ts';
import { flawedLines } from '../../../conformance/exercise/flawed-line.ts';

const flawed = (line: string, account: string | null = null): readonly (string | null)[] =>
  flawedLines(receivedLine(line, 3, 7), account).map((other) => other.line);

test('a numeric is made wrong in its source, its number and each of its parameters', () => {
  const lines = flawed(':srv 433 * dan :in use');
  for (const line of [
    '433 * dan :in use',
    ':zz9zz 433 * dan :in use',
    ':srv 432 * dan :in use',
    ':srv 433 zz9zz dan :in use',
    ':srv 433 dan :in use',
    ':srv 433 * zz9zz :in use',
  ])
    expect(lines).toContain(line);
  expect(flawed(':srv 001 dan :hello')).toContain(':srv 1 dan :hello');
});

test('a list gets a word more, a word less and a value; a digit becomes the other one; an account takes the place of a nick', () => {
  expect(flawed(':srv CAP * LS :sasl away-notify')).toEqual(
    expect.arrayContaining([
      ':srv CAP * LS :away-notify',
      ':srv CAP * LS :zz9zz sasl away-notify',
      ':srv CAP * LS :sasl away-notify=x',
    ]),
  );
  expect(flawed(':srv 800 * 0 0 NTLM 512 *')).toContain(':srv 800 * 1 0 NTLM 512 :*');
  expect(flawed(':srv 001 dan :x', 'alice')).toContain(':srv 001 alice :x');
  expect(flawed(':srv 001 dan :x')).not.toContain(':srv 001 alice :x');
});

test('a proof that is right is made wrong, and of what is no message nothing is made', () => {
  const proofs = flawedLines({ ...receivedLine('AUTHENTICATE dj0=', 0, 0), proof: 'right' }, null);
  expect(proofs.map(({ proof }) => proof)).toContain('wrong');
  expect(flawed('')).toEqual([]);
});

test('whatever a line holds, what is made of it can be read, stands in its place, and is another message', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9*#:,=+-]{1,8}$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 5 }),
      fc.string({ unit: 'binary-ascii' }),
      (words, rest) => {
        const line = receivedLine(`:srv ${words.join(' ')} :${rest}`, 5, 9, 2);
        for (const other of flawedLines(line, 'alice')) {
          expect(other).toMatchObject({ event: 5, at: 9, since: 2 });
          expect(other.message).not.toBeNull();
        }
      },
    ),
  );
});
