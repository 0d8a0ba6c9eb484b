/** What `nick-collider --help` prints: what it is for, how to begin, and the exit codes that scripts depend on. */
export const HELP = `nick-collider: check an IRC server against an executable statechart

Usage
  nick-collider check irc://localhost:6667                     running already
  nick-collider check --command './ircserv {port} {password}'  to be started

Find problems
  check      random interleavings of logon, logoff and NICK against the model
  replay     run what was found again          nick-collider replay K7Q2
  demo       a planted fault, found in seconds

Understand
  explain    one rule in depth, or a story     nick-collider explain NICK-03
  rules      every rule with its clause and grade
  visualize  draw the statechart               nick-collider visualize

Compare
  matrix     several servers side by side      nick-collider matrix ngircd irc2

Common options of check
  --for 30s | --runs N     how long to look (default: --for 30s)
  --password TEXT          the server's password (or NICK_COLLIDER_PASSWORD)
  --account NAME:PASSWORD  an account for SASL (or NICK_COLLIDER_ACCOUNTS)
  --timers TIMES           its time-outs: register=4s,ping=6s,pong=5s..8s
  --oper NAME:PASSWORD     an operator, for KILL (or NICK_COLLIDER_OPER)
  --seed N                 the same plans again
  --dialect NAME|FILE      what is known of the server's choices (42: ft_irc)
  --fragment               each line in several pieces
  --baseline FILE          known divergences are no failure (--update-baseline)
  --only, --skip RULES     NICK, NICK-*, NICK-03,PASS-01
  --reporter NAME[=FILE]   pretty, json or html (default: pretty)
  --help, --version        nick-collider check --help has every option

Exit  0 conforms  1 diverges  2 could not test  3 undecided  130 interrupted
Colours are off with NO_COLOR=1.
`;

/** What stands below the options of `replay --help`. */
export const REPLAY_EXAMPLES = `
Each is run so often that it would show again, and marked in its file: fixed, or
open. Files are never deleted.

Examples
  nick-collider replay                    all that is kept
  nick-collider replay K7Q2 --command './ircserv {port}'
  nick-collider replay K7Q2 --faults none

Exit  0 all fixed  1 any fails  2 could not run  3 undecided  130 interrupted
`;

/** What stands below the options of `check --help`. */
export const CHECK_EXAMPLES = `
Examples
  nick-collider check localhost:6667 --password secret --for 2m
  nick-collider check --command './ircserv {port}' --reporter json=result.json
  nick-collider check localhost:6667 --account alice:secret --account bob:hush
  nick-collider check reference --faults refused-nick-granted
  nick-collider check --dialect ft_irc --command './ircserv {port} {password}'
  nick-collider check localhost:6667 --fragment
  nick-collider check localhost:6667 --baseline known.json --update-baseline

A baseline is begun, and brought up to date, by --update-baseline; without that,
what is new in a run fails it, and so does what is gone (stale).

Exit  0 conforms  1 diverges  2 could not test  3 undecided  130 interrupted
`;

/** What stands below the options of `matrix --help`. */
export const MATRIX_EXAMPLES = `
A cell says passes only where the run put the rule to the test.

Examples
  nick-collider matrix ngircd inspircd hybrid --for 1m
  nick-collider matrix --command before='./old {port}' \\
                       --command after='./new {port}' --seed 7
  nick-collider matrix reference broken=reference \\
                       --faults broken=refused-nick-granted
  nick-collider matrix ngircd inspircd --reporter markdown=matrix.md

Exit  0 all conform  1 any diverges  2 none could be tested
      3 one is undecided or could not be tested  130 interrupted
`;

/** What stands below the options of `visualize --help`. */
export const VISUALIZE_EXAMPLES = `
Examples
  nick-collider visualize                     statechart.html, for a browser
  nick-collider visualize --dialect ngircd --format svg --out ngircd.svg
  nick-collider visualize --coverage .nick-collider/report.json
  nick-collider visualize --path K7Q2
  nick-collider visualize --format tree --part nick

Exit  0 drawn  2 it could not be
`;
