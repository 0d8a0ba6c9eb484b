import { ownNamespace, type Manner } from '../manner.ts';
import type { Address } from './connection.ts';
import { firstContact, type Contact } from './contact.ts';
import { firstLines, type LogonOptions } from './logon-options.ts';

/** A client was welcomed. */
export type Welcomed = Extract<Contact, { readonly kind: 'welcome' }>;

/** What came of a client that introduced itself to a server. */
export interface Introduced<C extends Contact = Contact> {
  /** How it did so; `pass`: plainly, with some password, where none is known. */
  readonly how: Manner | 'pass';
  /** The lines that the introduction is made of. */
  readonly lines: readonly string[];
  readonly contact: C;
  /** How long it took, in ms. */
  readonly ms: number;
}

/** What is given where no password is known. */
const ANY_PASSWORD = 'nick-collider';

/** Introduces one client to a server, and takes it away again. Never rejects. */
export async function introduce(
  address: Address,
  how: Introduced['how'],
  given: Omit<LogonOptions, 'namespace' | 'manner'>,
): Promise<Introduced> {
  const manner = how === 'pass' ? 'plain' : how;
  const password = how === 'pass' ? ANY_PASSWORD : given.password;
  const options: LogonOptions = { ...given, namespace: ownNamespace(manner), password, manner };
  const began = performance.now();
  const contact = await firstContact(address, options);
  return { how, lines: firstLines(options), contact, ms: performance.now() - began };
}

export function isWelcomed(introduced: Introduced): introduced is Introduced<Welcomed> {
  return introduced.contact.kind === 'welcome';
}
