import { isOwnLimit, ownLimitText } from '../../adapters/own-limits.ts';

/** What kept a run from being what its plan says. The history that goes with it is true as far as it goes. */
export interface Trouble {
  /**
   * `refused`: nobody listens at the address. `unreachable`: a connection failed in another way or not in time.
   * `flooded`: the server sent more than is taken of one connection. `descriptors`: this machine has no more sockets,
   * ports or memory to give. `aborted`: the caller's signal.
   */
  readonly kind: 'refused' | 'unreachable' | 'flooded' | 'descriptors' | 'aborted';
  readonly detail: string;
}

/** The trouble that Node's code for a failed connect stands for. */
export function connectTrouble(code: string): Trouble {
  if (code === 'ECONNREFUSED') return { kind: 'refused', detail: code };
  return { kind: isOwnLimit(code) ? 'descriptors' : 'unreachable', detail: code };
}

/** A trouble for people, as the cause of what stays undecided; what this machine lacks, with the next step. */
export function troubleText({ kind, detail }: Trouble): string {
  if (kind !== 'descriptors') return `${kind} (${detail})`;
  const { lack, step } = ownLimitText(detail);
  return `${lack}: ${step}`;
}
