import { concealer } from '../adapters/conceal.ts';
import type { RunningServer } from '../adapters/server.ts';
import type { Package } from '../model/world.ts';
import { readPackages } from './ircx/packages.ts';
import type { Capabilities } from './capabilities.ts';
import { concealedCapabilities } from './concealed-contact.ts';
import { endsWithin } from './ends-within.ts';
import { comeAgain } from './run/come-again.ts';
import { firstContact, type Contact } from './run/contact.ts';
import type { Address } from './run/connection.ts';
import { learnOffer } from './run/offer.ts';
import type { Turnstile } from './run/turnstile.ts';
import { learnWorkPace } from './run/work-pace.ts';

/** What a server offers; null where nobody knows. */
export interface Offered {
  readonly capabilities: Capabilities | null;
  readonly packages: readonly Package[] | null;
}

/** What it offers. */
export async function offeredBy(
  address: Address,
  { exited, packages: spoken = [] }: RunningServer,
  password: string | null,
  turnstile: Turnstile,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<Offered> {
  await turnstile.pass(1, signal);
  const options = { namespace: CONTACT_NAMESPACE, password, deadline };
  const { capabilities, packages, closed } = await learnOffer(
    address,
    signal === undefined ? options : { ...options, signal },
  );
  if (closed) await endsWithin(exited, DYING_MS);
  return {
    capabilities: capabilities === null ? null : concealedCapabilities(capabilities, password),
    packages: packages === null ? null : readPackages(concealer(password)(packages), spoken),
  };
}

/** How long it makes a client wait for each of many lines, in ms. */
export async function penaltyOf(
  { address, logonMs }: Extract<Contact, { kind: 'welcome' }>,
  password: string | null,
  turnstile: Turnstile,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  await turnstile.pass(1, signal);
  const options = { namespace: CONTACT_NAMESPACE, password, deadline };
  return learnWorkPace(address, signal === undefined ? options : { ...options, signal }, logonMs);
}

/** A process whose connections have closed may take so long to have ended, in ms. */
const DYING_MS = 100;

/** How it meets its first client. */
export async function contactOf(
  running: Address,
  password: string | null,
  deadline: number,
  signal?: AbortSignal,
): Promise<Contact> {
  const { host, port } = running;
  const options = { namespace: CONTACT_NAMESPACE, password, deadline };
  const contact = await comeAgain(
    () => firstContact({ host, port }, signal === undefined ? options : { ...options, signal }),
    ({ kind }) => kind === 'closed',
    signal,
  );
  // A server is not silent that nobody waited for.
  return contact.kind === 'silent' && signal?.aborted === true
    ? { kind: 'unreachable', code: 'ABORT_ERR', tried: [] }
    : contact;
}

/** The nick prefix of first contacts: plans have other ones. */
const CONTACT_NAMESPACE = 'z0000';
