import {
  MECHANISMS,
  offersMechanism,
  offersSasl,
  type Client,
  type Exchange,
  type Mechanism,
} from './client.ts';
import type { PlanOptions } from './options.ts';
import { proofIn } from './proof.ts';
import { extentOf, provesAccount } from './responses.ts';

/** Full chunks that every server collects. */
const MOST_CHUNKS = 3;

/** Carries out an AUTHENTICATE command, and tells whether every server answers it. */
export function authenticate(options: PlanOptions, client: Client, params: readonly string[]): boolean {
  const [said] = params;
  if (!offersSasl(options)) return false;
  const enabled = client.enabled.has('sasl');
  if (said === undefined || said === '') return enabled && said === undefined;
  const { exchange } = client;
  if (exchange === null) return begin(options, client, said) && enabled;
  const sure = !exchange.doubtful;
  if (said === '*') {
    end(client, 'aborted');
    return enabled && sure;
  }
  if (isMechanism(said)) {
    // Data that is no base64, or the beginning of another exchange.
    exchange.doubtful = true;
    return enabled;
  }
  return respond(options, client, exchange, said) && enabled;
}

/** What is said without an exchange names a mechanism, but for the end of an exchange that is not there. */
function begin(options: PlanOptions, client: Client, said: string): boolean {
  if (said === '*') return false;
  if (!isMechanism(said) || !offersMechanism(options, said)) return true;
  // Without the capability, after registration or a login it may be refused.
  const doubtful = !client.enabled.has('sasl') || client.phase === 'registered' || client.loggedIn;
  client.exchange = { mechanism: said, step: 'opened', said: [], doubtful };
  return true;
}

/** A part of a response; false where the rest of it is awaited. */
function respond(options: PlanOptions, client: Client, exchange: Exchange, said: string): boolean {
  const extent = extentOf(said, options);
  if (extent === 'full') {
    exchange.said = [...exchange.said, said];
    if (exchange.said.length > MOST_CHUNKS) exchange.doubtful = true;
    return false;
  }
  if (extent === 'over') end(client, 'failed');
  else if (exchange.mechanism === 'PLAIN') {
    end(client, provesAccount([...exchange.said, said], options) ? 'logged in' : 'failed');
  } else goOn(options, client, exchange, said);
  return true;
}

/** SCRAM's next step. */
function goOn({ accounts }: PlanOptions, client: Client, exchange: Exchange, said: string): void {
  const proof = proofIn(said);
  const isScram = proof?.mechanism === 'scram' && proof.of === null && exchange.said.length === 0;
  const isAccount = isScram && accounts > 0 && proof.kind === 'account';
  if (exchange.step === 'proven' && said === '+' && exchange.said.length === 0) end(client, 'logged in');
  else if (exchange.step === 'challenged' && isAccount && proof.part === 'final') exchange.step = 'proven';
  else if (exchange.step === 'opened' && isScram && proof.part === 'first') {
    exchange.step = 'challenged';
    // Whom the server does not know it may refuse at once.
    exchange.doubtful ||= !isAccount;
  } else end(client, 'failed');
}

function end(client: Client, outcome: Client['outcome']): void {
  client.exchange = null;
  client.outcome = outcome;
  client.loggedIn ||= outcome === 'logged in';
}

function isMechanism(said: string): said is Mechanism {
  return MECHANISMS.some((name) => name === said);
}
