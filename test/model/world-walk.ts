import { JUST_COME } from './stay.ts';
import type { Dialect } from '../../model/dialect.ts';
import { createSpec, type Spec } from '../../model/outcomes.ts';
import { receivedClose, receivedLine } from '../../model/received.ts';
import type { Table } from '../../model/table.ts';
import { worldKey, type Operation, type World } from '../../model/world.ts';
import { CAP_LINES, CAPABILITIES, OPER_LINES, operationOf, SASL_LINES } from './operation.ts';
import { factsOf } from './facts.ts';

/** What one connection may say to bring about every input that has to do with its registration and its nick; the other one only takes nicks and leaves. */
const LINES = [
  'PASS',
  'PASS :',
  'PASS right',
  'PASS wrong',
  'NICK',
  'NICK :',
  'NICK a b',
  'NICK #a',
  'NICK a@b',
  'NICK a',
  'NICK A',
  'NICK b',
  'NICK 1a',
  'USER',
  'USER a b c d e',
  'USER : 0 * :r',
  'USER u 0 * :',
  'USER u@h 0 * :r',
  'USER u 0 * :r',
  'QUIT',
  'PING',
  'PING :',
  'PING a',
  'PING a b',
  'PONG',
  'PONG a',
  'PONG cookie',
  'JOIN #a',
  'FROB',
  '001',
  'ERROR',
];
const OTHER_LINES = ['NICK a', 'NICK b', 'USER u 0 * :r', 'QUIT'];
/** What it may say besides what CAP and AUTHENTICATE are about: of the registration no more than completes it. */
const LOGON = ['NICK a', 'USER u 0 * :r', 'PASS right', 'PONG cookie', 'QUIT'];

/**
 * The transitions of the session chart that a dialect permits, found by walking every world of two connections: what one
 * connection meets depends on one other at the most. CAP and AUTHENTICATE have walks of their own, with nobody else about, and so have operators. A time-out
 * (EXPIRE) is left out, as it needs more silence than a plan has.
 */
export function reachableTransitions(
  dialect: Dialect,
  nickLength: number | null,
  table: Table,
): ReadonlySet<string> {
  const tooLong = nickLength === null ? [] : [`NICK ${'a'.repeat(nickLength + 1)}`];
  return new Set([
    ...transitionsOf(dialect, nickLength, table, [[...LINES, ...tooLong], OTHER_LINES]),
    ...transitionsOf(dialect, nickLength, table, [[...LOGON, ...CAP_LINES]]),
    ...transitionsOf(dialect, nickLength, table, [
      [...LOGON, 'CAP REQ :sasl', 'CAP REQ :-sasl', 'CAP END', ...SASL_LINES],
    ]),
    ...transitionsOf(dialect, nickLength, table, [
      [...LOGON, ...OPER_LINES],
      [...OTHER_LINES, 'PASS right'],
    ]),
  ]);
}

/** The transitions that are taken when each connection says what it may. */
function transitionsOf(
  dialect: Dialect,
  nickLength: number | null,
  table: Table,
  sayings: readonly (readonly string[])[],
): ReadonlySet<string> {
  const facts = factsOf({
    nickLength,
    capabilities: CAPABILITIES,
    hasOperator: sayings.some((said) => said.includes('OPER root right')),
  });
  const spec = createSpec({ dialect, facts, table, relaxations: [{ lifts: 'narrowing' }] });
  const challenges = dialect['registration_completes']?.includes('after_pong') ?? true;
  // No PASS is right where there is no password, and no PONG is asked for by a server that sends no PING.
  const unsayable = new Set([
    ...(dialect['server_password']?.includes('required') === false ? ['PASS right'] : []),
    ...(challenges ? [] : ['PONG cookie']),
  ]);
  const operations = sayings.flatMap((said, connection) =>
    said
      .filter((line) => !unsayable.has(line))
      .map((line, event) => operationOf(line, connection, { event })),
  );
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: World[] = [spec.initial(sayings.length)];
  for (let world = open.pop(); world !== undefined; world = open.pop()) {
    for (const outcome of nextOutcomes(world, operations, spec, challenges)) {
      for (const transition of outcome.transitions) found.add(transition);
      const next = forget(outcome.world);
      const key = `${next.permitted.id} ${worldKey(next, () => false)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return found;
}

function* nextOutcomes(
  world: World,
  operations: readonly Operation[],
  spec: Spec,
  challenges: boolean,
): Generator<ReturnType<Spec['outcomes']>[number]> {
  for (const operation of operations) {
    yield* spec.outcomes(world, operation);
  }
  for (const connection of world.sessions.keys()) {
    if (challenges && connection === 0) yield* spec.internal(world, connection, PING, HERE);
    yield* spec.internal(world, connection, CLOSE, HERE);
  }
}

const HERE = JUST_COME;
const PING = receivedLine('PING :cookie', 0, 0);
const CLOSE = receivedClose(0, 0);

/** A world without what makes no difference to the transitions that can follow. */
function forget(world: World): World {
  return {
    ...world,
    sessions: world.sessions.map((session) => ({
      ...session,
      readyAt: session.readyAt < 0 ? -1 : 0,
    })),
  };
}
