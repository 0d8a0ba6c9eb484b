import { join } from 'node:path';
import { launch, type Place } from './process.ts';
import { findServer } from './installed.ts';
import { INSPIRCD_DIALECT } from './inspircd-dialect.ts';
import { ROOT } from './root.ts';
import type { Adapter } from './server.ts';

/** InspIRCd 3 with every limit and look-up off that would come between two commands. No module but the core's is loaded. */
const config = ({ port }: Place, modules: string, password: string | null): string => `
<path moduledir="${modules}" configdir="." datadir="." logdir="." runtimedir=".">
<server name="inspircd.example.net" description="A server under test" network="Test" id="1AA">
<admin name="Nobody" nick="nobody" email="nobody@example.net">
<bind address="127.0.0.1" port="${port}" type="clients">
<connect name="main" allow="*" ${password === null ? '' : `password="${password}"`}
  timeout="60" pingfreq="120" hardsendq="16M" softsendq="16M" recvq="64K"
  threshold="1000000" commandrate="1000000000" fakelag="no"
  localmax="1000000" globalmax="1000000" maxconnwarn="no" limit="0"
  resolvehostnames="no" useident="no" useconnectban="no" useconnflood="no" usednsbl="no">
<class name="None"><type name="None" classes="None">
<dns server="127.0.0.1" timeout="1">
<pid file="inspircd.pid">
<options casemapping="rfc1459" nosnoticestack="no">
<performance somaxconn="4096" softlimit="100000" clonesonconnect="no" quietbursts="yes">
<limits maxnick="30" maxident="10">
<whowas groupsize="0" maxgroups="0" maxkeep="1s">
`;

/** A registration completes at a tick that comes once a second, so that sockets, not the processor, limit how many there are. */
const CLIENTS = 768;

export const inspircd: Adapter = {
  name: 'inspircd',
  summary: 'InspIRCd, from NICK_COLLIDER_INSPIRCD, PATH or .servers/',
  dialect: INSPIRCD_DIALECT,
  clients: CLIENTS,
  async start(options) {
    const { password } = options;
    const { program, prefix, env, asInvoker } = findServer('inspircd');
    const modules = join(prefix, 'lib', 'inspircd', 'modules');
    const asRoot = asInvoker && process.getuid?.() === 0 ? ['--runasroot'] : [];
    return launch(
      {
        argv: ({ folder }) => {
          const file = join(folder ?? ROOT, 'inspircd.conf');
          return [program, '--nofork', ...asRoot, '--config', file];
        },
        files: (place) => ({ 'inspircd.conf': config(place, modules, password) }),
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
