import { isOn } from './cap-readings.ts';
import { changed, deferring, isPieceTooLong, OF_THE_SERVER, overrunning } from './deferred.ts';
import { requirement, type Requirement } from './dialect.ts';
import type { Outcome } from './outcome.ts';
import type { Inquiry } from './outcomes.ts';
import { plain, type Reading } from './reading.ts';
import { readings } from './readings.ts';
import { stepOf, type Step } from './relaxation.ts';
import type { Standings } from './standings.ts';
import type { Table } from './table.ts';
import type { Facts, Operation, Session, World } from './world.ts';

/** AUTHENTICATE, as the server itself answers it, or services do. */
export interface Services {
  /** Every outcome of an AUTHENTICATE: it is answered at once, or put aside. What is answered with silence makes no difference. */
  asked(step: Step, lawful: readonly Reading[], operation: Operation, inquiry?: Inquiry): readonly Outcome[];
  /** Every outcome of taking up what a connection waits for. */
  answer(world: World, connection: number, inquiry?: Inquiry): readonly Outcome[];
}

/** What services need of the model: how it takes steps, and how it reads. */
interface Means {
  readonly steps: (step: Step, lawful: readonly Reading[], inquiry?: Inquiry) => readonly Outcome[];
  readonly facts: Facts;
  readonly standings: Standings;
  readonly table: Table;
}

const AT_ONCE = [requirement('sasl_answers', 'at_once')];
const LATER = [requirement('sasl', 'present'), requirement('sasl_answers', 'later')];

export function servicesOf({ steps, facts, standings, table }: Means): Services {
  /** Another one comes before the last was answered, or did so once: how far services are, nobody can tell. */
  const overrun = (
    step: Step,
    lawful: readonly Reading[],
    operation: Operation,
    inquiry?: Inquiry,
  ): readonly Outcome[] => {
    const { nick, overran } = step.session;
    const presumed = overran ? [] : LATER;
    const unsaid = ['AUTHENTICATE.queued', 'AUTHENTICATE.lost'] as const;
    const taken = [...lawful.filter(isOfTheServer), ...unsaid.map((input) => plain(input, nick, presumed))];
    return steps(step, taken, inquiry).map((outcome) => overrunBy(operation, outcome));
  };
  return {
    asked: (step, lawful, operation, inquiry) => {
      const { session } = step;
      if (!lawful.some(({ input }) => input.startsWith('AUTHENTICATE.'))) return steps(step, lawful, inquiry);
      if (session.overran || session.deferred !== null) return overrun(step, lawful, operation, inquiry);
      const all = steps(step, lawful, inquiry && { ...inquiry, next: 'anything' });
      const silent = all.filter(({ emits }) => emits.length === 0);
      if (silent.length === all.length) return silent;
      const now = lawful.map((reading) => (isOfTheServer(reading) ? reading : presuming(reading, AT_ONCE)));
      const loud = steps(step, now, inquiry).filter(({ emits }) => emits.length > 0);
      const queued = steps(step, [plain('AUTHENTICATE.queued', session.nick, LATER)], inquiry);
      return [
        // What becomes of the pieces in front of it nobody can tell.
        ...(isPieceTooLong(operation) ? loud.map((outcome) => overrunBy(operation, outcome)) : loud),
        ...silent,
        ...queued.map((outcome) => ({ ...outcome, world: deferring(outcome.world, operation, operation) })),
      ];
    },
    answer: (world, connection, inquiry) => {
      const operation = (world.sessions[connection] as Session).deferred;
      if (operation === null) return [];
      const before = deferring(world, operation, null);
      const step = stepOf({ world: before, connection, operation, table });
      const { enabled } = step.session;
      const found = readings(before, operation, facts, standings);
      if (isOn('sasl', enabled)) return steps(step, found, inquiry);
      // The capability may have been on when it was sent.
      const then = changed(before, connection, { enabled: `${enabled} sasl` });
      return steps(step, [...found, ...readings(then, operation, facts, standings)], inquiry);
    },
  };
}

/** Whether it is a matter of the server's, be that with services or not. */
function isOfTheServer({ input }: Reading): boolean {
  return !input.startsWith('AUTHENTICATE.') || OF_THE_SERVER.has(input);
}

function presuming(reading: Reading, presumed: readonly Requirement[]): Reading {
  return { ...reading, requires: [...presumed, ...reading.requires] };
}

function overrunBy(operation: Operation, outcome: Outcome): Outcome {
  return { ...outcome, world: overrunning(outcome.world, operation) };
}
