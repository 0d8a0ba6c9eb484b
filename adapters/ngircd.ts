import { join } from 'node:path';
import type { Place } from './place.ts';
import { launch } from './process.ts';
import { findServer } from './installed.ts';
import { NGIRCD_DIALECT } from './ngircd-dialect.ts';
import { ROOT } from './root.ts';
import type { Adapter, Timers } from './server.ts';

/** Its time-outs in s; of less than 5 it makes 5. Who does not register has as long as for a PONG. */
interface Seconds {
  readonly ping: number;
  readonly pong: number;
}

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

function ngircdAdapter(name: string, about: string, seconds: Seconds, timers: { timers?: Timers }): Adapter {
  return {
    name,
    summary: `ngIRCd${about}, from NICK_COLLIDER_NGIRCD, PATH or .servers/`,
    dialect: NGIRCD_DIALECT,
    clients: 64,
    ...timers,
    async start(options) {
      const { password } = options;
      const { program, env, asInvoker } = findServer('ngircd');
      return launch(
        {
          argv: ({ folder }) => [program, '-n', '-f', join(folder ?? ROOT, 'ngircd.conf')],
          files: (place) => ({ 'ngircd.conf': config(place, password, seconds) }),
          env,
          asInvoker,
          secluded: true,
          password,
          hint: 'npm run servers fetches the version that this was written for',
        },
        options,
      );
    },
  };
}

export const ngircd = ngircdAdapter('ngircd', '', { ping: 120, pong: 60 }, {});
const SHORT = { earliest: 5_000, latest: 8_000 };
export const ngircdShortTimers = ngircdAdapter(
  'ngircd-short-timers',
  ' with time-outs of seconds',
  { ping: 5, pong: 5 },
  { timers: { register: SHORT, ping: SHORT, pong: SHORT } },
);
