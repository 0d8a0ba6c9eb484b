import { LINE_LIMIT, readCommand, type Command } from './command.ts';
import { either, requirement, type Requirement } from './dialect.ts';
import type { Input } from './input.ts';

/** One way to read a line that is too long or holds a NUL: as a command, or as what no command can be made of. */
export type Lexing =
  | { readonly kind: 'command'; readonly command: Command; readonly requires: readonly Requirement[] }
  | { readonly kind: 'unreadable'; readonly input: Input; readonly requires: readonly Requirement[] };

type State = 'unregistered' | 'registered';

/** Whether there are several ways to read a line (without its end). */
export function isOdd(line: string): boolean {
  return line.length > LINE_LIMIT || line.includes('\0');
}

/** Every way to read an odd line, by what becomes of long lines and of NULs. */
export function lexings(line: string, state: State): readonly Lexing[] {
  const found: Lexing[] = [];
  let requires: readonly Requirement[] = [];
  if (line.length > LINE_LIMIT) {
    const slot = `line_too_long@${state}`;
    found.push({
      kind: 'unreadable',
      input: 'LINE.too_long',
      requires: [either(slot, '417', 'ignored', 'close')],
    });
    requires = [requirement(slot, 'cut')];
  }
  return [...found, ...withoutNul(line.slice(0, LINE_LIMIT), state, requires)];
}

function withoutNul(line: string, state: State, requires: readonly Requirement[]): readonly Lexing[] {
  const nul = line.indexOf('\0');
  if (nul < 0) return [{ kind: 'command', command: readCommand(line), requires }];
  const slot = `line_with_nul@${state}`;
  const texts = {
    cut: line.slice(0, nul),
    removed: line.replaceAll('\0', ''),
    space: line.replaceAll('\0', ' '),
    kept: line,
  };
  return [
    ...Object.entries(texts).map(([value, text]) => ({
      kind: 'command' as const,
      command: readCommand(text),
      requires: [...requires, requirement(slot, value)],
    })),
    {
      kind: 'unreadable',
      input: 'LINE.nul',
      requires: [...requires, either(slot, 'ignored', 'close')],
    },
  ];
}
