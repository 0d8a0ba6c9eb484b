import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findServer } from './installed.ts';
import type { Place } from './place.ts';
import type { Companion } from './process.ts';
import { ROOT } from './root.ts';
import { StartError, type Account } from './server.ts';

/** What a server and its services call each other, and the password of the link between them. */
export interface Link {
  readonly server: string;
  readonly services: string;
  readonly password: string;
}

/** Each before what needs it: what is missing would be looked for where atheme was compiled for. */
const MODULES = [
  'transport/rfc1459',
  'protocol/base36uid',
  'protocol/inspircd',
  'backend/corestorage',
  'backend/opensex',
  'nickserv/main',
  'saslserv/main',
  'saslserv/plain',
];

/** With every limit off that would make the outcome of a log-in depend on those before it. */
const config = ({ linkPort }: Place, modules: string, { server, services, password }: Link): string => `
${MODULES.map((name) => `loadmodule "${join(modules, name)}";`).join('\n')}
serverinfo { name = "${services}"; desc = "Services"; numeric = "9ZZ"; netname = "Test"; recontime = 10;
  adminname = "Nobody"; adminemail = "nobody@example.net"; auth = none; casemapping = rfc1459; loglevel = { error; };
  maxlogins = 1000000; maxusers = 0; mdlimit = 1000; emaillimit = 1; emailtime = 300; };
uplink "${server}" { host = "127.0.0.1"; port = ${linkPort}; password = "${password}"; };
nickserv { nick = "NickServ"; user = "NickServ"; host = "${services}"; real = "Accounts"; expire = 0; };
saslserv { nick = "SaslServ"; user = "SaslServ"; host = "${services}"; real = "SASL"; };
general { silent; flood_msgs = 0; ratelimit_uses = 0; ratelimit_period = 0; clone_time = 0; commit_interval = 60;
  uplink_sendq_limit = 1000000000; };
`;

/** A database of version 12, as atheme 7.2 writes it. Without a module for that, passwords are not encrypted. */
const database = (accounts: readonly Account[]): string =>
  [
    'DBV 12',
    ...accounts.map(
      ({ name, password }, at) => `MU ${entityId(at)} ${name} ${password} ${name}@example.net 1 1 + default`,
    ),
  ]
    .map((row) => `${row}\n`)
    .join('');

/** Nine letters and digits, a letter first. */
const entityId = (at: number): string => `A${at.toString(36).toUpperCase().padStart(8, 'A')}`;

/** The services of Debian's atheme-services, with SASL PLAIN for a few accounts. @throws StartError */
export function atheme(link: Link, accounts: readonly Account[]): AthemeParts {
  const { program, prefix, env, asInvoker } = findServer('atheme');
  const modules = modulesBelow(prefix);
  return {
    asInvoker,
    files: (place) => ({
      'atheme.conf': config(place, modules, link),
      'services.db': database(accounts),
    }),
    companion: {
      name: 'atheme-services',
      argv: ({ folder }) => {
        const at = (name: string): string => join(folder ?? ROOT, name);
        const files = ['-c', at('atheme.conf'), '-l', at('atheme.log'), '-p', at('atheme.pid')];
        return [program, '-n', '-D', at('.'), ...files];
      },
      env,
    },
  };
}

export interface AthemeParts {
  readonly companion: Companion;
  files(place: Place): Readonly<Record<string, string>>;
  /** Whether only the invoking user can reach the program. */
  readonly asInvoker: boolean;
}

/** Debian puts them into a folder for the architecture, and atheme's own `make install` beside its programs. @throws StartError */
function modulesBelow(prefix: string): string {
  const lib = join(prefix, 'lib');
  const folders = existsSync(lib) ? readdirSync(lib).map((name) => join(lib, name, 'atheme', 'modules')) : [];
  const found = [...folders, join(lib, 'atheme', 'modules'), join(prefix, 'modules')].find(existsSync);
  if (found !== undefined) return found;
  throw new StartError(`the modules of atheme-services were not found below ${prefix}`, 'npm run servers');
}
