import { expect, test } from 'vitest';
import { diedText, shutOutText } from '../../conformance/no-logon.ts';
import type { Contact } from '../../conformance/run/contact.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';

const made = (contact: Contact): Introduced => ({ how: 'plain', lines: ['NICK a'], contact, ms: 12 });
const TYPED = ["printf 'NICK a\\r\\n'", '  ← closed without a word', ''];
const CLOSED: Contact = { kind: 'closed', line: null };
const SAID = ['the server’s last words:', '  ouch'];
const EXIT = { code: 3, signal: null };

test('where nobody can log on, all that was tried is told, the likely reason, and what the server said', () => {
  const { message, hint, shutOut } = shutOutText(
    { kind: 'shut out', tried: [made(CLOSED)] },
    'irc://x',
    SAID,
  );
  expect(message).toBe('nobody can log on to irc://x: no introduction was answered by 001');
  expect(hint).toEqual(expect.arrayContaining([...TYPED, ...SAID]));
  expect(hint.join('\n')).not.toContain('--deadline');
  expect(shutOut).toMatchObject({ tried: [{ how: 'plain', sent: ['NICK a'], outcome: 'closed' }] });
  expect(hint).toContain(`likely:  ${shutOut?.likely}`);
});

test('a longer wait is advised where something was waited for', () => {
  const { hint } = shutOutText(
    { kind: 'shut out', tried: [made({ kind: 'silent', said: null })] },
    'irc://x',
    [],
  );
  expect(hint.at(-1)).toBe('a slow server needs a longer wait:  --deadline 20s');
});

test('where the server died of its first connection, which said nothing, that is told', () => {
  const { message, hint } = diedText({ kind: 'died', exit: EXIT, tried: [] }, './ircserv', SAID);
  expect(message).toBe(
    './ircserv ended with exit code 3 once a connection had been opened and closed, and nothing was said on it',
  );
  expect(hint.join('\n')).toContain('nc -z HOST PORT');
});

test('where it died later, what was said to it is told, and that a connection came before', () => {
  const { message, hint, shutOut } = diedText(
    { kind: 'died', exit: { code: null, signal: 'SIGSEGV' }, tried: [made(CLOSED)] },
    './ircserv',
    SAID,
  );
  expect(message).toBe('./ircserv was ended by SIGSEGV before anybody had logged on');
  expect(hint).toEqual(expect.arrayContaining([...TYPED, ...SAID]));
  expect(hint.join('\n')).toContain('opened and closed');
  expect(shutOut).toMatchObject({ tried: [{ outcome: 'closed' }], likely: expect.stringContaining('ended') });
});
