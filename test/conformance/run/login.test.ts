import { expect, it } from 'vitest';
import { logIn, type Login } from '../../../conformance/run/login.ts';
import { startToy } from './toy-server.ts';

/** What comes of logging in to a server that answers these lines so, and what it was sent. */
async function loginTo(
  answers: Readonly<Record<string, string>>,
  password = 'hush',
): Promise<readonly [Login, readonly string[]]> {
  const heard: string[] = [];
  await using toy = await startToy(({ say, socket }) => (line) => {
    heard.push(line);
    const answer = answers[line] ?? answers[line.split(' ')[0] ?? ''];
    if (answer !== undefined) say(answer);
    if (line === 'QUIT') socket.end();
  });
  const login = await logIn(
    toy.address,
    { name: 'bob', password },
    { deadline: 300, signal: undefined, manner: 'plain' },
  );
  return [login, heard];
}

const ASKING = { CAP: ':toy CAP * ACK :sasl', 'AUTHENTICATE PLAIN': 'AUTHENTICATE +' };
const RESPONSE = `AUTHENTICATE ${btoa('\0bob\0hush')}`;

it('says no more than it must, and leaves', async () => {
  const [login, heard] = await loginTo({ ...ASKING, [RESPONSE]: ':toy 903 * :in' });
  expect(login).toEqual({ kind: 'granted' });
  expect(heard).toEqual(['CAP REQ :sasl', 'AUTHENTICATE PLAIN', RESPONSE, 'QUIT']);
});

it('tells the line that refuses it', async () => {
  const [login] = await loginTo({ ...ASKING, [RESPONSE]: ':toy 904 * :no' });
  expect(login).toEqual({ kind: 'refused', line: ':toy 904 * :no' });
});

it('sends a long response in pieces of 400, and + behind the last full one', async () => {
  const [, heard] = await loginTo({ ...ASKING }, 'x'.repeat(595));
  const pieces = heard.filter((line) => line.startsWith('AUTHENTICATE')).slice(1);
  expect(pieces.map((line) => line.length - 'AUTHENTICATE '.length)).toEqual([400, 400, 1]);
});

it.each([
  ['does not know CAP', { CAP: ':toy 421 * CAP :x' }],
  ['refuses the capability', { CAP: ':toy CAP * NAK :sasl' }],
  ['refuses the mechanism', { ...ASKING, 'AUTHENTICATE PLAIN': ':toy 904 * :x' }],
  ['says nothing to the response', ASKING],
])('nothing is told by a server that %s', async (_what, answers) => {
  const [login] = await loginTo(answers);
  expect(login).toEqual({ kind: 'untold' });
});
