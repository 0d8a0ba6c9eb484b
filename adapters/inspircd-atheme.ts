import { atheme, type Link } from './atheme.ts';
import { offersCapability } from './capability.ts';
import { INSPIRCD_DIALECT } from './inspircd-dialect.ts';
import { INSPIRCD_CLIENTS, INSPIRCD_NAME, inspircdLaunch } from './inspircd-launch.ts';
import type { Place } from './place.ts';
import { HOST, launch } from './process.ts';
import type { Account, Adapter } from './server.ts';

const LINK: Link = { server: INSPIRCD_NAME, services: 'services.example.net', password: 'between-us' };

/**
 * So many that few clients share one at a time: services send each of those a notice of every further log-in, and hundreds of them would
 * fill the link.
 */
const ACCOUNTS: readonly Account[] = Array.from({ length: 256 }, (_, at) => ({
  name: `account${at}`,
  password: `password-of-${at}`,
}));

/**
 * `sasl` is offered while the server that it is asked of is linked; no module limits how many exchanges there are at once. The last two
 * keep those notices from clients, at the price of private messages.
 */
const MODULES = ['spanningtree', 'services_account', 'hidechans', 'chghost', 'sasl', 'deaf', 'conn_umodes'];

const link = ({ linkPort }: Place): string => `
<bind address="127.0.0.1" port="${linkPort}" type="servers">
<sasl target="${LINK.services}">
<link name="${LINK.services}" ipaddr="127.0.0.1" port="1" allowmask="127.0.0.0/8" sendpass="${LINK.password}" recvpass="${LINK.password}">
<uline server="${LINK.services}" silent="yes">
<deaf enableprivdeaf="yes" privdeafuline="no">
<connect name="deaf" parent="main" allow="*" modes="+D">
`;

export const inspircdAtheme: Adapter = {
  name: 'inspircd-atheme',
  summary:
    'InspIRCd with the accounts of atheme-services beside it, from NICK_COLLIDER_ATHEME, PATH or .servers/',
  dialect: INSPIRCD_DIALECT,
  clients: INSPIRCD_CLIENTS,
  async start(options) {
    const server = inspircdLaunch(options.password, { modules: MODULES, config: link });
    const services = atheme(LINK, ACCOUNTS);
    return launch(
      {
        ...server,
        files: (place) => ({ ...server.files?.(place), ...services.files(place) }),
        asInvoker: server.asInvoker === true || services.asInvoker,
        companions: [services.companion],
        // Without its mechanisms it is listed a moment before atheme tells them.
        sign: ({ port }) => offersCapability(HOST, port, 'sasl=PLAIN'),
        accounts: ACCOUNTS,
      },
      options,
    );
  },
};
