import { expect, test } from 'vitest';
import { CHOICES } from '../../model/choices.ts';
import {
  endsAuth,
  IRCX_NUMERICS,
  isOfLogin,
  isOfSasl,
  NUMERICS,
  numericCode,
  numericName,
} from '../../model/numerics.ts';

/** Replies that are numbered like errors. */
const REPLIES: ReadonlySet<string> = new Set([
  'RPL_TRYAGAIN',
  'RPL_LOGGEDIN',
  'RPL_LOGGEDOUT',
  'RPL_SASLSUCCESS',
  'RPL_SASLMECHS',
  'IRCRPL_IRCX',
]);
const ENTRIES = Object.entries(NUMERICS);

test.each(ENTRIES)('%s is well-formed', (code, { name, kind, params, when }) => {
  expect(code).toMatch(/^\d{3}$/);
  expect(name).toMatch(kind === 'reply' ? /^(IRC)?RPL_[A-Z]+$/ : /^(IRC)?ERR_[A-Z]+$/);
  expect(kind).toBe(REPLIES.has(name) || code < '400' ? 'reply' : 'error');
  expect(when).toMatch(/^[\w].*[^.\s]$/);
  for (const param of params) expect(param).toMatch(/^[a-z][a-z ]*[?*+]?$/);
});

test('no two numerics share a name, and each name leads back to its code', () => {
  const names = ENTRIES.map(([, { name }]) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const [code, { name }] of ENTRIES) {
    expect(numericName(code)).toBe(name);
    expect(numericCode(name)).toBe(code);
  }
});

test('what IRCX means by a numeric of SASL has a name of its own', () => {
  for (const [reply, { name }] of Object.entries(IRCX_NUMERICS)) {
    expect(name).toMatch(/^IRCERR_[A-Z]+$/);
    expect(numericCode(name)).toBeNull();
    expect(numericName(reply.slice('IRCX '.length))).toMatch(/^RPL_|^ERR_/);
  }
});

test('the numerics of logging in are those of SASL and of AUTH, and no others', () => {
  const listed = ENTRIES.map(([code]) => code).filter((code) => isOfLogin(Number(code)));
  expect(listed.filter((code) => code < '900' || code > '912')).toEqual([]);
  expect(listed).toHaveLength(13);
  expect([899, 913, 800, -1].filter(isOfLogin)).toEqual([]);
});

test('those of SASL end before those that AUTH alone has', () => {
  expect([899, 900, 908, 909, 912].filter(isOfSasl)).toEqual([900, 908]);
});

test('900 ends an AUTH where it names a command, and not where it names who has logged in', () => {
  expect(endsAuth(900, ['*', 'AUTH', 'Bad command'])).toBe(true);
  expect(endsAuth(900, ['dan', 'dan!*@*', 'alice', 'You are now logged in'])).toBe(false);
  expect(endsAuth(900, [])).toBe(true);
  expect(endsAuth(903, ['dan', 'dan!*@*'])).toBe(true);
  expect([800, 433, 913].some((numeric) => endsAuth(numeric, ['*']))).toBe(false);
});

test('every numeric that is the value of a choice is listed', () => {
  const values = CHOICES.flatMap(({ values }) => Object.keys(values));
  const numerics = values.flatMap((value) => value.match(/^\d{3}/)?.[0] ?? []);
  expect(numerics.filter((code) => numericName(code) === null)).toEqual([]);
});

test('an unlisted code or name is null, also one that objects inherit', () => {
  expect(numericName('999')).toBeNull();
  expect(numericName('toString')).toBeNull();
  expect(numericCode('RPL_NOTHING')).toBeNull();
});
