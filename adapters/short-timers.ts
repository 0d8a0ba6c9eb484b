import { hybrid, hybridLaunch } from './hybrid.ts';
import { inspircd } from './inspircd.ts';
import { inspircdLaunch } from './inspircd-launch.ts';
import { ngircd, ngircdLaunch } from './ngircd.ts';
import { launch } from './process.ts';
import type { Adapter, Span } from './server.ts';

/*
 * Servers known by name with time-outs of seconds, so that they are met in a short run. Each is set to the figure in its configuration,
 * counts whole seconds, and looks in steps: what it was seen to do lies well within what is said here.
 */

const between = (earliest: number, latest: number): Span => ({ earliest, latest });
const ABOUT = ' with time-outs of seconds';

/** It takes no less than 5 s, for a registration as for a PONG, and looks once a second. */
const NGIRCD = between(5_000, 8_000);
export const ngircdShortTimers: Adapter = {
  ...ngircd,
  name: 'ngircd-short-timers',
  summary: `ngIRCd${ABOUT}`,
  timers: { register: NGIRCD, ping: NGIRCD, pong: NGIRCD },
  start: async (options) =>
    launch(ngircdLaunch(options.password, { seconds: { ping: 5, pong: 5 }, room: 0 }), options),
};

const INSPIRCD = between(3_000, 6_000);
export const inspircdShortTimers: Adapter = {
  ...inspircd,
  name: 'inspircd-short-timers',
  summary: `InspIRCd${ABOUT}`,
  timers: { register: INSPIRCD, ping: INSPIRCD, pong: INSPIRCD },
  async start(options) {
    const seconds = { register: 4, ping: 4 };
    return launch(inspircdLaunch(options.password, { modules: [], config: () => '', seconds }), options);
  },
};

/** It looks every five seconds. How long a registration may take is compiled in, and longer than a plan waits. */
export const hybridShortTimers: Adapter = {
  ...hybrid,
  name: 'hybrid-short-timers',
  summary: `ircd-hybrid${ABOUT}`,
  timers: { register: between(29_000, 40_000), ping: between(5_000, 12_000), pong: between(3_000, 12_000) },
  start: async (options) => launch(hybridLaunch(options.password, 5), options),
};
