import { monitorEventLoopDelay } from 'node:perf_hooks';
import { hurried } from '../circumstances.ts';
import type { MetServer } from '../host-server.ts';
import { hold, type Hold } from './held.ts';
import { hello, knockAgain, type Knock } from './probe.ts';

/** One look at a server: how a connection that is held fares, and a fresh one. Times in ms. */
export interface Beat {
  readonly began: number;
  readonly ended: number;
  readonly held: Hold;
  readonly fresh: Knock;
  /** We could not listen for a while ourselves: silence tells nothing. */
  readonly lagged: boolean;
}

/** Two connections of the suite’s own that tell whether a server is well. Its nicks are of no plan. */
export interface Canary {
  /** Asks on the connection that is held, and comes as a new client; waits for each at most so many ms, or until the abort. */
  beat(deadlineMs: number, signal: AbortSignal | null): Promise<Beat>;
  /** Holds no connection any more, and looks with fresh ones only. */
  letGo(): void;
  stop(): void;
}

/** The ends of their nicks. */
const HELD = 'h';
const FRESH = 'f';
/** Of a question of which it is not known that it is ever answered the answer takes so many ms at most, and twice what a logon takes. */
const LIKELY_MS = 300;
/** How often our own event loop is looked at, and how late it may be, in ms. */
const RESOLUTION_MS = 10;
const LAG_MS = 50;

export function startCanary({
  address,
  password,
  turnstile,
  welcome: { manner, logonMs },
}: Pick<MetServer, 'address' | 'password' | 'turnstile' | 'welcome'>): Canary {
  const held = hold(address, hello(manner, HELD, password), hurried(LIKELY_MS, Infinity, logonMs));
  const greeting = hello(manner, FRESH, password);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let holds = true;
  return {
    async beat(deadlineMs, signal) {
      await turnstile.pass(1, signal ?? undefined);
      delay.reset();
      const began = performance.now();
      const asked: Promise<Hold> = holds ? held.ask(deadlineMs, signal) : Promise.resolve('none');
      const [still, fresh] = await Promise.all([asked, knockAgain(address, greeting, deadlineMs, signal)]);
      const lagged = delay.max / 1e6 - RESOLUTION_MS > LAG_MS;
      return { began, ended: performance.now(), held: still, fresh, lagged };
    },
    letGo() {
      holds = false;
      held.drop();
    },
    stop() {
      held.drop();
      delay.disable();
    },
  };
}
