import type { Dialect } from '../../model/dialect.ts';
import type { Spec } from '../../model/outcomes.ts';
import type { World } from '../../model/world.ts';
import { operationOf } from './operation.ts';

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
};

/** The world in which a walk begins. */
export function opened(spec: Spec, connections: number, nth: number): World {
  return after(spec, connections, OPENINGS[nth % OPENINGS.length] ?? []);
}

/** The world in which a walk begins that is about operators: there is one, and another one is killed now and then. */
export function ruled(spec: Spec, connections: number, nth: number): World {
  const kills = nth % 4 < 2 ? said('KILL b :x')(0) : [];
  return after(spec, connections, [...logsOn(0), ...logsOn(1), ...said('OPER root right')(0), ...kills]);
}

function after(spec: Spec, connections: number, opening: (typeof OPENINGS)[number]): World {
  return opening.reduce(
    (world, [connection, line]) => spec.outcomes(world, operationOf(line, connection))[0]?.world ?? world,
    spec.initial(connections),
  );
}
