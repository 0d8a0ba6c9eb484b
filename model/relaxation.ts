import type { Command } from './command.ts';
import type { Way } from './table.ts';
import type { Emit, Flaw } from './reply.ts';
import type { Reading } from './reading.ts';
import type { Operation, Session, World } from './world.ts';
import type { Received } from './received.ts';
import type { Overdue, Stay } from './timeouts.ts';
import type { Table } from './table.ts';

/** A step about to be taken: a command, or null for what the server does by itself. */
export interface Step {
  readonly world: World;
  readonly connection: number;
  readonly session: Session;
  readonly operation: Operation | null;
  readonly table: Table;
  /** Where what the connection received next is the server's end of it, and it is known when that may come by itself: how it stands. */
  readonly ending: Stay | null;
  /** Where what it received next asks whether a silent client is there: the PING. */
  readonly asking: Received | null;
  /** Every way to classify another command in place of the operation's. */
  read(command: Command): readonly Reading[];
}

const nothing = (): readonly Reading[] => [];

/** A step about to be taken, where nothing is known of what the connection received next, and no other command is to be read, unless it is said. */
export function stepOf(
  at: Pick<Step, 'world' | 'connection' | 'operation' | 'table'>,
  { ending = null, asking = null, read = nothing }: Partial<Pick<Step, 'ending' | 'asking' | 'read'>> = {},
): Step {
  const { world, connection, operation, table } = at;
  const session = world.sessions[connection] as Session;
  return { world, connection, session, operation, table, ending, asking, read };
}

/**
 * Wrong ways to cut what a client sends into lines. `crlf only`: LF alone ends none. `cr kept`: a CR before the LF stays in the line. `shared`: all connections have one buffer. `apart`: what one read returns is taken for
 * whole lines. `first only`: of what one read returns only the first line is looked at. `remainder`: what stands behind the length limit is the next line. `swapped`: two lines of one write in the wrong order. `lost to a nul`:
 * what stands behind a NUL is lost, as far as the write goes or for good.
 */
export type Misreading =
  'crlf only' | 'cr kept' | 'shared' | 'apart' | 'first only' | 'remainder' | 'swapped' | 'lost to a nul';

/** A way that a relaxation adds, with the marks that it leaves in the world. */
export interface RelaxedWay extends Way {
  readonly mark?: string;
  /** Connections that are put out besides, as by a KILL. */
  readonly alsoKills?: readonly number[];
}

/**
 * What a rule forbids, as further outcomes: a relaxed model is the lawful one plus these. Every member is optional and only
 * adds; `marks` of earlier relaxed steps may be read from the world.
 */
export interface Relaxation {
  /** Further classifications of a command. */
  readings?(step: Step, lawful: readonly Reading[]): readonly Reading[];
  /** Further ways of taking a classified input. */
  ways?(step: Step, reading: Reading, lawful: readonly Way[]): readonly RelaxedWay[];
  /** Whether a flaw does not keep a line from passing for a reply. */
  tolerates?(flaw: Flaw, emit: Emit, received: Received, session: Session): boolean;
  /** Whether a line may come unasked. */
  ignores?(received: Received, session: Session): boolean;
  /** Whether what is overdue by the server's own timers may be so. */
  lets?(overdue: Overdue, session: Session, table: Table): boolean;
  /** Further recipients of a step's replies to its own connection. */
  misroutes?(step: Step): readonly number[];
  /**
   * A bound that is set aside: how soon a nick is released, how soon a client that has dropped its connection is gone, how soon a registration completes, or one
   * whose last part came while another connection was in the midst of a line, how long a connection must idle
   * before it is closed, that one that has sent QUIT is closed for that, the dialect altogether, or only that a choice once made binds.
   */
  readonly lifts?:
    'release' | 'drop' | 'held' | 'registration' | 'close' | 'leaving' | 'dialect' | 'narrowing';
  /** Another way to make lines of the bytes that were sent. */
  readonly misreads?: Misreading;
  /** Of the dialect or of what binds, only this slot is set aside. */
  readonly slot?: string;
}
