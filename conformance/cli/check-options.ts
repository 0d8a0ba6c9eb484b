import type { Adapter } from '../../adapters/server.ts';
import { readAccounts } from './account-option.ts';
import { readOperator } from './operator-option.ts';
import { readBaseline, type BaselineFlags } from './baseline-option.ts';
import { resolveDialect } from './dialect-option.ts';
import { UsageError } from './errors.ts';
import type { Host } from './host.ts';
import { readFaults } from './faults-option.ts';
import { parseCount, parseSeed, parseSpan } from './options.ts';
import { readPassword } from './password-option.ts';
import type { CheckOptions, Parts } from './parts.ts';
import { selectRules } from './rule-filter.ts';
import { boundClients } from './sockets.ts';
import { readTimers } from './timers-option.ts';

/** The options of `check` as they were typed. */
export interface CheckFlags extends BaselineFlags {
  readonly command?: string;
  readonly password?: string;
  readonly account?: readonly string[];
  readonly timers?: readonly string[];
  readonly oper?: string;
  readonly seed?: string;
  readonly runs?: string;
  readonly for?: string;
  readonly clients?: string;
  readonly deadline: string;
  readonly strict?: boolean;
  readonly dialect?: string;
  readonly fragment?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly faults?: readonly string[];
  readonly reporter?: readonly string[];
  readonly out: string;
  readonly iOwnThisServer?: boolean;
}

const DEFAULT_MS = 30_000;

/** What the options of `check` mean, but for where failures are kept; with a fresh seed where none was given. @throws UsageError */
export function readCheckOptions(
  flags: CheckFlags,
  adapter: Adapter,
  signal: AbortSignal,
  { rules, adapters }: Parts,
  host: Host,
): Omit<CheckOptions, 'store'> {
  const ids = rules.map(({ id }) => id);
  const only = selectRules('--only', flags.only ?? [], ids);
  const skip = selectRules('--skip', flags.skip ?? [], ids);
  if ((only.length > 0 ? only : ids).every((id) => skip.includes(id))) {
    throw new UsageError('--only and --skip leave no rule to check');
  }
  const dialect = flags.dialect === undefined ? null : resolveDialect(flags.dialect, adapters);
  return {
    seed: flags.seed === undefined ? host.seed() : parseSeed('--seed', flags.seed),
    limit: limitOf(flags),
    clients: boundClients(clientsOf(flags), adapter, host),
    deadlineMs: parseSpan('--deadline', flags.deadline),
    password: readPassword(flags, dialect, adapter, host.env),
    accounts: readAccounts(flags.account, host.env),
    timers: readTimers(flags.timers),
    operator: readOperator(flags.oper, host.env),
    dialect,
    dialectName: flags.dialect ?? null,
    only,
    skip,
    strict: flags.strict === true,
    shrink: flags.shrink,
    fragment: flags.fragment === true,
    baseline: readBaseline(flags),
    faults: readFaults(flags.faults ?? [], adapter.name, adapters),
    signal,
  };
}

/** Null where none are named. @throws UsageError */
export function clientsOf({ clients }: Pick<CheckFlags, 'clients'>): number | null {
  return clients === undefined ? null : parseCount('--clients', clients);
}

function limitOf({ runs, for: span }: CheckFlags): CheckOptions['limit'] {
  if (runs !== undefined && span !== undefined) throw new UsageError('both --runs and --for: one is enough');
  if (runs !== undefined) return { kind: 'runs', runs: parseCount('--runs', runs) };
  return { kind: 'time', ms: span === undefined ? DEFAULT_MS : parseSpan('--for', span) };
}
