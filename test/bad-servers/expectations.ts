/** What the suite must make of a kind of bad server. */
export interface Expectation {
  readonly kind: string;
  /** The exit codes that are right: more than one where it hangs on what is noticed first. */
  readonly codes: readonly number[];
  /** What stands on standard output or standard error. */
  readonly says: RegExp;
  /** How many plans it takes to meet the trouble; few are enough for most. */
  readonly plans?: number;
}

const CONFORMS = { codes: [0], says: /✓ conforms/ };

/** Those that take longest come first: they are waited for while others run. */
export const EXPECTATIONS: readonly Expectation[] = [
  { kind: 'says one byte a second to plans', codes: [1], says: /✗/ },

  // The process. How a sickness is named is shown elsewhere; here it is that it costs neither a hang nor a wrong verdict.
  { kind: 'is stopped', codes: [1, 3], says: /diverges|undecided/, plans: 6 },
  { kind: 'is stopped for a while', codes: [1, 3], says: /diverges|undecided/, plans: 6 },
  { kind: 'stops listening', codes: [1, 3], says: /diverges|undecided/, plans: 6 },
  { kind: 'is killed', codes: [1], says: /LIVE-01/, plans: 6 },
  { kind: 'never listens', codes: [2], says: /did not accept a connection within 10000 ms/ },

  // What is said.
  {
    kind: 'says terminal escapes',
    codes: [1],
    says: /✗ [A-Z]+-\d\d[^]*\\x1B\[31m\\x1B\]0;owned\\x07/,
    plans: 5,
  },
  {
    kind: 'says control characters',
    codes: [1],
    says: /✗ [A-Z]+-\d\d[^]*\\x01\\x02\\x7F\\x85\\x0D/,
    plans: 5,
  },
  { kind: 'says NULs', codes: [1], says: /✗ [A-Z]+-\d\d[^]*\\x00/, plans: 5 },
  { kind: 'says what is no UTF-8', codes: [1], says: /✗ [A-Z]+-\d\d[^]*\\xFF\\xFE\\xC3\(/, plans: 5 },
  { kind: 'says every second line', codes: [1], says: /✗/, plans: 8 },
  { kind: 'says half of each line', codes: [1], says: /✗/ },
  { kind: 'never closes', codes: [1], says: /QUIT-01/ },
  { kind: 'says a line of 1 MB', codes: [1], says: /x{20,}…/, plans: 8 },
  {
    kind: 'says a line of 100 MB',
    codes: [1, 3],
    says: /flooded \(a connection was sent more than 2 MB|✗/,
    plans: 5,
  },
  { kind: 'says numerics of ten digits to plans', codes: [1], says: /✗ [A-Z]+-\d\d[^]*0000000\d{3}/ },
  { kind: 'says ten thousand parameters', codes: [1], says: /a a a a a.*…/ },
  { kind: 'floods plans with lines', codes: [3], says: /flooded \(a connection was sent more than 2 MB/ },
  {
    kind: 'floods plans with short lines',
    codes: [3],
    says: /flooded \(a connection was sent more than 2 MB/,
  },
  { kind: 'begins a welcome of 100 MB', codes: [3], says: /flooded \(a connection was sent more than 2 MB/ },

  // Nobody can log on.
  {
    kind: 'never answers',
    codes: [2],
    says: /nobody can log on to[^]*← nothing, in[^]*likely:[^]*does it read/,
  },
  {
    kind: 'never reads',
    codes: [2],
    says: /nobody can log on to[^]*← nothing, in[^]*likely:[^]*does it read/,
  },
  { kind: 'begins a welcome', codes: [2], says: /← :reference\.example 0   and no 001/ },
  {
    kind: 'says one byte a second',
    codes: [2],
    says: /← (?:nothing|:r?e?f?e?   and no 001), in[^]*--deadline 20s/,
  },
  { kind: 'says numerics of ten digits', codes: [2], says: /← .* 0000000376 .*and no 001/ },
  {
    kind: 'closes at accept',
    codes: [2],
    says: /nobody can log on to[^]*← closed without a word/,
  },
  {
    kind: 'resets at accept',
    codes: [2],
    says: /nobody can log on to[^]*← closed without a word/,
  },
  { kind: 'echoes', codes: [2], says: /sends back what it is sent: an echo/ },
  { kind: 'speaks HTTP', codes: [2], says: /speaks HTTP, not IRC: it said "HTTP\/1\.1 400/ },
  { kind: 'speaks SSH', codes: [2], says: /speaks SSH, not IRC/ },
  { kind: 'speaks TLS', codes: [2], says: /speaks TLS, not IRC\s+name the port without TLS/ },
  { kind: 'speaks TLS, and tells so', codes: [2], says: /speaks TLS, not IRC: it said "\\x15\\x03/ },
  { kind: 'floods with lines', codes: [2], says: /floods whoever connects.* ":flood NOTICE \* :hello"/ },
  { kind: 'floods with short lines', codes: [2], says: /floods whoever connects.* "x"/ },
  { kind: 'floods without line ends', codes: [2], says: /floods whoever connects.* "x+…"/ },
  { kind: 'refuses in terminal escapes', codes: [2], says: /nobody can log on to[^]*← :s\\x1B\[31m/ },
  {
    kind: 'exits at once',
    codes: [2],
    says: /ended with exit code 3 before it listened[^]*no configuration/,
  },
  {
    kind: 'exits when somebody leaves',
    codes: [2],
    says: /ended with exit code 3 (?:once a connection|before anybody)[^]*opened and closed/,
  },

  // Odd, and lawful.
  { kind: 'is lawful', ...CONFORMS },
  { kind: 'listens late', ...CONFORMS },
  { kind: 'ignores SIGTERM', ...CONFORMS },
  { kind: 'forks children', ...CONFORMS },
  { kind: 'forks children that leave', ...CONFORMS },
  { kind: 'fills its log', ...CONFORMS },
  { kind: 'fills its log with one line', ...CONFORMS },
];
