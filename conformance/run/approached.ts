import type { Contact } from './contact.ts';
import { isWelcomed, type Introduced, type Welcomed } from './introduce.ts';

/** How a server met its first clients: the contact that counts, or what came of every introduction where none was welcomed. */
export type Approach = Met | Hopeless | ShutOut;

/** A welcome, and what was in vain before the same was welcomed. */
export type Met = Welcomed & { readonly before?: Introduced };

/** A contact behind which no other introduction need be tried. */
export type Hopeless = Exclude<Contact, Welcomed | { readonly kind: 'silent' | 'refused' | 'closed' }>;

export interface ShutOut {
  readonly kind: 'shut out';
  /** In the order of their beginnings. */
  readonly tried: readonly Introduced[];
}

/** Contacts that may come to something else when they are made once more, or in another way. */
type Open = Extract<Contact, { readonly kind: 'silent' | 'refused' | 'closed' | 'password' }>;

export function isOpen(contact: Contact): contact is Open {
  const { kind } = contact;
  return kind === 'silent' || kind === 'refused' || kind === 'closed' || kind === 'password';
}

/** Whether a contact that is not the first one settles how the server is met. */
export function isSettling({ kind }: Contact): boolean {
  return kind !== 'silent' && kind !== 'refused' && kind !== 'closed' && kind !== 'unreachable';
}

/** Whether a client was closed upon without a word. */
export function isMute({ contact }: Introduced): boolean {
  return contact.kind === 'closed' && contact.line === null;
}

/** What comes of an introduction behind the first one, unless the first has settled it meanwhile. */
export function settledBy(found: Introduced, first: Introduced): Approach {
  if (isWelcomed(first)) return first.contact;
  const { contact } = first;
  if (!isOpen(contact)) return contact;
  if (!isWelcomed(found)) return outcomeOf([found, first]);
  if (found.how === 'pass') return { kind: 'password', line: null };
  return found.how === first.how ? { ...found.contact, before: first } : found.contact;
}

/** What the first of some introductions came to, or all of them where that settles nothing. */
export function outcomeOf(tried: readonly [Introduced, ...Introduced[]]): Approach {
  const [{ contact }] = tried;
  switch (contact.kind) {
    case 'silent':
    case 'refused':
    case 'closed':
      return { kind: 'shut out', tried: tried.filter((one) => !isWelcomed(one)) };
    default:
      return contact;
  }
}
