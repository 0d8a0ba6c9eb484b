import type { FaultName } from '../adapters/index.ts';

/** A seeded fault, and the rules of which one must be named for it. */
export interface FaultExpectation {
  readonly fault: FaultName;
  readonly rules: readonly string[];
  /** The server asks for a password. */
  readonly password?: true;
  /** What it does to one plan it does to all others that are under way: plans are run one by one. */
  readonly alone?: true;
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
  { fault: 'unregistered-quit-keeps-nick', rules: ['QUIT-03'] },
  { fault: 'loser-kills-owner', rules: ['NICK-07'] },
  { fault: 'password-skipped-after-433', rules: ['PASS-02'], password: true },
  { fault: 'nick-lost-after-433', rules: ['NICK-05'] },
  { fault: '433-kills-claimant', rules: ['NICK-06'] },
  { fault: 'own-case-change-refused', rules: ['NICK-09'] },
  { fault: 'malformed-nick-accepted', rules: ['NICK-02'] },
  { fault: 'bare-nick-unanswered', rules: ['NICK-01'] },
  { fault: 'first-nick-echoed', rules: ['NICK-13'] },
  { fault: 'rename-not-echoed', rules: ['NICK-12'] },
  { fault: '001-without-user', rules: ['REG-01'] },
  { fault: 'bare-user-accepted', rules: ['USER-01'] },
  { fault: 'user-accepted-after-registration', rules: ['USER-03'] },
  { fault: 'pass-accepted-after-registration', rules: ['PASS-04'], password: true },
  { fault: 'wrong-password-accepted', rules: ['PASS-02'], password: true },
  { fault: 'prereg-command-executed', rules: ['CMD-01'] },
  { fault: 'unknown-command-unanswered', rules: ['CMD-02'] },
  { fault: 'ping-unanswered-when-registered', rules: ['PING-02'] },
  { fault: 'ping-token-lost', rules: ['PING-01'] },
  { fault: 'numeric-not-padded', rules: ['REPLY-04'] },
  { fault: 'numeric-without-source', rules: ['REPLY-03'] },
  { fault: 'welcome-target-asterisk', rules: ['REG-05'] },
  { fault: 'quit-without-close', rules: ['QUIT-01'] },
  { fault: 'rename-check-then-act', rules: ['NICK-18'] },
  { fault: 'registration-check-then-act', rules: ['REG-02'] },
  { fault: 'ghost-after-rst', rules: ['QUIT-04'] },
  { fault: 'ghost-after-fin', rules: ['QUIT-04'] },
  { fault: 'ghost-after-drop', rules: ['QUIT-04'] },
  { fault: 'ghost-of-unregistered', rules: ['QUIT-04'] },
  { fault: 'late-release', rules: ['QUIT-03', 'QUIT-04'] },
  { fault: 'release-by-name', rules: ['NICK-17'] },
  { fault: 'owner-dropped-on-refused-rename', rules: ['NICK-07'] },
  { fault: 'two-quits-at-once-skip-one', rules: ['QUIT-01'] },
  { fault: 'slow-reader-blocks-all', rules: ['CONN-02', 'REG-06'], alone: true },
  { fault: 'reply-order-swapped', rules: ['LINE-04'] },
  { fault: 'split-line-lost', rules: ['LINE-01'] },
  { fault: 'second-pipelined-line-lost', rules: ['LINE-02'] },
  { fault: 'line-remainder-run-as-command', rules: ['LINE-03'] },
  { fault: 'neighbour-starved-after-refused-quit', rules: ['LIVE-03'] },
];
