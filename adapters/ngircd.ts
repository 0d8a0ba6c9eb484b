import { join } from 'node:path';
import type { Place } from './place.ts';
import { findServer } from './installed.ts';
import { NGIRCD_DIALECT } from './ngircd-dialect.ts';
import { launch, type Launch } from './process.ts';
import { OPERATOR } from './operator.ts';
import { ROOT } from './root.ts';
import type { Adapter } from './server.ts';

/** In s; of less than 5 it makes 5. Who does not register has as long as for a PONG. */
type Seconds = Readonly<Record<'ping' | 'pong', number>>;

/** ngIRCd 26.1 with every limit and look-up off that would come between two commands. */
const config = ({ port }: Place, password: string | null, seconds: Seconds, room: number): string => `
[Global]
  Name = ngircd.example.net
  Info = A server under test
  AdminInfo1 = Nobody
  AdminEMail = nobody@example.net
  Listen = 127.0.0.1
  Ports = ${port}
  MotdPhrase = "Under test"
  Network = Test
  ${password === null ? '' : `Password = ${password}`}
[Limits]
  MaxConnections = ${room}
  MaxConnectionsIP = 0
  MaxNickLength = 15
  MaxPenaltyTime = 0
  PingTimeout = ${seconds.ping}
  PongTimeout = ${seconds.pong}
[Options]
  DNS = no
  Ident = no
  PAM = no
  RequireAuthPing = no
  NoticeBeforeRegistration = no
[Operator]
  Name = ${OPERATOR.name}
  Password = ${OPERATOR.password}
`;

/** What it has: how long it waits, and room for how many connections; 0 for any number. */
interface Has {
  readonly seconds: Seconds;
  readonly room: number;
}

/** How ngIRCd is run. @throws StartError when it is nowhere */
export function ngircdLaunch(password: string | null, { seconds, room }: Has): Launch {
  const { program, env, asInvoker } = findServer('ngircd');
  return {
    argv: ({ folder }) => [program, '-n', '-f', join(folder ?? ROOT, 'ngircd.conf')],
    files: (place) => ({ 'ngircd.conf': config(place, password, seconds, room) }),
    env,
    asInvoker,
    secluded: true,
    password,
    // A wrong password costs the connection ten seconds, whatever MaxPenaltyTime says.
    operator: { ...OPERATOR, guarded: true },
    hint: 'npm run servers fetches the version that this was written for',
  };
}

/** ngIRCd with room for so many connections; 0 for any number. */
export const ngircdAdapter = (name: string, room: number): Adapter => ({
  name,
  summary: 'ngIRCd, from NICK_COLLIDER_NGIRCD, PATH or .servers/',
  dialect: NGIRCD_DIALECT,
  clients: 64,
  start: async (options) =>
    launch(ngircdLaunch(options.password, { seconds: { ping: 120, pong: 60 }, room }), options),
});

export const ngircd = ngircdAdapter('ngircd', 0);
