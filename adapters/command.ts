import { randomBytes } from 'node:crypto';
import { split } from 'shlex';
import { launch } from './process.ts';
import { findProgram, programFolders } from './program.ts';
import { StartError, type Adapter } from './server.ts';

const FORM = "write it as --command './ircserv {port} {password}'; {password} may be left out";

/** A server that a command line starts, as the invoking user, in the invoking directory, without a shell. */
export function commandAdapter(template: string): Adapter {
  // One for all lives of the server: what is known of it must hold after it was started again.
  const generated = randomBytes(6).toString('hex');
  return {
    name: template,
    summary: 'a command line that starts a server',
    clients: 8,
    async start(options) {
      const words = splitCommand(template);
      const asksForPassword = words.some((word) => word.includes('{password}'));
      const password = options.password ?? (asksForPassword ? generated : null);
      const [name = '', ...rest] = words;
      const program = findProgram(name, programFolders(), process.cwd());
      if (program === null)
        throw new StartError(
          `${name} is not a program`,
          'check the path; it must be executable (the command is run without a shell: no VARIABLE=value in front, no pipes)',
        );
      return launch(
        {
          argv: ({ port }) => [program, ...rest.map((word) => fill(word, port, password ?? ''))],
          secluded: false,
          password,
          hint: 'try the command by hand; it must stay in the foreground and listen on the port that it is given',
        },
        options,
      );
    },
  };
}

/** Splits a command line as a shell would. @throws StartError when it has no port to fill in, or its quotes are open */
export function splitCommand(template: string): readonly string[] {
  const words = splitOrNull(template);
  if (words === null) throw new StartError(`a quote is open in: ${template}`, FORM);
  if (words.length === 0) throw new StartError('the command is empty', FORM);
  if (!words.some((word) => word.includes('{port}'))) throw new StartError(`no {port} in: ${template}`, FORM);
  return words;
}

function splitOrNull(template: string): readonly string[] | null {
  try {
    return split(template);
  } catch {
    return null;
  }
}

function fill(word: string, port: number, password: string): string {
  return word.replaceAll('{port}', String(port)).replaceAll('{password}', () => password);
}
