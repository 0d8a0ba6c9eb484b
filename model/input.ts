/**
 * The alphabet of the session chart: commands as the registry and the grammar classify them, what the server does by itself,
 * and what another connection's command does to this one.
 */
export const INPUTS = [
  'PASS.missing',
  'PASS.empty',
  'PASS.right',
  'PASS.wrong',
  'NICK.missing',
  'NICK.empty',
  'NICK.surplus',
  'NICK.malformed',
  'NICK.too_long',
  'NICK.mine',
  'NICK.respelled',
  'NICK.free',
  'NICK.reserved',
  'NICK.owned',
  'NICK.gated',
  'USER.missing',
  'USER.surplus',
  'USER.empty_username',
  'USER.empty_realname',
  'USER.malformed',
  'USER.valid',
  'USER.gated',
  'QUIT',
  'PING.missing',
  'PING.empty',
  'PING.token',
  'PING.two',
  'PONG.missing',
  'PONG.token',
  'PONG.cookie',
  'LINE.too_long',
  'LINE.nul',
  'LINE.blank',
  'DROP',
  'KNOWN',
  'UNKNOWN',
  'NUMERIC',
  'ERROR',
  'COMPLETE',
  'CHALLENGE',
  'RELEASE',
  'EXPIRE',
  'EVICTED',
  'OVERRULED',
] as const;

export type Input = (typeof INPUTS)[number];

/**
 * What stands in the way of registering under the nick that the connection would then have named: nothing, a registered
 * owner, or its spelling. Every input that may complete a registration carries it.
 */
export const CLAIMS = ['free', 'owned', 'malformed'] as const;

export type Claim = (typeof CLAIMS)[number];
