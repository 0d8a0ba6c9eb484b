import { join } from 'node:path';
import { findServer } from './installed.ts';
import { OPERATOR } from './operator.ts';
import type { Place } from './place.ts';
import type { Launch } from './process.ts';
import { ROOT } from './root.ts';

/** What InspIRCd is to have beyond what it has alone: modules by their names, and configuration. */
interface Beyond {
  readonly modules: readonly string[];
  config(place: Place): string;
  /** Its time-outs in s; long ones where none are given. */
  readonly seconds?: { readonly register: number; readonly ping: number };
}

/** Capabilities that change nothing until they are asked for, and little then. */
const MODULES = ['cap', 'ircv3', 'ircv3_capnotify', 'ircv3_chghost', 'ircv3_invitenotify'];

/** A registration completes at a tick that comes once a second, so that sockets, not the processor, limit how many there are. */
export const INSPIRCD_CLIENTS = 768;

export const INSPIRCD_NAME = 'inspircd.example.net';

/**
 * InspIRCd 3 with every limit and look-up off that would come between two commands. Clients are listened for last: who can connect
 * there finds all else open.
 */
const config = (place: Place, folder: string, beyond: Beyond, password: string | null): string => `
<path moduledir="${folder}" configdir="." datadir="." logdir="." runtimedir=".">
<server name="${INSPIRCD_NAME}" description="A server under test" network="Test" id="1AA">
<admin name="Nobody" nick="nobody" email="nobody@example.net">
${[...MODULES, ...beyond.modules].map((name) => `<module name="${name}">`).join('\n')}
${beyond.config(place)}
<bind address="127.0.0.1" port="${place.port}" type="clients">
<connect name="main" allow="*" ${password === null ? '' : `password="${password}"`}
  timeout="${beyond.seconds?.register ?? 60}" pingfreq="${beyond.seconds?.ping ?? 120}" hardsendq="16M" softsendq="16M" recvq="64K"
  threshold="1000000" commandrate="1000000000" fakelag="no"
  localmax="1000000" globalmax="1000000" maxconnwarn="no" limit="0"
  resolvehostnames="no" useident="no" useconnectban="no" useconnflood="no" usednsbl="no">
<class name="Kill" commands="KILL"><type name="Kill" classes="Kill">
<oper name="${OPERATOR.name}" password="${OPERATOR.password}" host="*@*" type="Kill">
<dns server="127.0.0.1" timeout="1">
<pid file="inspircd.pid">
<options casemapping="rfc1459" nosnoticestack="no">
<performance somaxconn="4096" softlimit="100000" clonesonconnect="no" quietbursts="yes">
<limits maxnick="30" maxident="10">
<whowas groupsize="0" maxgroups="0" maxkeep="1s">
`;

/** How InspIRCd is run. @throws StartError when it is nowhere */
export function inspircdLaunch(
  password: string | null,
  beyond: Beyond = { modules: [], config: () => '' },
): Launch {
  const { program, prefix, env, asInvoker } = findServer('inspircd');
  const modules = join(prefix, 'lib', 'inspircd', 'modules');
  return {
    argv: ({ folder }) => {
      const asRoot = asInvoker && process.getuid?.() === 0 ? ['--runasroot'] : [];
      return [program, '--nofork', ...asRoot, '--config', join(folder ?? ROOT, 'inspircd.conf')];
    },
    files: (place) => ({ 'inspircd.conf': config(place, modules, beyond, password) }),
    env,
    asInvoker,
    secluded: true,
    password,
    operator: OPERATOR,
    hint: 'npm run servers fetches the version that this was written for',
  };
}
