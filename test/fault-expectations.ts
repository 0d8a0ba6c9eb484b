import type { FaultName } from '../adapters/index.ts';

/** A seeded fault, and the rules of which one must be named for it. */
export interface FaultExpectation {
  readonly fault: FaultName;
  readonly rules: readonly string[];
  /** The server asks for a password. */
  readonly password?: true;
}

/** The faults that the suite is measured by, each with the rule that it was seeded against. */
export const EXPECTED: readonly FaultExpectation[] = [
  { fault: 'refused-nick-granted', rules: ['NICK-03'] },
  { fault: 'no-recheck-at-001', rules: ['REG-02'] },
  { fault: 'case-not-folded', rules: ['CASE-02'] },
  { fault: 'wrong-fold-table', rules: ['CASE-01'] },
  { fault: 'old-nick-kept-after-rename', rules: ['NICK-08'] },
  { fault: 'ghost-after-quit', rules: ['QUIT-03'] },
  { fault: 'refused-nick-stays-reserved', rules: ['NICK-04'] },
  { fault: 'user-lost-after-433', rules: ['REG-03'] },
  { fault: 'state-inherited-by-next-connection', rules: ['REG-01'] },
  { fault: 'wrong-target-after-rename', rules: ['REPLY-01'] },
  { fault: '001-twice', rules: ['REG-04'] },
  { fault: 'echo-from-new-nick', rules: ['NICK-11'] },
  { fault: 'reply-to-wrong-connection', rules: ['REPLY-06'] },
  { fault: 'acts-after-quit', rules: ['QUIT-02'] },
  { fault: 'password-first-accepted', rules: ['PASS-01'], password: true },
];
