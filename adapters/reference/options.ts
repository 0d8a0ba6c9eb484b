import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import { FAULTS, switchOn, type Faults } from './faults.ts';
import { readLimits, type Limits } from './limits.ts';
import { OptionError } from './option-error.ts';
import { PROFILES, type Profile } from './profile.ts';
import { LONG_TIMERS, type Timers } from './silence.ts';
import { SLOTS, type Choices } from './slots.ts';

export interface Options {
  /** 0 picks a free port. */
  readonly port: number;
  readonly profile: Profile;
  readonly faults: Faults;
  readonly timers: Timers;
  readonly stopWithStdin: boolean;
  readonly limits: Limits;
}

/** Reads the process's arguments. @throws OptionError */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '0' },
      profile: { type: 'string', default: 'reserve' },
      set: { type: 'string', multiple: true, default: [] },
      faults: { type: 'string', default: '' },
      timers: { type: 'string', default: '' },
      'stop-with-stdin': { type: 'boolean', default: false },
      limits: { type: 'string', default: '' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new OptionError(`no port: ${values.port}`);
  const profile: Profile = known(PROFILES, values.profile, 'profile');
  const faults = values.faults.split(',').filter((name) => name !== '');
  for (const name of faults) known(FAULTS, name, 'fault');
  return {
    port,
    profile: { ...profile, choices: values.set.reduce(withSetting, profile.choices) },
    faults: switchOn([...(profile.faults ?? []), ...faults]),
    timers: values.timers
      .split(',')
      .filter((word) => word !== '')
      .reduce(withTimer, LONG_TIMERS),
    stopWithStdin: values['stop-with-stdin'],
    limits: readLimits(values.limits),
  };
}

function withTimer(timers: Timers, setting: string): Timers {
  const [name = '', ms = ''] = setting.split('=');
  known({ ...LONG_TIMERS }, name, 'timer');
  if (!/^[1-9]\d*$/.test(ms)) throw new OptionError(`${name} is a number of ms, not ${ms}`);
  return { ...timers, [name]: Number(ms) };
}

function withSetting(choices: Choices, setting: string): Choices {
  const [slot = '', value = ''] = setting.split('=');
  const values: readonly string[] = known(SLOTS, slot, 'choice');
  if (!values.includes(value)) throw new OptionError(`${slot} is one of ${values.join(', ')}, not ${value}`);
  return { ...choices, [slot]: value };
}

function known<Value>(table: Readonly<Record<string, Value>>, name: string, what: string): Value {
  const value = Object.hasOwn(table, name) ? table[name] : undefined;
  if (value !== undefined) return value;
  throw new OptionError(
    `there is no ${what} "${name}"; did you mean "${closest(name, Object.keys(table))}"?`,
  );
}
