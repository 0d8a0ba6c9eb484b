import { concealer } from '../adapters/conceal.ts';
import type { AccountFailure } from './account-trial.ts';
import type { OperatorFailure } from './operator-trial.ts';
import type { Capabilities } from './capabilities.ts';
import type { Approach } from './run/approached.ts';
import type { Contact } from './run/contact.ts';
import type { Introduced } from './run/introduce.ts';

/** What a server says of itself and of its refusals may hold the password that it was sent, and what it was sent does. */
export function concealedApproach(approach: Approach, password: string | null): Approach {
  const conceal = concealer(password);
  const concealed = (one: Introduced): Introduced => ({
    ...one,
    lines: one.lines.map(conceal),
    contact: concealedContact(one.contact, password),
  });
  if (approach.kind === 'shut out') return { kind: 'shut out', tried: approach.tried.map(concealed) };
  if (approach.kind !== 'welcome' || approach.before === undefined)
    return concealedContact(approach, password);
  return { ...concealedContact(approach, password), before: concealed(approach.before) };
}

function concealedContact<C extends Contact>(contact: C, password: string | null): C;
function concealedContact(contact: Contact, password: string | null): Contact {
  const conceal = concealer(password);
  switch (contact.kind) {
    case 'welcome': {
      const { server, version } = contact;
      return {
        ...contact,
        server: server === null ? null : conceal(server),
        version: version === null ? null : conceal(version),
      };
    }
    case 'refused':
    case 'flooded':
      return { ...contact, line: conceal(contact.line) };
    case 'password':
    case 'closed':
      return { ...contact, line: contact.line === null ? null : conceal(contact.line) };
    case 'not-irc':
      return { ...contact, bytes: conceal(contact.bytes) };
    case 'silent':
      return { ...contact, said: contact.said === null ? null : conceal(contact.said) };
    case 'echo':
    case 'unreachable':
      return contact;
  }
}

/** What it says of what it offers may hold it too. */
export function concealedCapabilities(capabilities: Capabilities, password: string | null): Capabilities {
  const conceal = concealer(password);
  return new Map(
    [...capabilities].map(([name, value]) => [conceal(name), value === null ? null : conceal(value)]),
  );
}

/** A refusal may repeat what it was sent; `conceal` takes out what is secret of accounts, and of an operator. */
export function concealedFailure<F extends AccountFailure | OperatorFailure>(
  failure: F,
  password: string | null,
  conceal: (text: string) => string,
): F {
  return 'line' in failure ? { ...failure, line: concealer(password)(conceal(failure.line)) } : failure;
}
