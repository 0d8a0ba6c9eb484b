import { describe, expect, test } from 'vitest';
import { likelyReason } from '../../conformance/likely-reason.ts';
import type { Contact } from '../../conformance/run/contact.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';

const silent = (said: string | null = null): Contact => ({ kind: 'silent', said });
const closed = (line: string | null = null): Contact => ({ kind: 'closed', line });
const refused = (line: string): Contact => ({ kind: 'refused', line });
const GONE: Contact = { kind: 'unreachable', code: 'ECONNREFUSED', tried: [] };

const tried = (contact: Contact, how: Introduced['how'] = 'plain'): Introduced => ({
  how,
  lines: [],
  contact,
  ms: 10,
});

describe('the likely reason', () => {
  test.each<[string, readonly Contact[], RegExp]>([
    ['nothing came at all', [silent(), silent()], /does it read from the sockets/],
    ['every connection is closed without a word', [closed(), closed()], /taken for the end/],
    ['every connection is closed with one', [closed('ERROR :full'), closed()], /switch off throttling/],
    ['it is gone', [closed(), GONE], /has ended/],
    ['nicks are refused', [refused(':s 432 * a :No'), silent()], /characters/],
    ['nicks are taken', [refused('433 * a :No')], /in use that nobody has/],
    ['registration is asked for', [silent(), refused(':s 451 * :No')], /are what registers/],
    ['commands are not known', [refused(':s 421 * NICK :No')], /upper case/],
    ['parameters are missing', [refused(':s 461 * USER :No')], /USER has four/],
    ['it is banned', [refused(':s 465 * :No')], /banned/],
    ['another refusal came', [refused(':s 499 * :No')], /what the refusal says/],
    ['it talks, and welcomes nobody', [silent('NOTICE * :hello'), silent()], /001 is not written/],
  ])('where %s', (_what, contacts, reason) => {
    expect(likelyReason(contacts.map((contact) => tried(contact)))).toMatch(reason);
  });

  test.each(['cap', 'pass'] as const)('is not that a server does not know what came with "%s"', (how) => {
    const reason = likelyReason([tried(silent()), tried(refused(':s 421 * CAP :Unknown command'), how)]);
    expect(reason).toMatch(/001 is not written/);
  });
});
