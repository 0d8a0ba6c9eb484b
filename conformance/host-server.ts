import type { Account, Adapter, Exit, RunningServer, StartOptions, Vitals } from '../adapters/server.ts';
import { accountConcealer } from './account-concealer.ts';
import type { Capabilities } from './capabilities.ts';
import { concealedCapabilities, concealedContact } from './concealed-contact.ts';
import { firstContact, type Contact } from './run/contact.ts';
import type { Address } from './run/connection.ts';
import { learnOffer } from './run/offer.ts';
import { startTurnstile, type Turnstile } from './run/turnstile.ts';

/** A server under test that has been met: it is running, and a client could log on. */
export interface MetServer {
  readonly address: Address;
  /** The password that plans are to use; null when nobody knows of one. */
  readonly password: string | null;
  /** The accounts that it is known to have. */
  readonly accounts: readonly Account[];
  /** It was started so that it asks for that password. */
  readonly asksForPassword: boolean;
  /** What it offers, as `CAP LS 302` tells it; null when nobody knows. */
  readonly capabilities: Capabilities | null;
  readonly welcome: Extract<Contact, { kind: 'welcome' }>;
  /** What everybody who connects to it has to pass. */
  readonly turnstile: Turnstile;
  /** How long it is known to take over one answer, in ms; 0 when nobody knows. */
  readonly answerMs: number;
  /** Whether there is a process to see. */
  readonly watched: boolean;
  /** How its process ended, once it has; null while it runs, or when there is no process to see. */
  ended(): Exit | null;
  /** Waits until the process has ended, at most so many ms. */
  endsWithin(ms: number): Promise<boolean>;
  vitals(): Vitals | null;
  /** The last lines that it wrote, and how many there were in all. */
  log(): readonly string[];
  spoken(): number;
  stop(): Promise<void>;
}

/** Why nobody could be tested: how the first contact went, or that the server answers without the process that was started. */
export type Failure = Exclude<Contact, { kind: 'welcome' }> | { readonly kind: 'background' };

export type Meeting =
  | { readonly kind: 'met'; readonly server: MetServer }
  | {
      readonly kind: 'failed';
      readonly contact: Failure;
      readonly log: readonly string[];
    };

/** What is known of a server before it is met. */
export interface Known {
  /** Accounts that clients can log in to; where none are given, those that the server tells of. */
  readonly accounts?: readonly Account[];
  /** What it offers, so that it need not be asked; null when nobody knows, and it is not to be asked. */
  readonly capabilities?: Capabilities | null;
}

/**
 * Starts a server and logs on to it once, and once more to learn what it offers. What was started is stopped again when nobody can log
 * on. @throws StartError
 */
export async function meet(
  adapter: Adapter,
  options: StartOptions,
  deadlineMs: number,
  known: Known = {},
): Promise<Meeting> {
  const running = await adapter.start(options);
  let exit: Exit | null = null;
  void running.exited?.then((how) => {
    exit = how;
  });
  const password = running.password ?? options.password;
  const { accounts: given = [] } = known;
  const accounts = given.length > 0 ? given : (running.accounts ?? []);
  const conceal = accountConcealer(accounts);
  const log = (): readonly string[] => running.log().map(conceal);
  const turnstile = startTurnstile(adapter.pace?.connectionsPerSecond ?? null);
  await turnstile.pass(1, options.signal);
  const contact = concealedContact(await contactOf(running, password, deadlineMs, options.signal), password);
  if (contact.kind !== 'welcome' || running.gone?.() === true) {
    const said = log();
    await running.stop();
    return {
      kind: 'failed',
      contact: contact.kind === 'welcome' ? { kind: 'background' } : contact,
      log: said,
    };
  }
  const capabilities =
    known.capabilities === undefined
      ? await capabilitiesOf(contact.address, running, password, turnstile, deadlineMs, options.signal)
      : known.capabilities;
  // What ends a server that is asked what it offers, plans are to find out.
  if (running.gone?.() === true && known.capabilities === undefined) {
    await running.stop();
    return meet(adapter, options, deadlineMs, { ...known, capabilities: null });
  }
  const server: MetServer = {
    address: contact.address,
    password,
    accounts,
    asksForPassword: running.password !== null,
    capabilities,
    welcome: contact,
    turnstile,
    answerMs: adapter.pace?.answerMs ?? 0,
    watched: running.exited !== null,
    ended: () => exit,
    endsWithin: (ms) => endsWithin(running.exited, ms),
    vitals: () => running.vitals(),
    log,
    spoken: () => running.spoken(),
    stop: () => running.stop(),
  };
  return { kind: 'met', server };
}

/** Whether a server whose process has ended answers all the same: what was started then only started another. */
export async function answersStill({ address, password }: MetServer, deadlineMs: number): Promise<boolean> {
  return (await contactOf(address, password, deadlineMs)).kind === 'welcome';
}

/** What it offers; null when nobody knows. */
async function capabilitiesOf(
  address: Address,
  { exited }: RunningServer,
  password: string | null,
  turnstile: Turnstile,
  deadline: number,
  signal: AbortSignal | undefined,
): Promise<Capabilities | null> {
  await turnstile.pass(1, signal);
  const options = { namespace: CONTACT_NAMESPACE, password, deadline };
  const { capabilities, closed } = await learnOffer(
    address,
    signal === undefined ? options : { ...options, signal },
  );
  if (closed) await endsWithin(exited, DYING_MS);
  return capabilities === null ? null : concealedCapabilities(capabilities, password);
}

/** A process whose connections have closed may take so long to have ended, in ms. */
const DYING_MS = 100;

async function contactOf(
  running: Address,
  password: string | null,
  deadline: number,
  signal?: AbortSignal,
): Promise<Contact> {
  const { host, port } = running;
  const options = { namespace: CONTACT_NAMESPACE, password, deadline };
  const contact = await firstContact({ host, port }, signal === undefined ? options : { ...options, signal });
  // A server is not silent that nobody waited for.
  return contact.kind === 'silent' && signal?.aborted === true
    ? { kind: 'unreachable', code: 'ABORT_ERR', tried: [] }
    : contact;
}

/** The nick prefix of first contacts: plans have other ones. */
const CONTACT_NAMESPACE = 'z0000';

async function endsWithin(exited: Promise<Exit> | null, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = await Promise.race([late, ...(exited === null ? [] : [exited.then(() => true)])]);
  clearTimeout(timer);
  return ended;
}
