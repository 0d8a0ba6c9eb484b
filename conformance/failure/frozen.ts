import { permit, SLOTS, valuesIn, type Dialect } from '../../model/dialect.ts';
import type { Circumstances } from '../check.ts';
import type { DialectSource } from '../circumstances.ts';

/** The circumstances that a history was judged under, as plain JSON: choices that are added later cannot change the verdict. */
export interface FrozenCircumstances extends Omit<
  Circumstances,
  'password' | 'accounts' | 'operator' | 'capabilities'
> {
  /** The permitted values of every slot that there was. */
  readonly dialect: Dialect;
  /** Where what is known of a slot comes from; those that nobody knew anything of are left out. */
  readonly sources: Readonly<Record<string, DialectSource>>;
  /** Whether the server had a password. It is not kept. */
  readonly password: boolean;
  /** How many accounts were known. They are not kept. */
  readonly accounts: number;
  /** What the server offered, name to value (null for none); null when nobody knew. */
  readonly capabilities: Readonly<Record<string, string | null>> | null;
}

export function freeze(
  { dialect, password, accounts, operator: _operator, capabilities, ...rest }: Circumstances,
  sources: Readonly<Record<string, DialectSource>>,
): FrozenCircumstances {
  const { masks } = permit(dialect);
  return {
    ...rest,
    dialect: Object.fromEntries(SLOTS.map(({ name }, slot) => [name, valuesIn(slot, masks[slot] as number)])),
    sources: Object.fromEntries(
      SLOTS.flatMap(({ name, choice }) => {
        const source = sources[name] ?? sources[choice.id];
        return source === undefined ? [] : [[name, source]];
      }),
    ),
    password: password !== null,
    accounts: accounts.length,
    capabilities: capabilities === null ? null : Object.fromEntries(capabilities),
  };
}

/** The circumstances again, for a server that has this password, these accounts and this operator. */
export function thaw(
  { dialect, nickLength, capabilities, packages, timers, releaseMs, deadlineMs }: FrozenCircumstances,
  { password, accounts, operator }: Pick<Circumstances, 'password' | 'accounts' | 'operator'>,
): Circumstances {
  return {
    dialect,
    nickLength,
    capabilities: capabilities === null ? null : new Map(Object.entries(capabilities)),
    packages,
    timers,
    releaseMs,
    deadlineMs,
    password,
    accounts,
    ...(operator === undefined ? {} : { operator }),
  };
}
