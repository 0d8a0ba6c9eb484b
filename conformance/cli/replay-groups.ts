import type { StoredFailure } from '../failure/failure.ts';
import type { ReplayOptions } from '../replay/replay.ts';
import { readAccounts } from './account-option.ts';
import { readOperator } from './operator-option.ts';
import type { FailureFile } from './failure-folder.ts';
import { readFaults, takesFaults } from './faults-option.ts';
import type { Host } from './host.ts';
import { clientsOf } from './check-options.ts';
import { parseSpan } from './options.ts';
import type { Adapters } from './parts.ts';
import { boundClients } from './sockets.ts';
import { freshPassword, restoreTarget } from './stored-target.ts';
import { resolveTarget, withoutPassword, type Target } from './target.ts';

/** The options of `replay` as they were typed. */
export interface ReplayFlags {
  readonly target?: string;
  readonly command?: string;
  readonly password?: string;
  readonly account?: readonly string[];
  readonly oper?: string;
  readonly faults?: readonly string[];
  readonly clients?: string;
  readonly deadline?: string;
  readonly out: string;
  readonly iOwnThisServer?: boolean;
}

/** Failures that are run again on one server. */
export interface ReplayGroup {
  readonly target: Target;
  readonly options: ReplayOptions;
  readonly files: readonly FailureFile[];
}

/** Puts failures together whose server is started in the same way. @throws UsageError, StartError */
export async function groupFailures(
  files: readonly FailureFile[],
  flags: ReplayFlags,
  signal: AbortSignal,
  adapters: Adapters,
  host: Host,
): Promise<readonly ReplayGroup[]> {
  const asked = clientsOf(flags);
  const deadlineMs = flags.deadline === undefined ? null : parseSpan('--deadline', flags.deadline);
  const accounts = readAccounts(flags.account, host.env);
  const operator = readOperator(flags.oper, host.env);
  const groups = new Map<
    string,
    { readonly group: Omit<ReplayGroup, 'files'>; readonly files: FailureFile[] }
  >();
  for (const file of files) {
    const { failure } = file;
    const target = await targetOf(failure, flags, adapters);
    const faults = faultsOf(failure, flags, target, adapters);
    const key = JSON.stringify([target.given, faults, failure.circumstances.password]);
    const same = groups.get(key);
    if (same !== undefined) {
      same.files.push(file);
      continue;
    }
    // A password in the environment is for servers that ask for one.
    const known = host.env['NICK_COLLIDER_PASSWORD'] ?? freshPassword(target, adapters);
    const password = flags.password ?? (failure.circumstances.password ? known : null);
    const clients = boundClients(asked, target.adapter, host);
    const options = { clients, deadlineMs, password, accounts, operator, faults, signal };
    groups.set(key, { group: { target: withoutPassword(target, password), options }, files: [file] });
  }
  return [...groups.values()].map(({ group, files }) => ({ ...group, files }));
}

function targetOf(failure: StoredFailure, flags: ReplayFlags, adapters: Adapters): Promise<Target> {
  const owned = flags.iOwnThisServer === true;
  return flags.target === undefined && flags.command === undefined
    ? restoreTarget(failure.target, owned, adapters)
    : resolveTarget(flags.target, flags.command, owned, adapters);
}

/** What is asked for, or else the faults that the reference server had. */
function faultsOf(
  { target: stored }: StoredFailure,
  { faults }: ReplayFlags,
  { adapter }: Target,
  adapters: Adapters,
): readonly string[] {
  if (faults === undefined) return stored.kind === 'named' && takesFaults(adapter.name) ? stored.faults : [];
  return readFaults(faults.length === 1 && faults[0] === 'none' ? [] : faults, adapter.name, adapters);
}
