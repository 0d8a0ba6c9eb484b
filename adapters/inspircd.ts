import { INSPIRCD_DIALECT } from './inspircd-dialect.ts';
import { INSPIRCD_CLIENTS, inspircdLaunch } from './inspircd-launch.ts';
import { launch } from './process.ts';
import type { Adapter } from './server.ts';

export const inspircd: Adapter = {
  name: 'inspircd',
  summary: 'InspIRCd, from NICK_COLLIDER_INSPIRCD, PATH or .servers/',
  dialect: INSPIRCD_DIALECT,
  clients: INSPIRCD_CLIENTS,
  async start(options) {
    return launch(inspircdLaunch(options.password), options);
  },
};

export const inspircdShortTimers: Adapter = {
  ...inspircd,
  name: 'inspircd-short-timers',
  summary: 'InspIRCd with time-outs of seconds, from NICK_COLLIDER_INSPIRCD, PATH or .servers/',
  timers: {
    register: { earliest: 3_000, latest: 6_000 },
    ping: { earliest: 3_000, latest: 6_000 },
    pong: { earliest: 3_000, latest: 6_000 },
  },
  async start(options) {
    const seconds = { register: 4, ping: 4 };
    return launch(inspircdLaunch(options.password, { modules: [], config: () => '', seconds }), options);
  },
};
