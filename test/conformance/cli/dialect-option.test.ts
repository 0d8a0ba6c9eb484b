import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resolveDialect } from '../../../conformance/cli/dialect-option.ts';
import { realParts } from '../../../conformance/cli/real-parts.ts';
import { permit } from '../../../model/dialect.ts';
import { usageErrorOf } from './usage-error.ts';

const notHere = (): Promise<never> => Promise.reject(new Error('not checked here'));
const { adapters } = realParts({ check: notHere, replay: notHere });
const folder = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
const file = join(folder, 'mine.json');
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['{ "nick_mising": "431" }', 'no choice nick_mising', 'did you mean nick_missing?'],
  ['{ "nick_missing@registred": "431" }', 'no choice nick_missing@registred', 'nick_missing@registered'],
  ['{ "nick_missing": "433" }', 'nick_missing cannot be 433', '431   ERR_NONICKNAMEGIVEN'],
  ['{ "nick_missing": ["431", "toString"] }', 'nick_missing cannot be toString', 'it can be:'],
  ['{ "nick_missing": [] }', 'nick_missing is not a value', 'for example'],
  ['{ "nick_missing": 431 }', 'nick_missing is not a value', 'for example'],
  ['[]', 'the whole is not', 'for example'],
  ['{', 'no JSON', ''],
])('the file %s is refused with the way to mend it', (text, message, hint) => {
  writeFileSync(file, text);
  const error = usageErrorOf(() => resolveDialect(file, adapters));
  expect(error.message).toContain(message);
  expect(error.message).toContain(file);
  expect(error.hint.join('\n')).toContain(hint);
});

test('a folder is no dialect', () => {
  expect(usageErrorOf(() => resolveDialect(folder, adapters)).message).toContain('EISDIR');
});

test('whatever is accepted, the model accepts', () => {
  writeFileSync(
    file,
    '{ "casemapping": ["ascii", "rfc1459"], "nick_missing": "461", "nick_hold@registered_claimant": "reserve" }',
  );
  expect(() => permit(resolveDialect(file, adapters))).not.toThrow();
  for (const name of Object.keys(adapters.dialects))
    expect(() => permit(resolveDialect(name, adapters)), name).not.toThrow();
  for (const { name, dialect } of adapters.named) {
    if (dialect !== undefined) expect(() => permit(resolveDialect(name, adapters)), name).not.toThrow();
  }
});

test('the name of a kind of servers is told from one that is near it', () => {
  expect(resolveDialect('ft_irc', adapters)).toMatchObject({ server_password: ['required'] });
  expect(usageErrorOf(() => resolveDialect('ft-irc', adapters)).hint).toContain('did you mean ft_irc?');
  expect(usageErrorOf(() => resolveDialect('toString', adapters)).message).toContain(
    'neither a file nor a name',
  );
});
