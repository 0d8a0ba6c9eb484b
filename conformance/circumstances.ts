import { CASEMAPPINGS, type Casemapping } from '../model/casemapping.ts';
import type { Dialect } from '../model/dialect.ts';
import { mechanismsOf } from './capabilities.ts';
import { LONGEST_WAIT_MS, type Span, type Timers } from '../adapters/server.ts';
import type { Circumstances } from './check.ts';
import type { PlanOptions } from './generate/index.ts';
import type { MetServer } from './host-server.ts';
import type { CheckOptions } from './options.ts';

/** How long a nick may stay held after its holder's close was observed, in ms. No specification gives a figure. */
const RELEASE_MS = 2000;

/** So many lines of a client may have to wait before one is answered. */
const LINES_BEFORE = 12;

/** What is known of a server before plans are run against it: its dialect as far as it is settled, its limits, its pace. */
export function circumstances(
  server: MetServer,
  known: Dialect,
  { deadlineMs }: Pick<CheckOptions, 'deadlineMs'>,
): Circumstances {
  const { welcome, password, accounts, operator, capabilities, packages, timers } = server;
  const nickLength = Number(welcome.isupport['NICKLEN'] ?? 0);
  return {
    dialect: Object.assign({}, ...knowledge(server, known).map(({ dialect }) => dialect)) as Dialect,
    nickLength: nickLength > 0 ? nickLength : null,
    password,
    accounts,
    operator,
    capabilities,
    packages,
    timers,
    deadlineMs: patientDeadline(deadlineMs, server),
    // What a client has sent before it drops its connection may be worked off first.
    releaseMs: RELEASE_MS + LINES_BEFORE * server.penaltyMs,
  };
}

/** What plans take into account of a server. */
export function planOptionsOf(
  { welcome, password, accounts, operator, capabilities, packages, timers }: MetServer,
  { nickLength }: Pick<Circumstances, 'nickLength'>,
  { fragment = false }: Pick<CheckOptions, 'fragment'> = {},
): PlanOptions {
  return {
    nickLength,
    password: password !== null,
    casemapping: casemappingOf(welcome.isupport['CASEMAPPING']),
    capabilities: capabilities === null ? null : [...capabilities.keys()],
    mechanisms: mechanismsOf(capabilities),
    accounts: accounts.length,
    packages,
    waits: waitsOf(timers),
    ...(fragment ? { fragment } : {}),
    ...(welcome.manner === 'plain' ? {} : { manner: welcome.manner }),
    ...(operator === null ? {} : { operator: operator.guarded === true ? 'guarded' : 'known' }),
  };
}

/** Where a plan may wait for a time-out: it does not wait for long. */
function waitsOf(timers: Timers | null): PlanOptions['waits'] {
  return { register: isShort(timers?.register), ping: isShort(timers?.ping) && isShort(timers?.pong) };
}

function isShort(span: Span | null | undefined): boolean {
  return (span?.latest ?? Infinity) <= LONGEST_WAIT_MS;
}

/**
 * A server that takes long to log one client on, as one that waits for a look-up does, makes clients wait for each line, or is known to be
 * slow, is given its time, in ms.
 */
export function patientDeadline(deadlineMs: number, { welcome, answerMs, penaltyMs }: MetServer): number {
  const waited = deadlineMs + LINES_BEFORE * penaltyMs;
  return Math.max(waited, answerMs, Math.ceil(welcome.logonMs * 4));
}

/** Where each line of a client has to wait, clients are mostly idle: so many sockets at least are open at once then. */
const IDLE_CLIENTS = 64;

/** How many sockets are open at once where nobody says it. */
export function socketsFor({ penaltyMs }: Pick<MetServer, 'penaltyMs'>, usual: number): number {
  return penaltyMs > 0 ? Math.max(usual, IDLE_CLIENTS) : usual;
}

/** A bound in place of the deadline where many answers will be missing: so many ms and twice what a logon takes, no more than the deadline. */
export function hurried(ms: number, deadlineMs: number, logonMs: number): number {
  return Math.min(deadlineMs, ms + 2 * logonMs);
}

/** What tells how a server answers a choice. */
export type DialectSource = 'first contact' | 'adapter' | '--dialect' | '005';

/** Where what is known of the dialect comes from, by the names that it is known under. */
export function dialectSources(server: MetServer, known: Dialect): Readonly<Record<string, DialectSource>> {
  return Object.fromEntries(
    knowledge(server, known).flatMap(({ source, dialect }) =>
      Object.keys(dialect).map((name) => [name, source] as const),
    ),
  );
}

/** What is known of a server's dialect; what comes later outweighs what came before. */
function knowledge(
  { welcome, password, packages, asksForPassword }: MetServer,
  known: Dialect,
): readonly { readonly source: DialectSource; readonly dialect: Dialect }[] {
  const casemapping = casemappingOf(welcome.isupport['CASEMAPPING']);
  return [
    { source: 'first contact', dialect: password === null ? { server_password: ['none'] } : {} },
    { source: 'first contact', dialect: packages === null ? {} : { ircx: ['present'] } },
    { source: 'adapter', dialect: asksForPassword ? { server_password: ['required'] } : {} },
    { source: '--dialect', dialect: known },
    { source: '005', dialect: casemapping === null ? {} : { casemapping: [casemapping] } },
  ];
}

/** The casemapping that a server advertises; null for one that says nothing. Nicks of plans are ASCII, which Unicode mappings fold as `ascii` does. */
function casemappingOf(advertised: string | undefined): Casemapping | null {
  if (advertised === undefined || advertised === '') return null;
  if (advertised === 'strict-rfc1459') return 'rfc1459-strict';
  return CASEMAPPINGS.find((mapping) => mapping === advertised.toLowerCase()) ?? 'ascii';
}
