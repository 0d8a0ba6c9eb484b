import { referenceIrcx, type Adapter, type FaultName } from '../adapters/index.ts';

/** A seeded fault, and the rules of which one must be named for it. */
export interface FaultExpectation {
  readonly fault: FaultName;
  readonly rules: readonly string[];
  /** The server asks for a password. */
  readonly password?: true;
  /** What it does to one plan it does to all others that are under way: plans are run one by one. */
  readonly alone?: true;
  /** The server that has it, where it is not the reference server under its first profile. */
  readonly adapter?: Adapter;
  /** The reference server has timers of seconds, and only plans that wait are run: what they show takes seconds. */
  readonly waits?: true;
}

/** Faults of logging on and off, of nicks and of lines. */
export const SESSION_FAULTS: readonly FaultExpectation[] = [
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
  { fault: 'bare-user-unanswered', rules: ['USER-02'] },
  { fault: 'user-before-nick-refused', rules: ['USER-04'] },
  { fault: 'bare-pass-unanswered', rules: ['PASS-03'], password: true },
  { fault: 'pass-refused-and-kept', rules: ['PASS-07'], password: true },
  { fault: 'wrong-password-unsaid', rules: ['PASS-06'], password: true },
  { fault: 'user-accepted-after-registration', rules: ['USER-03'] },
  { fault: 'pass-accepted-after-registration', rules: ['PASS-04'], password: true },
  { fault: 'wrong-password-accepted', rules: ['PASS-02'], password: true },
  { fault: 'prereg-command-executed', rules: ['CMD-01'] },
  { fault: 'unknown-command-unanswered', rules: ['CMD-02'] },
  { fault: 'ping-unanswered-when-registered', rules: ['PING-02'] },
  { fault: 'bare-ping-unanswered', rules: ['PING-03'] },
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

/** Habits of servers that were written to learn. */
export const DEPARTURES: readonly FaultExpectation[] = [
  { fault: 'numeric-without-target', rules: ['REPLY-10'] },
  { fault: '433-missing', rules: ['NICK-19'] },
  { fault: '433-told-as-432', rules: ['NICK-19'] },
  { fault: '433-told-as-notice', rules: ['NICK-19'] },
  { fault: '433-told-as-text', rules: ['NICK-19'] },
  { fault: '433-told-by-close', rules: ['NICK-06'] },
  { fault: 'crlf-only', rules: ['LINE-05'] },
  { fault: 'cr-kept', rules: ['LINE-08'] },
  { fault: 'cap-required', rules: ['REG-06'] },
  { fault: 'user-first-required', rules: ['REG-06'] },
  { fault: 'deaf-after-unknown-command', rules: ['CONN-03', 'LIVE-03'] },
  { fault: 'deaf-after-refused-nick', rules: ['CONN-03', 'LIVE-03'] },
];

/** Faults of CAP. */
export const NEGOTIATION_FAULTS: readonly FaultExpectation[] = [
  { fault: 'cap-ls-does-not-suspend', rules: ['CAP-02'] },
  { fault: 'cap-req-does-not-suspend', rules: ['CAP-03'] },
  { fault: 'cap-bare-suspends', rules: ['CAP-11'] },
  { fault: 'cap-second-ls-does-not-suspend', rules: ['CAP-18'] },
  { fault: 'cap-end-ignored', rules: ['CAP-04'] },
  { fault: 'cap-end-answered', rules: ['CAP-14'] },
  { fault: 'cap-partial-ack', rules: ['CAP-06'] },
  { fault: 'cap-nak-takes-effect', rules: ['CAP-06'] },
  { fault: 'cap-unknown-acked', rules: ['CAP-05'] },
  { fault: 'cap-offered-refused', rules: ['CAP-07'] },
  { fault: 'cap-ack-of-everything', rules: ['CAP-08'] },
  { fault: 'cap-nak-empty', rules: ['CAP-09'] },
  { fault: 'cap-list-of-offers', rules: ['CAP-10'] },
  { fault: 'cap-unknown-subcommand-unanswered', rules: ['CAP-12'] },
  { fault: 'cap-values-in-301', rules: ['CAP-13'] },
  { fault: 'cap-continuation-in-301', rules: ['CAP-13'] },
  { fault: 'cap-removal-ignored', rules: ['CAP-15'] },
  { fault: 'cap-notify-removed', rules: ['CAP-20'] },
  { fault: 'cap-new-unasked', rules: ['CAP-16'] },
  { fault: 'cap-after-registration-unanswered', rules: ['CAP-17'] },
  { fault: 'capabilities-leak-to-next-connection', rules: ['CAP-21', 'CAP-10'] },
  { fault: '433-ends-negotiation', rules: ['CAP-19'] },
  { fault: '433-clears-capabilities', rules: ['CAP-19'] },
  { fault: '001-before-end-with-user', rules: ['CAP-22'] },
];

/** Faults of SASL. */
export const AUTHENTICATION_FAULTS: readonly FaultExpectation[] = [
  { fault: '433-aborts-sasl', rules: ['SASL-12'] },
  { fault: '433-logs-out', rules: ['SASL-13'] },
  { fault: 'nick-aborts-sasl', rules: ['SASL-14'] },
  { fault: 'user-aborts-sasl', rules: ['SASL-14'] },
  { fault: 'cap-line-aborts-sasl', rules: ['SASL-14'] },
  { fault: 'login-leaks-to-next-connection', rules: ['SASL-24', 'SASL-11'] },
  { fault: 'exchange-shared', rules: ['SASL-16'] },
  { fault: 'login-of-another', rules: ['SASL-24'] },
  { fault: 'sasl-mechanism-unanswered', rules: ['SASL-01'] },
  { fault: 'sasl-any-mechanism-taken', rules: ['SASL-05'] },
  { fault: 'chunk-400-final', rules: ['SASL-07'] },
  { fault: 'chunk-800-final', rules: ['SASL-07'] },
  { fault: 'plus-after-400-aborts', rules: ['SASL-07'] },
  { fault: 'chunks-not-joined', rules: ['SASL-07'] },
  { fault: 'sasl-abort-keeps-exchange', rules: ['SASL-06'] },
  { fault: 'sasl-abort-unanswered', rules: ['SASL-06'] },
  { fault: 'sasl-retry-refused', rules: ['SASL-10'] },
  { fault: 'sasl-failure-unanswered', rules: ['SASL-04'] },
  { fault: 'sasl-failure-blocks-registration', rules: ['SASL-15'] },
  { fault: 'wrong-sasl-password-accepted', rules: ['SASL-03'] },
  { fault: 'plain-nul-counting', rules: ['SASL-03'] },
  { fault: 'plain-third-nul-ignored', rules: ['SASL-23'] },
  { fault: 'empty-sasl-password-accepted', rules: ['SASL-03'] },
  { fault: 'bad-base64-accepted', rules: ['SASL-09'] },
  { fault: 'too-long-unanswered', rules: ['SASL-08'] },
  { fault: '903-missing', rules: ['SASL-02'] },
  { fault: '900-missing', rules: ['SASL-02'] },
  { fault: '900-names-nick', rules: ['SASL-22'] },
  { fault: 'sasl-logs-on', rules: ['SASL-20'] },
  { fault: 'sasl-claims-nick', rules: ['SASL-20'] },
  { fault: '907-after-failure', rules: ['SASL-11'] },
  { fault: 'scram-proof-unchecked', rules: ['SASL-03'] },
  { fault: 'scram-nonce-unchecked', rules: ['SASL-03', 'SASL-16'] },
  { fault: 'scram-signature-wrong', rules: ['SASL-17'] },
  { fault: 'scram-early-success', rules: ['SASL-18'] },
  { fault: 'open-exchange-lost-at-end', rules: ['SASL-21'] },
  { fault: 'authenticate-bare-unanswered', rules: ['SASL-19'] },
];

/** Faults of AUTH, and of how IRCX is asked for. */
export const SECURITY_FAULTS: readonly FaultExpectation[] = [
  ...ircx([
    { fault: 'isircx-switches-mode', rules: ['IRCX-03'] },
    { fault: 'ircx-does-not-switch', rules: ['IRCX-03'] },
    { fault: 'isircx-unanswered', rules: ['IRCX-01', 'IRCX-02'] },
    { fault: 'auth-unanswered-after-nick', rules: ['AUTH-12'] },
    { fault: 'auth-dropped-by-refused-nick', rules: ['AUTH-10'] },
    { fault: 'auth-login-lost-by-refused-nick', rules: ['AUTH-11'] },
    { fault: 'auth-login-leaks-to-next-connection', rules: ['AUTH-18'] },
    { fault: 'auth-context-shared', rules: ['AUTH-17'], alone: true },
    { fault: 'auth-wrong-accepted', rules: ['AUTH-04'] },
    { fault: 'auth-right-refused', rules: ['AUTH-07', 'AUTH-13'] },
    { fault: 'auth-unknown-package-910', rules: ['AUTH-03'] },
    { fault: 'auth-bad-sequence-ignored', rules: ['AUTH-02'] },
    { fault: 'auth-abort-keeps-exchange', rules: ['AUTH-06'] },
    { fault: 'auth-response-without-exchange-accepted', rules: ['AUTH-08'] },
    { fault: 'auth-repeated-login-accepted', rules: ['AUTH-09'] },
    { fault: 'auth-after-registration-accepted', rules: ['AUTH-14'] },
    { fault: 'auth-failure-blocks-registration', rules: ['REG-06'] },
    { fault: 'auth-package-not-named', rules: ['REPLY-05'] },
    { fault: 'auth-names-another', rules: ['AUTH-16'] },
    { fault: 'auth-missing-data-461', rules: ['AUTH-01'] },
    { fault: 'auth-arity-unchecked', rules: ['AUTH-01'] },
    { fault: 'auth-failure-deafens', rules: ['AUTH-12', 'AUTH-15'] },
    { fault: 'tab-decoded-as-bell', rules: ['AUTH-13'] },
    { fault: 'comma-not-decoded', rules: ['AUTH-13'] },
    { fault: 'nick-change-counted-from-logon', rules: ['NICK-10'] },
    { fault: 'generated-nick', rules: ['REG-01'] },
  ]),
];

function ircx(faults: readonly FaultExpectation[]): readonly FaultExpectation[] {
  return faults.map((fault) => ({ ...fault, adapter: referenceIrcx }));
}

/** Faults of timers. */
export const TIMER_EXPECTATIONS: readonly FaultExpectation[] = [
  { fault: 'never-times-out-registration', rules: ['TIME-01'], waits: true },
  { fault: 'registration-timeout-spares-refused-nick', rules: ['TIME-02'], waits: true },
  { fault: 'registration-timeout-forgets-cap', rules: ['TIME-02'], waits: true },
  { fault: 'registration-timeout-forgets-sasl', rules: ['TIME-02'], waits: true },
  { fault: 'registration-timed-as-pong', rules: ['TIME-03'], waits: true },
  { fault: 'silent-client-never-pinged', rules: ['TIME-04'], waits: true },
  { fault: 'never-closes-unanswered-ping', rules: ['TIME-05'], waits: true },
  { fault: 'ping-timeout-ignores-pong', rules: ['TIME-06'], waits: true },
  { fault: 'pong-time-counted-from-last-word', rules: ['TIME-07'], waits: true },
  { fault: 'silent-client-closed-unasked', rules: ['TIME-08'], waits: true },
  { fault: 'timed-out-nick-stays-taken', rules: ['TIME-09'], waits: true },
  { fault: 'timeout-closes-neighbour', rules: ['TIME-10'], waits: true, alone: true },
  { fault: 'activity-does-not-postpone', rules: ['TIME-11'], waits: true },
];

/** Faults of OPER and KILL. */
export const OPERATOR_FAULTS: readonly FaultExpectation[] = [
  { fault: 'oper-granted-in-silence', rules: ['OPER-01'] },
  { fault: 'wrong-oper-password-accepted', rules: ['OPER-02'] },
  { fault: 'bare-oper-unanswered', rules: ['OPER-03'] },
  // The slot may have been another plan's.
  { fault: 'operator-status-leaks-to-next-connection', rules: ['OPER-04', 'KILL-01'] },
  { fault: 'operator-status-goes-with-nick', rules: ['OPER-04'] },
  { fault: 'operator-lost-by-rename', rules: ['OPER-05'] },
  { fault: 'anyone-kills', rules: ['KILL-01'] },
  { fault: 'kill-refused-in-silence', rules: ['KILL-02'] },
  { fault: 'kill-without-effect', rules: ['KILL-03'] },
  { fault: 'killed-client-goes-on', rules: ['KILL-04'] },
  { fault: 'kill-leaves-nick-taken', rules: ['KILL-05'] },
  { fault: 'kill-closes-the-killer', rules: ['KILL-06'] },
  { fault: 'kill-closes-two', rules: ['KILL-06'], alone: true },
  { fault: 'kill-matches-before-rename', rules: ['KILL-06'] },
  { fault: 'kill-unknown-unanswered', rules: ['KILL-07'] },
  { fault: 'bare-kill-unanswered', rules: ['KILL-08'] },
  { fault: 'nick-delay-after-quit', rules: ['KILL-09'] },
];

/** The faults that the suite is measured by, each with the rule that it was seeded against. */
export const EXPECTED: readonly FaultExpectation[] = [
  ...SESSION_FAULTS,
  ...DEPARTURES,
  ...NEGOTIATION_FAULTS,
  ...AUTHENTICATION_FAULTS,
  ...SECURITY_FAULTS,
  ...TIMER_EXPECTATIONS,
  ...OPERATOR_FAULTS,
];
