import { is } from './vocabulary.ts';

const SPEAKS = ['speak IRCX', '800'] as const;

/** How a client learns that a server speaks IRCX, and switches it on (draft-pfenning-irc-extensions-04 5.6, 5.7, 5.9). */
export const ircxDiscovery = {
  unregistered: {
    'MODE.isircx': { actions: '800' },
    ISIRCX: [{ guard: is('ircx_early@ISIRCX', '800'), actions: '800' }, { actions: '451' }],
    IRCX: [{ guard: is('ircx_early@IRCX', '800'), actions: SPEAKS }, { actions: '451' }],
  },
  registered: { ISIRCX: { actions: '800' }, IRCX: { actions: SPEAKS } },
} as const;
