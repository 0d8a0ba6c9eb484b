import { join } from 'node:path';
import type { Place } from './place.ts';
import { launch } from './process.ts';
import { findServer } from './installed.ts';
import { NGIRCD_DIALECT } from './ngircd-dialect.ts';
import { OPERATOR } from './operator.ts';
import { ROOT } from './root.ts';
import type { Adapter } from './server.ts';

/** ngIRCd 26.1 with every limit and look-up off that would come between two commands. */
const config = ({ port }: Place, password: string | null, room: number): string => `
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
  PingTimeout = 120
  PongTimeout = 60
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

/** ngIRCd with room for so many connections; 0 for any number. */
export const ngircdAdapter = (name: string, room: number): Adapter => ({
  name,
  summary: 'ngIRCd, from NICK_COLLIDER_NGIRCD, PATH or .servers/',
  dialect: NGIRCD_DIALECT,
  clients: 64,
  async start(options) {
    const { password } = options;
    const { program, env, asInvoker } = findServer('ngircd');
    return launch(
      {
        argv: ({ folder }) => [program, '-n', '-f', join(folder ?? ROOT, 'ngircd.conf')],
        files: (place) => ({ 'ngircd.conf': config(place, password, room) }),
        env,
        asInvoker,
        secluded: true,
        password,
        // A wrong password costs the connection ten seconds, whatever MaxPenaltyTime says.
        operator: { ...OPERATOR, guarded: true },
        hint: 'npm run servers fetches the version that this was written for',
      },
      options,
    );
  },
});

export const ngircd = ngircdAdapter('ngircd', 0);
