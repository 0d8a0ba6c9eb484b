import { Option, type Command } from 'commander';
import { DEFAULT_FOLDER } from '../failure/failure.ts';
import type { CheckFlags } from './check-options.ts';
import { DEMO_FOLDER, type DemoFlags } from './demo.ts';
import { CHECK_EXAMPLES, MATRIX_EXAMPLES, REPLAY_EXAMPLES, VISUALIZE_EXAMPLES } from './help.ts';
import { MATRIX_FOLDER } from './matrix.ts';
import type { MatrixFlags } from './column-flags.ts';
import { collect, collectWhole } from './options.ts';
import type { ReplayFlags } from './replay-groups.ts';
import type { VisualizeCommandFlags } from './visualize-command.ts';

export function addCheck(
  program: Command,
  action: (target: string | undefined, flags: CheckFlags) => Promise<void>,
): void {
  effort(
    program
      .command('check')
      .description('Compare a server with the model under random interleavings of logon, logoff and NICK.')
      .argument('[target]', 'irc://host[:6667], host:port, or the name of a known server')
      .optionsGroup('The server:')
      .option('--command <line>', 'start this instead; {port} and {password} are filled in')
      .option('--password <text>', 'the password that the server asks for (or NICK_COLLIDER_PASSWORD)')
      .addOption(accounts())
      .addOption(
        list('--timers <times>', 'how long it lets a silent client be: register=4s,ping=6s,pong=5s..8s'),
      )
      .option('--oper <name:password>', 'an operator, for OPER and KILL (or NICK_COLLIDER_OPER)')
      .option(
        '--dialect <name|file>',
        'what is known of its choices: a known server, ft_irc, open, or a JSON file',
      )
      .option('--i-own-this-server', 'allow a target on another machine')
      .addOption(list('--faults <names>', 'faults that the reference server is to have')),
    'How long and how hard:',
  )
    .optionsGroup('The result:')
    .addOption(list('--only <rules>', 'report these rules: NICK, NICK-*, NICK-03'))
    .addOption(list('--skip <rules>', 'do not report these'))
    .option('--strict', 'a broken should-rule is a failure too')
    .option('--baseline <file>', 'what is known to diverge, and is no failure')
    .option('--update-baseline', 'write into that file what is found, and take out what is gone')
    .option('--no-shrink', 'report what diverges as it was met, and only confirm it')
    .addOption(
      list('--reporter <name[=file]>', 'pretty (default), json or html, to standard output or a file'),
    )
    .option('--out <dir>', 'where report.json, report.html and failures are kept', DEFAULT_FOLDER)
    .addHelpText('after', CHECK_EXAMPLES)
    .action(action);
}

/** How long is looked, and how hard: the same for one server and for each of several. */
function effort(command: Command, heading: string): Command {
  return command
    .optionsGroup(heading)
    .option('--for <time>', 'how long to look: 500ms, 30s, 2m (default: 30s)')
    .option('--runs <n>', 'how many plans to run, instead')
    .option('--seed <n>', 'the seed of the plans (default: random, and printed)')
    .option('--clients <n>', 'sockets open at once (default: what suits the server)')
    .option('--deadline <time>', 'longest wait for one reply', '5s')
    .option('--fragment', 'send each line in several pieces: does the server put lines together?');
}

export function addReplay(
  program: Command,
  action: (ids: readonly string[], flags: ReplayFlags) => Promise<void>,
): void {
  program
    .command('replay')
    .description('Run stored failures again, each on the server that it was found on.')
    .argument('[id...]', 'their ids, as a report shows them (default: all)')
    .optionsGroup('Another server than the stored one:')
    .option('--target <target>', 'irc://host[:6667], host:port, or the name of a known server')
    .option('--command <line>', 'start this; {port} and {password} are filled in')
    .option('--password <text>', 'the password that the server asks for (or NICK_COLLIDER_PASSWORD)')
    .addOption(accounts())
    .option('--oper <name:password>', 'an operator, for OPER and KILL (or NICK_COLLIDER_OPER)')
    .option('--i-own-this-server', 'allow a target on another machine')
    .addOption(list('--faults <names>', 'faults of the reference server; none (default: the stored ones)'))
    .optionsGroup('How:')
    .option('--clients <n>', 'sockets open at once (default: what suits the server)')
    .option('--deadline <time>', 'longest wait for one reply (default: the stored one)')
    .option('--out <dir>', 'where the failures are kept', DEFAULT_FOLDER)
    .addHelpText('after', REPLAY_EXAMPLES)
    .action(action);
}

