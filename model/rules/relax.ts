import { connectedIn, type Connected, type Registering } from '../connected.ts';
import type { Input } from '../input.ts';
import { EFFECTS } from '../outcome.ts';
import { phases } from '../phase.ts';
import type { Reading } from '../reading.ts';
import type { Relaxation, RelaxedWay, Step } from '../relaxation.ts';
import type { Flaw, Emit } from '../reply.ts';
import type { Action } from '../session.ts';
import type { Table, Way } from '../table.ts';

/** The regions of a connection that registers, by the state that each is in; authentication as the chart writes it. */
export type Regions = Registering &
  Pick<Connected, 'capabilities' | 'authentication' | 'security' | 'presence'>;

/** The regions of a configuration; null when it does not register any more. */
export function regionsOf(table: Table, configuration: number): Regions | null {
  const connected = connectedIn(table.keyOf(configuration));
  if (connected?.registration.registering === undefined) return null;
  const { registration: _registration, ...beside } = connected;
  return { ...connected.registration.registering, ...beside };
}

/** The configuration that differs from this one in some regions. */
export function withRegions(table: Table, regions: Regions, change: Partial<Regions>): number {
  const { capabilities, authentication, security, presence, ...registering } = { ...regions, ...change };
  const registration = { registering };
  const connected: Connected = { registration, capabilities, authentication, security, presence };
  return table.numberOf(JSON.stringify({ connected }));
}

/** The configuration that differs from this one in what goes on side by side; null when the connection is closing. */
export function withConnected(
  table: Table,
  configuration: number,
  change: Partial<Connected>,
): number | null {
  const connected = connectedIn(table.keyOf(configuration));
  if (connected === null) return null;
  return table.numberOf(JSON.stringify({ connected: { ...connected, ...change } }));
}

const BURST: readonly Action[] = ['001', '002', '003', '004', '005', 'endOfMotd'];

/** What a welcome may hold: all that Modern IRC asks for, what RFC 2812 does, or 001 alone. */
export const BURSTS: readonly (readonly Action[])[] = [BURST, BURST.slice(0, 4), BURST.slice(0, 1)];

/** Whether a reply is part of a welcome. */
export function welcomes(reply: Action): boolean {
  return BURST.includes(reply);
}

/** The configuration of a connection that has just been welcomed, and does otherwise what it did in this one. */
export function welcomed(table: Table, configuration: number): number {
  return (
    withConnected(table, configuration, {
      registration: { registered: { nick: 'fresh', privileges: 'user' } },
    }) ?? configuration
  );
}

/** The configuration of a connection that the server has closed. */
export function closing(table: Table): number {
  return table.numberOf('"closing"');
}

const KEPT_WITH_SILENCE: ReadonlySet<Action> = new Set([...EFFECTS, 'close']);

/** Whether a way sends nothing. */
export function isSilent(way: Way): boolean {
  return way.actions.every((action) => EFFECTS.has(action));
}

/** Whether a way refuses the nick that was asked for. */
export function refuses(way: Way): boolean {
  return way.actions.some(
    (action) => action === '432' || action === '433' || action === '436' || action === '437',
  );
}

/** A way without the chart: it presumes nothing. */
export function way(next: number, actions: readonly Action[], mark?: string): RelaxedWay {
  return { requires: [], next, actions, transitions: [], ...(mark === undefined ? {} : { mark }) };
}

/** Inputs by their names, or by a prefix such as `NICK.`. */
function isOneOf(input: Input, names: readonly string[]): boolean {
  return names.some((name) => (name === '' || name.endsWith('.') ? input.startsWith(name) : input === name));
}

type When = (step: Step, reading: Reading) => boolean;
const always: When = () => true;

/** These inputs may be answered with silence; what else they do, they do. */
export function unanswered(inputs: readonly string[], when: When = always): Relaxation {
  return {
    ways: (step, reading, lawful) =>
      isOneOf(reading.input, inputs) && when(step, reading)
        ? lawful
            .filter((lawfulWay) => !isSilent(lawfulWay))
            .map((lawfulWay) => ({
              ...lawfulWay,
              actions: lawfulWay.actions.filter((action) => KEPT_WITH_SILENCE.has(action)),
            }))
        : [],
  };
}

/** These inputs may be answered with one of these replies, or with several at once, and then have no effect. */
export function answeredWith(
  inputs: readonly string[],
  replies: readonly (Action | readonly Action[])[],
  when: When = always,
): Relaxation {
  return {
    ways: (step, reading) =>
      isOneOf(reading.input, inputs) && when(step, reading)
        ? replies.map((reply) => way(step.session.configuration, [reply].flat()))
        : [],
  };
}

/** These inputs may be taken for others. */
export function takenFor(
  inputs: readonly string[],
  change: (reading: Reading, step: Step) => Partial<Reading> | null,
): Relaxation {
  return {
    readings: (step, lawful) =>
      lawful.flatMap((reading) => {
        const other = isOneOf(reading.input, inputs) ? change(reading, step) : null;
        return other === null ? [] : [{ ...reading, ...other }];
      }),
  };
}

/** A flaw may pass. */
export function tolerating(flaw: Flaw, when: (emit: Emit) => boolean = () => true): Relaxation {
  return { tolerates: (found, emit) => found === flaw && when(emit) };
}

/** Several relaxations as one. It has no more members than they have. */
export function together(...relaxations: readonly Relaxation[]): Relaxation {
  const has = (member: keyof Relaxation): boolean =>
    relaxations.some((relaxation) => relaxation[member] !== undefined);
  return {
    ...(has('readings') && {
      readings: (step, lawful) =>
        relaxations.flatMap((relaxation) => relaxation.readings?.(step, lawful) ?? []),
    }),
    ...(has('ways') && {
      ways: (step, reading, lawful) =>
        relaxations.flatMap((relaxation) => relaxation.ways?.(step, reading, lawful) ?? []),
    }),
    ...(has('tolerates') && {
      tolerates: (...found) => relaxations.some((relaxation) => relaxation.tolerates?.(...found) === true),
    }),
    ...(has('ignores') && {
      ignores: (...line) => relaxations.some((relaxation) => relaxation.ignores?.(...line) === true),
    }),
    ...(has('lets') && {
      lets: (...overdue) => relaxations.some((relaxation) => relaxation.lets?.(...overdue) === true),
    }),
    ...(has('misroutes') && {
      misroutes: (step) => relaxations.flatMap((relaxation) => relaxation.misroutes?.(step) ?? []),
    }),
  };
}

export function isRegistered({ session, table }: Step): boolean {
  return phases(table)(session.configuration) === 'registered';
}
