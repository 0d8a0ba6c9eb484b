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