export function addMatrix(
  program: Command,
  action: (targets: readonly string[], flags: MatrixFlags) => Promise<void>,
): void {
  effort(
    program
      .command('matrix')
      .description('Check several servers, one after the other, and show them side by side, rule by rule.')
      .argument('[target...]', 'as for check, each perhaps with a name for its column: old=localhost:6667')
      .optionsGroup('The servers (with NAME= in front, for the server of that column only):')
      .addOption(whole('--command <line>', 'start this too, in a column of its own: before=./old {port}'))
      .addOption(
        whole('--password <text>', 'the password that a server asks for (or NICK_COLLIDER_PASSWORD)'),
      )
      .addOption(accounts())
      .addOption(
        whole('--timers <times>', 'how long it lets a silent client be: register=4s,ping=6s,pong=5s..8s'),
      )
      .addOption(whole('--oper <name:password>', 'an operator, for OPER and KILL (or NICK_COLLIDER_OPER)'))
      .addOption(
        whole(
          '--dialect <name|file>',
          'what is known of its choices: a known server, ft_irc, open, or a JSON file',
        ),
      )
      .addOption(whole('--faults <names>', 'faults that a reference server is to have'))
      .option('--i-own-this-server', 'allow targets on other machines'),
    'How long and how hard, for each server:',
  )
    .optionsGroup('The result:')
    .addOption(list('--only <rules>', 'these rules only: NICK, NICK-*, NICK-03'))
    .addOption(list('--skip <rules>', 'not these'))
    .option('--strict', 'a broken should-rule is a failure too')
    .option('--no-shrink', 'report what diverges as it was met, and only confirm it')
    .addOption(
      list(
        '--reporter <name[=file]>',
        'pretty (default), markdown, html or json, to standard output or a file',
      ),
    )
    .option('--out <dir>', 'where matrix.json, matrix.html and a folder for each are kept', MATRIX_FOLDER)
    .addHelpText('after', MATRIX_EXAMPLES)
    .action(action);
}

export function addDemo(program: Command, action: (flags: DemoFlags) => Promise<void>): void {
  program
    .command('demo')
    .description('Find a planted fault in the reference server: what a divergence looks like, in seconds.')
    .option('--out <dir>', 'where the failure is kept', DEMO_FOLDER)
    .addHelpText('after', '\nExit  0 the fault was found  2 it was not\n')
    .action(action);
}

export function addVisualize(
  program: Command,
  action: (flags: VisualizeCommandFlags) => Promise<void>,
): void {
  program
    .command('visualize')
    .description('Draw the statechart: what a server may do, and what of that a run has seen.')
    .option('--format <name>', 'html, svg, mermaid or tree', 'html')
    .option('--part <name>', 'a part of it, for example nick, or registering.nick.refused (default: all)')
    .option('--dialect <name|file>', 'dim what cannot happen under it: a known server, or a JSON file')
    .option('--coverage <file>', 'show what a run has taken: its report.json')
    .option('--path <id>', 'show the way to a divergence that is kept')
    .option('--kept <dir>', 'where it is kept: the folder that check was given with --out', DEFAULT_FOLDER)
    .option('--out <file>', 'write there (default: statechart.html, or standard output)')
    .addHelpText('after', VISUALIZE_EXAMPLES)
    .action(action);
}

/** The option for accounts, of which each stands by itself: a password may hold commas. */
function accounts(): Option {
  return new Option(
    '--account <name:password>',
    'an account for SASL; may be repeated (or NICK_COLLIDER_ACCOUNTS, with commas between)',
  ).argParser(collectWhole);
}

/** An option that may be repeated, of which each value stands by itself. */
function whole(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collectWhole);
}

/** An option that takes `a,b` and may be repeated. */
function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect);
}
