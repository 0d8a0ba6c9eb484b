import { join } from 'node:path';
import type { Place } from './place.ts';
import { launch } from './process.ts';
import { findServer } from './installed.ts';
import { IRC2_DIALECT } from './irc2-dialect.ts';
import type { Adapter } from './server.ts';

/**
 * irc2 2.11 as Debian compiles it. What comes between two commands is compiled in: a penalty for each command, ten connections in
 * two seconds, a listener that is looked at once a second. Fields are M:name:address::port:id, Y:class:ping::links:queue and
 * I:host:password::class, with % between them.
 */
const config = ({ port }: Place, password: string | null): string => `\
M%irc2.example.net%127.0.0.1%A server under test%${port}%000A
A%Nobody%nobody@example.net%Nobody%%Test
Y%1%120%%100000%1000000%100000.100000%100000.100000
I%*%${password ?? ''}%%0%1%N
P%127.0.0.1%%%${port}%
`;

/** The folders that it was compiled with, and where they are: in the one that it is run in. */
const FOLDERS = ['/etc/ircd/', '/var/run/ircd/', '/var/log/ircd/'].map((folder) => `${folder}=./`);

export const irc2: Adapter = {
  name: 'irc2',
  summary: 'irc2, from NICK_COLLIDER_IRC2, PATH or .servers/; a few connections a second',
  dialect: IRC2_DIALECT,
  clients: 64,
  pace: { connectionsPerSecond: 2, answerMs: 20_000 },
  async start(options) {
    const { password } = options;
    const { program, prefix, env, asInvoker } = findServer('irc2');
    const paths = [...FOLDERS, `/usr/bin/m4=${join(prefix, 'bin', 'm4')}`, '/etc/resolv.conf=/dev/null'];
    return launch(
      {
        argv: () => [program, '-s', '-t', '-b', '-p', 'standalone'],
        files: (place) => ({
          'ircd.conf': config(place, password),
          'ircd.m4': '',
          'ircd.motd': 'Under test\n',
        }),
        env: { ...env, NICK_COLLIDER_PATHS: paths.join(':') },
        asInvoker,
        secluded: true,
        password,
        hint: 'npm run servers fetches the version that this was written for',
      },
      options,
    );
  },
};
