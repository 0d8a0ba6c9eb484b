import type { Account, Adapter, Exit, Operator, StartOptions, Timers, Vitals } from '../adapters/server.ts';
import { accountConcealer } from './account-concealer.ts';
import { tryAccounts, type AccountFailure } from './account-trial.ts';
import { concealer } from '../adapters/conceal.ts';
import { tryOperator, type OperatorFailure } from './operator-trial.ts';
import type { Capabilities } from './capabilities.ts';
import { concealedApproach, concealedFailure } from './concealed-contact.ts';
import { diedMeanwhile, type Died } from './died.ts';
import { endsWithin } from './ends-within.ts';
import { approachOf, offeredBy, penaltyOf, type Offered } from './first-words.ts';
import type { Manner } from './manner.ts';
import type { Package } from '../model/world.ts';
import type { Approach, Met } from './run/approached.ts';
import type { Address } from './run/connection.ts';
import { startIntake, type Intake } from './run/intake.ts';
import { startTurnstile, type Turnstile } from './run/turnstile.ts';

/** A server under test that has been met: it is running, and a client could log on. */
export interface MetServer {
  readonly address: Address;
  /** The password that plans are to use; null when nobody knows of one. */
  readonly password: string | null;
  /** The accounts that it is known to have. */
  readonly accounts: readonly Account[];
  /** The operator whose credentials are known; null for none. */
  readonly operator: Operator | null;
  /** It was started so that it asks for that password. */
  readonly asksForPassword: boolean;
  /** What it offers, as `CAP LS 302` tells it; null when nobody knows. */
  readonly capabilities: Capabilities | null;
  /** The security packages that it lists (IRCX); null when it has told none. */
  readonly packages: readonly Package[] | null;
  /** How long it lets a silent client be; null when nobody knows. */
  readonly timers: Timers | null;
  /** How its first client was welcomed, and had introduced itself. */
  readonly welcome: Met;
  /** What everybody who connects to it has to pass. */
  readonly turnstile: Turnstile;
  /** Tells when it has taken in what was written to it. */
  readonly intake: Intake;
  /** How long it is known to take over one answer, in ms; 0 when nobody knows. */
  readonly answerMs: number;
  /** How long it makes a client wait for each of many lines, in ms; 0 where it does not, or nobody knows. */
  readonly penaltyMs: number;
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

/**
 * Why nobody could be tested: how the first contact went, that the server died of it or answers without the process that was started, or what is
 * wrong with the accounts or the operator.
 */
export type Failure =
  Exclude<Approach, Met> | Died | { readonly kind: 'background' } | AccountFailure | OperatorFailure;

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
  /** An operator; where none is given, the one that the server tells of. */
  readonly operator?: Operator | null;
  /** What it offers, so that it need not be asked. */
  readonly offered?: Offered & Partial<Pick<MetServer, 'penaltyMs'>>;
  /** How clients have to introduce themselves, so that nothing else is tried. */
  readonly manner?: Manner;
  /** Its timers, where somebody says them; else what the adapter says. */
  readonly timers?: Timers | null;
}

/** Of a server that is not to be asked nobody knows what it offers. */
const UNKNOWN: Offered = { capabilities: null, packages: null };

/**
 * Starts a server and logs on to it, in whatever manner it welcomes, and once more to learn what it offers. What was started is stopped
 * again when nobody can log on. @throws StartError
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
  const concealAccounts = accountConcealer(accounts);
  let operator = known.operator ?? running.operator ?? null;
  const concealOperator = concealer(operator?.password ?? null);
  const conceal = (text: string): string => concealOperator(concealAccounts(text));
  const log = (): readonly string[] => running.log().map(conceal);
  const turnstile = startTurnstile(adapter.pace?.connectionsPerSecond ?? null);
  const asking = { password, turnstile, deadline: deadlineMs, signal: options.signal };
  const contact = concealedApproach(await approachOf(running, known.manner, asking), password);
  const fail = async (why: Failure): Promise<Meeting> => {
    const said = log();
    await running.stop();
    return { kind: 'failed', contact: why, log: said };
  };
  if (contact.kind !== 'welcome') return fail((await diedMeanwhile(contact, running.exited)) ?? contact);
  if (running.gone?.() === true) return fail({ kind: 'background' });
  const { capabilities, packages } = known.offered ?? (await offeredBy(contact, running, asking));
  // One that is known by name has none between two commands, or says so as its pace.
  const asksNothing = known.offered !== undefined || adapter.dialect !== undefined;
  const penaltyMs = asksNothing ? (known.offered?.penaltyMs ?? 0) : await penaltyOf(contact, asking);
  // What ends a server that is asked what it offers, plans are to find out.
  if (running.gone?.() === true && known.offered === undefined) {
    await running.stop();
    return meet(adapter, options, deadlineMs, { ...known, offered: UNKNOWN, manner: contact.manner });
  }
  if (known.offered === undefined) {
    const patience = { deadline: deadlineMs, signal: options.signal, manner: contact.manner };
    const failure = await tryAccounts(given, capabilities, contact.address, patience, turnstile);
    if (failure !== null) return fail(concealedFailure(failure, password, conceal));
    if (known.operator !== undefined && known.operator !== null) {
      const tried = await tryOperator(known.operator, password, contact.address, patience, turnstile);
      if (tried.kind === 'operator') return fail(concealedFailure(tried, password, conceal));
      ({ operator } = tried);
    }
  }
  const server: MetServer = {
    address: contact.address,
    password,
    accounts,
    operator,
    asksForPassword: running.password !== null,
    capabilities,
    packages,
    timers: known.timers ?? adapter.timers ?? null,
    welcome: contact,
    turnstile,
    intake: startIntake(() => running.atRest?.() ?? null),
    answerMs: adapter.pace?.answerMs ?? 0,
    penaltyMs,
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
export async function answersStill(
  { address, password, turnstile, welcome }: MetServer,
  deadline: number,
): Promise<boolean> {
  const asking = { password, turnstile, deadline, signal: undefined };
  return (await approachOf(address, welcome.manner, asking)).kind === 'welcome';
}
