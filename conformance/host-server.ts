import { concealer } from '../adapters/conceal.ts';
import type { Account, Adapter, Exit, StartOptions, Vitals } from '../adapters/server.ts';
import type { Capabilities } from './capabilities.ts';
import { firstContact, type Contact } from './run/contact.ts';
import type { Address } from './run/connection.ts';
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

/** Starts a server and logs on to it once. What was started is stopped again when nobody can log on. @throws StartError */
export async function meet(adapter: Adapter, options: StartOptions, deadlineMs: number): Promise<Meeting> {
  const running = await adapter.start(options);
  let exit: Exit | null = null;
  void running.exited?.then((how) => {
    exit = how;
  });
  const password = running.password ?? options.password;
  const turnstile = startTurnstile(adapter.pace?.connectionsPerSecond ?? null);
  await turnstile.pass(1, options.signal);
  const contact = concealed(await contactOf(running, password, deadlineMs, options.signal), password);
  if (contact.kind !== 'welcome' || running.gone?.() === true) {
    const log = running.log();
    await running.stop();
    return { kind: 'failed', contact: contact.kind === 'welcome' ? { kind: 'background' } : contact, log };
  }
  const server: MetServer = {
    address: contact.address,
    password,
    accounts: running.accounts ?? [],
    asksForPassword: running.password !== null,
    capabilities: null,
    welcome: contact,
    turnstile,
    answerMs: adapter.pace?.answerMs ?? 0,
    watched: running.exited !== null,
    ended: () => exit,
    endsWithin: (ms) => endsWithin(running.exited, ms),
    vitals: () => running.vitals(),
    log: () => running.log(),
    spoken: () => running.spoken(),
    stop: () => running.stop(),
  };
  return { kind: 'met', server };
}

/** Whether a server whose process has ended answers all the same: what was started then only started another. */
export async function answersStill({ address, password }: MetServer, deadlineMs: number): Promise<boolean> {
  return (await contactOf(address, password, deadlineMs)).kind === 'welcome';
}

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

/** What a server says of itself and of its refusals may hold the password that it was sent. */
function concealed(contact: Contact, password: string | null): Contact {
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
    case 'password':
    case 'refused':
    case 'flooded':
      return { ...contact, line: conceal(contact.line) };
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
