import { concealer } from '../adapters/conceal.ts';
import type { RunningServer } from '../adapters/server.ts';
import type { Package } from '../model/world.ts';
import { readPackages } from './ircx/packages.ts';
import type { Capabilities } from './capabilities.ts';
import { concealedCapabilities } from './concealed-contact.ts';
import { DYING_MS } from './died.ts';
import { endsWithin } from './ends-within.ts';
import { ownNamespace, type Manner } from './manner.ts';
import { approach } from './run/approach.ts';
import type { Approach, Met } from './run/approached.ts';
import { breathe } from './run/breathe.ts';
import type { Address } from './run/connection.ts';
import { learnOffer } from './run/offer.ts';
import type { Turnstile } from './run/turnstile.ts';
import { learnWorkPace } from './run/work-pace.ts';

/** What a server offers; null where nobody knows. */
export interface Offered {
  readonly capabilities: Capabilities | null;
  readonly packages: readonly Package[] | null;
}

/** How somebody who asks something of a server comes to it. */
export interface Asking {
  readonly password: string | null;
  readonly turnstile: Turnstile;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** What it offers. */
export async function offeredBy(
  { address, manner, before }: Met,
  { exited, packages: spoken = [] }: RunningServer,
  { password, turnstile, deadline, signal }: Asking,
): Promise<Offered> {
  // What one connection leaves behind may spoil the next.
  if (before !== undefined) await breathe(signal);
  await turnstile.pass(1, signal);
  const options = { namespace: ownNamespace(manner), manner, password, deadline };
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
  { address, manner, logonMs }: Met,
  { password, turnstile, deadline, signal }: Asking,
): Promise<number> {
  await turnstile.pass(1, signal);
  const options = { namespace: ownNamespace(manner), manner, password, deadline };
  return learnWorkPace(address, signal === undefined ? options : { ...options, signal }, logonMs);
}

/** How it meets its first clients; where it is known in which manner they have to introduce themselves, its first one. */
export async function approachOf(
  { host, port }: Address,
  manner: Manner | undefined,
  { password, turnstile, deadline, signal }: Asking,
): Promise<Approach> {
  const turn = (): Promise<void> => turnstile.pass(1, signal);
  await turn();
  return approach({ host, port }, { password, deadline, signal, manner, turn });
}
