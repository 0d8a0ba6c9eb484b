import type { MetServer } from '../../conformance/host-server.ts';
import type { Address } from '../../conformance/run/connection.ts';
import { startIntake } from '../../conformance/run/intake.ts';
import { startTurnstile } from '../../conformance/run/turnstile.ts';

/** What is known of a server at this address that was met, and said little; without a process. `known` is known otherwise. */
export function metServer(address: Address, known: Partial<MetServer> = {}): MetServer {
  return {
    address,
    password: null,
    accounts: [],
    operator: null,
    capabilities: null,
    packages: null,
    timers: null,
    asksForPassword: false,
    welcome: {
      kind: 'welcome',
      manner: 'plain',
      nick: 'z0000c',
      server: 's',
      version: null,
      isupport: {},
      burstEnd: '001',
      address,
      logonMs: 1,
      lines: [],
    },
    watched: false,
    turnstile: startTurnstile(null),
    intake: startIntake(() => null),
    answerMs: 0,
    penaltyMs: 0,
    ended: () => null,
    endsWithin: () => Promise.resolve(false),
    vitals: () => null,
    spoken: () => 0,
    log: () => [],
    stop: () => Promise.resolve(),
    ...known,
  };
}
