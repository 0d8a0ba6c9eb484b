import { Command, CommanderError, Option } from 'commander';
import { StartError } from '../../adapters/server.ts';
import { DEFAULT_FOLDER } from '../failure/failure.ts';
import { takesColour } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import { checkCommand } from './check.ts';
import type { CheckFlags } from './check-options.ts';
import { problemText, UsageError } from './errors.ts';
import { explainText } from './explain.ts';
import { CHECK_EXAMPLES, HELP } from './help.ts';
import { isTerminal, widthOf, type Host } from './host.ts';
import { collect } from './options.ts';
import { prepareFile, writeWhole } from './output.ts';
import type { Parts } from './parts.ts';
import { rulesText } from './rules.ts';
import { visualizeText } from './visualize.ts';

/** Runs the command line (without the program's own name) and returns its exit code. Never throws for a wrong usage. */
export async function main(argv: readonly string[], parts: Parts, host: Host): Promise<number> {
  let code = 0;
  const program = buildProgram(parts, host, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) host.stderr.write(problemText(error.message, error.hint));
    else if (error instanceof StartError) host.stderr.write(problemText(error.message, [error.hint]));
    else throw error;
    return 2;
  }
}

function buildProgram(parts: Parts, host: Host, done: (code: number) => void): Command {
  const program = new Command('nick-collider')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void host.stdout.write(text),
      writeErr: (text) => void host.stderr.write(text),
      getOutHelpWidth: () => widthOf(host.stdout, host.env),
      outputError: (text, write) => write(problemOf(text)),
    })
    .version(parts.version, '--version', 'print the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false);
  program.helpInformation = () => HELP;

  const page: Page = { width: widthOf(host.stdout, host.env), colour: takesColour(host.stdout) };
  addCheck(program, async (target, flags) => done(await checkCommand(target, flags, parts, host)));
  program
    .command('rules')
    .description('list every rule with its clause and grade')
    .action(() => void host.stdout.write(rulesText(parts.rules, page)));
  program
    .command('explain')
    .description('tell one rule in depth')
    .argument('<rule>', 'a rule, such as NICK-03')
    .action((rule: string) => void host.stdout.write(explainText(rule, parts.rules, page)));
  program
    .command('visualize')
    .description('draw the statechart')
    .option('--format <name>', 'tree or mermaid', 'tree')
    .option('--out <file>', 'write to a file instead of standard output')
    .action(({ format, out }: { readonly format: string; readonly out?: string }) => {
      const bounded = out === undefined && isTerminal(host.stdout, host.env);
      const text = visualizeText(format, parts.machine, bounded ? page.width : Number.POSITIVE_INFINITY);
      if (out === undefined) host.stdout.write(text);
      else {
        prepareFile('--out', out);
        writeWhole(out, text);
      }
    });
  return program;
}

function addCheck(
  program: Command,
  action: (target: string | undefined, flags: CheckFlags) => Promise<void>,
): void {
  program
    .command('check')
    .description('Compare a server with the model under random interleavings of logon, logoff and NICK.')
    .argument('[target]', 'irc://host[:6667], host:port, or the name of a known server')
    .optionsGroup('The server:')
    .option('--command <line>', 'start this instead; {port} and {password} are filled in')
    .option('--password <text>', 'the password that the server asks for (or NICK_COLLIDER_PASSWORD)')
    .option('--dialect <name|file>', 'what is known of its choices: a known server, open, or a JSON file')
    .option('--i-own-this-server', 'allow a target on another machine')
    .addOption(list('--faults <names>', 'faults that the reference server is to have'))
    .optionsGroup('How long and how hard:')
    .option('--for <time>', 'how long to look: 500ms, 30s, 2m (default: 30s)')
    .option('--runs <n>', 'how many plans to run, instead')
    .option('--seed <n>', 'the seed of the plans (default: random, and printed)')
    .option('--clients <n>', 'sockets open at once (default: what suits the server)')
    .option('--deadline <time>', 'longest wait for one reply', '5s')
    .optionsGroup('The result:')
    .addOption(list('--only <rules>', 'report these rules: NICK, NICK-*, NICK-03'))
    .addOption(list('--skip <rules>', 'do not report these'))
    .option('--strict', 'a broken should-rule is a failure too')
    .option('--no-shrink', 'report what diverges as it was met, and only confirm it')
    .addOption(list('--reporter <name[=file]>', 'pretty (default) or json, to standard output or a file'))
    .option('--out <dir>', 'where report.json and failures are kept', DEFAULT_FOLDER)
    .addHelpText('after', CHECK_EXAMPLES)
    .action(action);
}

/** An option that takes `a,b` and may be repeated. */
function list(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect);
}

/** What commander says of a wrong usage, in the form of our own errors. */
function problemOf(text: string): string {
  const [, message = text, near] = /^error: ([^]*?)\n(?:\(Did you mean (.*)\)\n)?$/.exec(text) ?? [];
  return problemText(message, near === undefined ? [] : [`did you mean ${near}`]);
}
