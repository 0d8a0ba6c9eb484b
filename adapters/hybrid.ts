import { join } from 'node:path';
import type { Place } from './place.ts';
import { launch, type Launch } from './process.ts';
import { findServer } from './installed.ts';
import { HYBRID_DIALECT } from './hybrid-dialect.ts';
import { OPERATOR } from './operator.ts';
import { ROOT } from './root.ts';
import type { Adapter } from './server.ts';

/** ircd-hybrid 8.2 with every limit and look-up off that would come between two commands. */
const config = ({ port }: Place, password: string | null, ping: number): string => `
serverinfo { name = "hybrid.example.net"; sid = "0AA"; description = "A server under test"; network_name = "Test";
  network_description = "Test"; hub = no; default_max_clients = 15000; max_nick_length = 15; };
admin { name = "Nobody"; description = "Nobody"; email = "nobody@example.net"; };
class { name = "users"; ping_time = ${ping} seconds; number_per_ip_local = 100000; number_per_ip_global = 100000;
  max_number = 100000; number_per_cidr = 100000; sendq = 10 mbytes; recvq = 8000 bytes; };
listen { host = "127.0.0.1"; port = ${port}; };
auth { user = "*@*"; class = "users"; encrypted = no; flags = ${password === null ? '' : 'need_password, '}exceed_limit, no_tilde, can_flood;
  ${password === null ? '' : `password = "${password}";`} };
operator { name = "${OPERATOR.name}"; user = "*@*"; password = "${OPERATOR.password}"; encrypted = no; class = "users"; flags = kill; };
exempt { ip = "127.0.0.0/8"; };
general { throttle_count = 1000000; throttle_time = 0 seconds; anti_nick_flood = no; max_nick_changes = 100000; max_nick_time = 1 second;
  disable_auth = yes; ping_cookie = no; pace_wait = 0 seconds; pace_wait_simple = 0 seconds; anti_spam_exit_message_time = 0 seconds;
  default_floodcount = 0; warn_no_connect_block = no; };
log { use_logging = yes; };
`;

/** How hybrid is run, with its ping time in s. @throws StartError when it is nowhere */
export function hybridLaunch(password: string | null, ping: number): Launch {
  const { program, prefix, env, asInvoker } = findServer('hybrid');
  const modules = join(prefix, 'lib', 'ircd-hybrid');
  return {
    argv: ({ folder }) => {
      const at = (name: string): string => join(folder ?? ROOT, name);
      const bans = ['kline', 'dline', 'xline', 'resv'].flatMap((kind) => [`-${kind}file`, at(`${kind}.db`)]);
      const files = ['-configfile', at('hybrid.conf'), '-logfile', '/dev/stdout', '-pidfile', at('pid')];
      return [program, '-foreground', ...files, ...bans];
    },
    files: (place) => ({ 'hybrid.conf': config(place, password, ping) }),
    env: { ...env, NICK_COLLIDER_PATHS: `/usr/lib/ircd-hybrid=${modules}:/etc/resolv.conf=/dev/null` },
    asInvoker,
    secluded: true,
    password,
    hint: 'npm run servers fetches the version that this was written for',
  };
}

export const hybrid: Adapter = {
  name: 'hybrid',
  summary: 'ircd-hybrid, from NICK_COLLIDER_HYBRID, PATH or .servers/',
  dialect: HYBRID_DIALECT,
  clients: 64,
  start: async (options) => launch(hybridLaunch(options.password, 120), options),
};
