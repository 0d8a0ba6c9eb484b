import type { CheckFlags } from './check-options.ts';
import { takesFaults } from './faults-option.ts';
import type { Target } from './target.ts';

/** The options of `matrix` as they were typed: those of `check`, of which those about a server may be given for each. */
export interface MatrixFlags extends Omit<CheckFlags, ServerOption | 'command'> {
  readonly command?: readonly string[];
  readonly password?: readonly string[];
  readonly account?: readonly string[];
  readonly timers?: readonly string[];
  readonly oper?: readonly string[];
  readonly dialect?: readonly string[];
  readonly faults?: readonly string[];
}

type ServerOption = 'password' | 'account' | 'timers' | 'oper' | 'dialect' | 'faults';

/** A server, and how it is called. */
export interface NamedTarget {
  readonly name: string;
  readonly target: Target;
}

/** The options of one column: those about a server as far as they are meant for it. */
export function flagsOf(
  { name, target }: NamedTarget,
  columns: readonly NamedTarget[],
  flags: MatrixFlags,
): CheckFlags {
  const names = columns.map((column) => column.name);
  const { command: _command, password, account, timers, oper, dialect, faults, ...rest } = flags;
  const all = (texts: readonly string[] | undefined): Meant => meantFor(name, names, texts ?? []);
  const last = (texts: readonly string[] | undefined): string | undefined => {
    const { own, common } = all(texts);
    return own.at(-1) ?? common.at(-1);
  };
  const accounts = all(account);
  const times = all(timers);
  const planted = all(faults);
  // Faults that are meant for all are meant for those that can have them, if there are any.
  const takers = columns.filter((column) => takesFaults(column.target.adapter.name));
  const common = takers.length === 0 || takes(target) ? planted.common : [];
  return {
    ...rest,
    ...optional('password', last(password)),
    ...optional('oper', last(oper)),
    ...optional('dialect', last(dialect)),
    ...optional('account', listed([...accounts.common, ...accounts.own])),
    ...optional('timers', listed(times.own.length > 0 ? times.own : times.common)),
    faults: wordsOf(planted.own.length > 0 ? planted.own : common),
  };
}

interface Meant {
  readonly own: readonly string[];
  readonly common: readonly string[];
}

/** Of the values of an option, those that begin with the name of this column and `=`, and those that begin with that of none. */
function meantFor(name: string, names: readonly string[], texts: readonly string[]): Meant {
  const ofColumn = (text: string): string | undefined => names.find((some) => text.startsWith(`${some}=`));
  return {
    own: texts.filter((text) => ofColumn(text) === name).map((text) => text.slice(name.length + 1)),
    common: texts.filter((text) => ofColumn(text) === undefined),
  };
}

function takes({ adapter }: Target): boolean {
  return takesFaults(adapter.name);
}

function wordsOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(',')).filter((word) => word !== '');
}

function listed(texts: readonly string[]): readonly string[] | undefined {
  return texts.length === 0 ? undefined : texts;
}

/** An option that is left out where it has no value. */
function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}
