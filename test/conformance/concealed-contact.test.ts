import { expect, test } from 'vitest';
import { concealedApproach } from '../../conformance/concealed-contact.ts';
import type { Met } from '../../conformance/run/approached.ts';
import type { Contact } from '../../conformance/run/contact.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';

const PASSWORD = 'sesame';
const LINE = `:s 464 * :${PASSWORD} is wrong`;
const CONTACTS: readonly Contact[] = [
  { kind: 'password', line: LINE },
  { kind: 'refused', line: LINE },
  { kind: 'closed', line: LINE },
  { kind: 'silent', said: LINE },
  { kind: 'flooded', line: LINE },
  { kind: 'not-irc', bytes: LINE, protocol: null },
];
const made = (contact: Contact): Introduced => ({
  how: 'plain',
  lines: [`PASS ${PASSWORD}`, 'NICK a'],
  contact,
  ms: 1,
});
const MET: Met = {
  kind: 'welcome',
  manner: 'plain',
  nick: 'a',
  server: `s.${PASSWORD}`,
  version: PASSWORD,
  isupport: {},
  burstEnd: '001',
  address: { host: '127.0.0.1', port: 1 },
  logonMs: 1,
  lines: [],
};

test('the password is in nothing that is told of a server which welcomed nobody', () => {
  const tried = CONTACTS.map(made);
  const concealed = concealedApproach({ kind: 'shut out', tried }, PASSWORD);
  expect(JSON.stringify(concealed)).not.toContain(PASSWORD);
  expect(concealed).toMatchObject({ tried: tried.map(({ contact: { kind } }) => ({ contact: { kind } })) });
});

test('nor in what came before a welcome', () => {
  const concealed = concealedApproach({ ...MET, before: made({ kind: 'refused', line: LINE }) }, PASSWORD);
  expect(JSON.stringify(concealed)).not.toContain(PASSWORD);
  expect(concealed).toMatchObject({ kind: 'welcome', before: { lines: [expect.anything(), 'NICK a'] } });
});

test('where there is no password all stays as it is', () => {
  for (const approach of [MET, { ...MET, before: made({ kind: 'closed', line: null }) }])
    expect(concealedApproach(approach, null)).toEqual(approach);
});
