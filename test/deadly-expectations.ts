import type { CONTEXT_FAULTS } from '../adapters/reference/context-faults.ts';
import type { DEADLY_FAULTS } from '../adapters/reference/deadly-faults.ts';
import type { SicknessKind } from '../conformance/health/sickness.ts';

/** What a deadly fault has to be told as. */
export interface DeadlyExpectation {
  readonly fault: keyof typeof DEADLY_FAULTS;
  readonly kind: SicknessKind;
  readonly rule: 'LIVE-01' | 'LIVE-02' | 'LIVE-03' | 'LIVE-04';
  /** No plan does it by itself: something is used up. */
  readonly many?: true;
}

export const DEADLY: readonly DeadlyExpectation[] = [
  { fault: 'crash-on-bare-NICK', kind: 'crashed', rule: 'LIVE-01' },
  { fault: 'crash-on-vanished-claimant', kind: 'crashed', rule: 'LIVE-01' },
  { fault: 'crash-on-data-after-quit', kind: 'crashed', rule: 'LIVE-01' },
  { fault: 'killed-by-write-to-vanished-client', kind: 'killed', rule: 'LIVE-01' },
  { fault: 'silent-stop-on-quit-after-433', kind: 'stopped silently', rule: 'LIVE-01' },
  { fault: 'stop-with-a-word-on-lost-nick', kind: 'stopped and said so', rule: 'LIVE-01' },
  { fault: 'listener-lost-on-early-reset', kind: 'stopped listening', rule: 'LIVE-02' },
  { fault: 'descriptors-leak-after-433', kind: 'stopped listening', rule: 'LIVE-02', many: true },
  { fault: 'deaf-after-second-refusal', kind: 'hung', rule: 'LIVE-03' },
  { fault: 'busy-after-fin', kind: 'spinning', rule: 'LIVE-04' },
  { fault: 'crash-on-bare-AUTHENTICATE', kind: 'crashed', rule: 'LIVE-01' },
  { fault: 'crash-on-nick-in-use-during-sasl', kind: 'crashed', rule: 'LIVE-01' },
  { fault: 'silent-stop-on-login-after-433', kind: 'stopped silently', rule: 'LIVE-01' },
  { fault: 'collision-table-full', kind: 'crashed', rule: 'LIVE-01', many: true },
  { fault: 'silent-stop-after-collisions', kind: 'stopped silently', rule: 'LIVE-01', many: true },
  { fault: 'listener-lost-after-collisions', kind: 'stopped listening', rule: 'LIVE-02', many: true },
  { fault: 'deaf-after-collisions', kind: 'hung', rule: 'LIVE-03', many: true },
  { fault: 'busy-after-collisions', kind: 'spinning', rule: 'LIVE-04', many: true },
];

/** Mistakes over the contexts of logons (IRCX): they end a server that has few of them, and may be seen in its answers before. */
export const CONTEXT_DEATHS: readonly {
  readonly fault: keyof typeof CONTEXT_FAULTS;
  readonly kind: SicknessKind;
  /** What it is put down to: one plan, or one that is run until all contexts are used up. */
  readonly takes: 'one plan' | 'the same plan';
}[] = [
  { fault: 'refused-logon-context-freed', kind: 'crashed', takes: 'one plan' },
  { fault: 'refused-logon-context-kept', kind: 'stopped silently', takes: 'the same plan' },
  { fault: 'repeated-auth-exhausts', kind: 'stopped silently', takes: 'the same plan' },
];
