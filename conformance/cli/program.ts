import { Command, CommanderError } from 'commander';
import { StartError } from '../../adapters/server.ts';
import { takesColour } from '../report/paint.ts';
import type { Page } from '../report/reporter.ts';
import { checkCommand } from './check.ts';
import { addCheck, addDemo, addMatrix, addReplay, addVisualize } from './commands.ts';
import { demoCommand } from './demo.ts';
import { problemText, UsageError } from './errors.ts';
import { explainText } from './explain.ts';
import { HELP } from './help.ts';
import { widthOf, type Host } from './host.ts';
import type { Parts } from './parts.ts';
import { matrixCommand } from './matrix.ts';
import { replayCommand } from './replay.ts';
import { rulesText } from './rules.ts';
import { visualizeCommand } from './visualize-command.ts';

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
  addReplay(program, async (ids, flags) => done(await replayCommand(ids, flags, parts, host)));
  addMatrix(program, async (targets, flags) => done(await matrixCommand(targets, flags, parts, host)));
  addDemo(program, async (flags) => done(await demoCommand(flags, parts, host)));
  program
    .command('rules')
    .description('list every rule with its clause and grade')
    .action(() => void host.stdout.write(rulesText(parts.rules, page)));
  program
    .command('explain')
    .description('tell one rule in depth, or a story')
    .argument('<topic>', 'a rule, such as NICK-03, or a story, such as chat-server')
    .action((topic: string) => void host.stdout.write(explainText(topic, parts, page)));
  addVisualize(program, async (flags) => done(await visualizeCommand(flags, parts, host)));
  return program;
}

/** What commander says of a wrong usage, in the form of our own errors. */
function problemOf(text: string): string {
  const [, message = text, near] = /^error: ([^]*?)\n(?:\(Did you mean (.*)\)\n)?$/.exec(text) ?? [];
  return problemText(message, near === undefined ? [] : [`did you mean ${near}`]);
}
