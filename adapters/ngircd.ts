import { join } from 'node:path';
import type { Place } from './place.ts';
import { findServer } from './installed.ts';
import { NGIRCD_DIALECT } from './ngircd-dialect.ts';
import { launch, type Launch } from './process.ts';
import { ROOT } from './root.ts';
import type { Adapter } from './server.ts';

/** In s; of less than 5 it makes 5. Who does not register has as long as for a PONG. */
type Seconds = Readonly<Record<'ping' | 'pong', number>>;

/** ngIRCd 26.1 with every limit and look-up off that would come between two commands. */
const config = ({ port }: Place, password: string | null, seconds: Seconds): string => `
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
  MaxConnections = 0
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
`;

/** How ngIRCd is run. @throws StartError when it is nowhere */
export function ngircdLaunch(password: string | null, seconds: Seconds): Launch {
  const { program, env, asInvoker } = findServer('ngircd');
  return {
    argv: ({ folder }) => [program, '-n', '-f', join(folder ?? ROOT, 'ngircd.conf')],
    files: (place) => ({ 'ngircd.conf': config(place, password, seconds) }),
    env,
    asInvoker,
    secluded: true,
    password,
    hint: 'npm run servers fetches the version that this was written for',
  };
}

export const ngircd: Adapter = {
  name: 'ngircd',
  summary: 'ngIRCd, from NICK_COLLIDER_NGIRCD, PATH or .servers/',
  dialect: NGIRCD_DIALECT,
  clients: 64,
  start: async (options) => launch(ngircdLaunch(options.password, { ping: 120, pong: 60 }), options),
};
