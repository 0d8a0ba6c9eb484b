import { JUST_COME } from './stay.ts';
import { CASEMAPPINGS, type Casemapping } from '../../model/casemapping.ts';
import type { Dialect } from '../../model/dialect.ts';
import { createSpec, type Outcome, type Spec } from '../../model/outcomes.ts';
import { receivedClose, receivedLine, type Received } from '../../model/received.ts';
import { createTable } from '../../model/table.ts';
import type { Operation, World } from '../../model/world.ts';
import { anyDialect, numbers } from './dialects.ts';
import { OBLIGING, opened } from './openings.ts';
import { CAP_LINES, CAPABILITIES, operationOf, SASL_LINES } from './operation.ts';
import type { Reader } from './nick-life.ts';
import { factsOf } from './facts.ts';

/** One step of a walk through the worlds of a dialect. */
export interface Stride {
  readonly before: World;
  /** What was sent; null for a step of the server. */
  readonly operation: Operation | null;
  /** All that it may come to, and what it came to. */
  readonly outcomes: readonly Outcome[];
  readonly outcome: Outcome;
  readonly dialect: Dialect;
  readonly actor: number;
  readonly reader: Reader;
  readonly spec: Spec;
}

const CONNECTIONS = 6;
/** So many do something where they negotiate and authenticate too. */
const FEW = 3;
const NICKS = [
  'NICK a',
  'NICK a',
  'NICK a',
  'NICK A',
  'NICK b',
  'NICK [',
  'NICK {',
  'NICK #',
  'NICK abcdefghijk',
];
const OTHERS = ['USER u 0 * :r', 'USER u 0 * :r', 'PASS right', 'PASS wrong', 'QUIT', 'PONG cookie', ''];
/** Of the walks that negotiate and authenticate too, most get far with it. */
const DEALINGS = [
  ...CAP_LINES,
  ...SASL_LINES,
  ...['CAP LS', 'CAP REQ :sasl', 'CAP END'].flatMap((line) => [line, line]),
  ...['PLAIN', 'right', 'right', 'SCRAM-SHA-256', 'first', 'right', '+'].map(
    (what) => `AUTHENTICATE ${what}`,
  ),
];
const LINES = [...NICKS, ...NICKS, ...OTHERS];
/** Half of the dialects let several wish for one nick, and register without more ado. */
const CROWDED = { 'nick_hold@unregistered_claimant': ['at_completion'], server_password: ['none'] };
const COMPLETION = receivedLine('001 a :Welcome', 0, 0);
const CHALLENGE = receivedLine('PING :cookie', 0, 0);
const CLOSE = receivedClose(0, 0);

/** The table that the walks' configurations are numbered by. */
export const table = createTable();

/**
 * Random walks, each under a dialect of its own; the same each time. Clients that are `dealing` negotiate and authenticate in between, in
 * two commands of three.
 */
export function* nickWalks(
  walks: number,
  steps: number,
  { dealing = false }: { readonly dealing?: boolean } = {},
): Generator<Stride> {
  const draw = numbers(1);
  const lineOf = (): string => {
    const lines = dealing && draw(3) > 0 ? DEALINGS : LINES;
    return lines[draw(lines.length)] ?? '';
  };
  for (let walk = 0; walk < walks; walk += 1) {
    const dialect: Dialect = {
      ...anyDialect(draw),
      ...(draw(2) === 0 ? {} : CROWDED),
      ...(dealing && draw(3) > 0 ? OBLIGING : {}),
    };
    const facts = factsOf({ capabilities: CAPABILITIES, idleAfter: 0 });
    const spec = createSpec({ dialect, facts, table });
    const mapping = CASEMAPPINGS.find((each) => each === dialect['casemapping']?.[0]) as Casemapping;
    const reader: Reader = { mapping, phaseOf: spec.phase };
    // The last connection says nothing: it is the one that looks on.
    let before = dealing ? opened(spec, CONNECTIONS + 1, walk) : spec.initial(CONNECTIONS + 1);
    for (let step = 0; step < steps; step += 1) {
      const actor = draw(dealing ? FEW : CONNECTIONS);
      const { operation, outcomes } = stepAt(spec, before, actor, draw, lineOf);
      const outcome = outcomes[draw(Math.max(1, outcomes.length))];
      if (outcome === undefined) continue;
      yield { before, operation, outcomes, outcome, dialect, actor, reader, spec };
      before = outcome.world;
    }
  }
}

function stepAt(
  spec: Spec,
  world: World,
  actor: number,
  draw: (below: number) => number,
  lineOf: () => string,
): Pick<Stride, 'operation' | 'outcomes'> {
  const session = world.sessions[actor];
  if (session === undefined || spec.phase(session) === 'closing') return { operation: null, outcomes: [] };
  const internal = (next: Received): Pick<Stride, 'operation' | 'outcomes'> => ({
    operation: null,
    outcomes: spec.internal(world, actor, next, { ...JUST_COME, age: 1 }),
  });
  if (draw(4) === 0) return internal(COMPLETION);
  if (draw(8) === 0) return internal(draw(8) === 0 ? CLOSE : CHALLENGE);
  const line = lineOf();
  // Some of the closed connections were closed so long ago that nothing of them may be left.
  const released = draw(3) === 0 ? closedIn(spec, world) : 0;
  const operation = operationOf(line, actor, { released });
  return { operation, outcomes: spec.outcomes(world, operation) };
}

function closedIn(spec: Spec, { sessions }: World): number {
  return sessions.reduce(
    (mask, session, connection) => (spec.phase(session) === 'closing' ? mask | (1 << connection) : mask),
    0,
  );
}
