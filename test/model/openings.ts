import type { Dialect } from '../../model/dialect.ts';
import type { Spec } from '../../model/outcomes.ts';
import { receivedLine } from '../../model/received.ts';
import type { World } from '../../model/world.ts';
import { operationOf } from './operation.ts';
import { JUST_COME } from './stay.ts';

const said =
  (...lines: readonly string[]) =>
  (connection: number): readonly (readonly [connection: number, line: string])[] =>
    lines.map((line) => [connection, line]);

const asks = (connection: number) =>
  connection === 0
    ? said('CAP LS 302', 'CAP REQ :sasl')(connection)
    : said('CAP REQ :away-notify sasl')(connection);
const begins = said('AUTHENTICATE PLAIN');
const proves = said('AUTHENTICATE SCRAM-SHA-256', 'AUTHENTICATE first');
const logsIn = said('AUTHENTICATE PLAIN', 'AUTHENTICATE right');
const secures = said('AUTH NTLM I opens');
const authenticates = said('AUTH NTLM I opens', 'AUTH NTLM S right');
const logsOn = (connection: number) =>
  said(`NICK ${'ab'[connection] ?? 'c'}`, 'USER u 0 * :r', 'PONG cookie', 'CAP END')(connection);

/** What walks may begin with, so that they get far: two connections have SASL on, are in an exchange, logged in, or registered, or do so by AUTH. */
const OPENINGS = [
  [...asks(0), ...asks(1)],
  [...asks(0), ...asks(1), ...logsOn(0)],
  [...asks(0), ...asks(1), ...begins(0), ...begins(1)],
  [...asks(0), ...asks(1), ...logsIn(0), ...logsOn(0), ...begins(1)],
  [...asks(0), ...asks(1), ...logsOn(0), ...begins(0), ...logsIn(1)],
  [...asks(0), ...asks(1), ...logsOn(0), ...proves(0), ...proves(1)],
  [...asks(0), ...asks(1), ...logsOn(0), ...logsOn(1), ...proves(0), ...proves(1)],
  [...secures(0), ...authenticates(1), ...said('NICK a')(2)],
  [...authenticates(0), ...logsOn(0), ...secures(1)],
  [...logsOn(0), ...secures(1), ...secures(2)],
];

/** Whether that opening of them has to do with AUTH. */
export function isSecured(nth: number): boolean {
  return nth % OPENINGS.length >= OPENINGS.length - OF_AUTH;
}

/** The last ones. */
const OF_AUTH = 3;

/** Dialects of servers with which all of that is possible. */
export const OBLIGING: Dialect = {
  cap: ['present'],
  sasl: ['present'],
  ircx: ['present'],
  auth_order: ['any_time'],
  auth_refusal: ['none'],
  auth_failure_closes: ['no'],
  sasl_answers: ['at_once'],
  sasl_failure_closes: ['no'],
  sasl_registered: ['as_before'],
  server_password: ['none'],
  kill_unregistered: ['killed'],
};

/** The world in which a walk begins. */
export function opened(spec: Spec, connections: number, nth: number): World {
  return after(spec, connections, OPENINGS[nth % OPENINGS.length] ?? []);
}

/** Who is killed before such a walk begins: one of two that have done what is needed to log on, or nobody. */
const KILLED = [said('KILL b :x')(0), [...logsOn(2), ...said('KILL c :x')(0)], []];

/**
 * The world in which a walk begins that is about operators: there is one, and another one is killed now and then, or spared by a breach
 * where there may be one.
 */
export function ruled(spec: Spec, connections: number, nth: number): World {
  const isSpared = nth % 2 === 0;
  const killing = KILLED[(nth >> 1) % KILLED.length] ?? [];
  const loggedOn = [0, 1].reduce(welcomed(spec), after(spec, connections, [...logsOn(0), ...logsOn(1)]));
  const ruler = said('OPER root right')(0).reduce((world, line) => step(spec, world, line, 0), loggedOn);
  return killing.reduce((world, line) => step(spec, world, line, isSpared ? -1 : 0), ruler);
}

/** The welcome of a connection may come later than what it has waited for. */
function welcomed(spec: Spec): (world: World, connection: number) => World {
  const welcome = receivedLine(':s 001 a :Welcome', 0, 0);
  return (world, connection) => spec.internal(world, connection, welcome, JUST_COME)[0]?.world ?? world;
}

type Opening = (typeof OPENINGS)[number];

function after(spec: Spec, connections: number, opening: Opening): World {
  return opening.reduce((world, line) => step(spec, world, line, 0), spec.initial(connections));
}

/** What breaches make possible comes behind all that is lawful. */
function step(spec: Spec, world: World, [connection, line]: Opening[number], which: 0 | -1): World {
  return spec.outcomes(world, operationOf(line, connection)).at(which)?.world ?? world;
}
