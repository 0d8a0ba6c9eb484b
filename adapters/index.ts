import { FT_IRC } from './ft-irc-dialect.ts';
import { hybrid } from './hybrid.ts';
import { inspircdAtheme } from './inspircd-atheme.ts';
import { inspircd } from './inspircd.ts';
import { irc2 } from './irc2.ts';
import { ngircd } from './ngircd.ts';
import {
  chatServer1,
  chatServer2,
  chatServer2Sp,
  reference,
  referenceClaimAtCompletion,
  referenceFtIrc,
  referenceIrcx,
  referenceIrcxSasl,
  referenceCookieShortTimers,
  referenceModern,
  referenceRfc1459,
  referenceRfc2812,
  referenceShortTimers,
  referenceTakeOver,
} from './reference.ts';
import type { Adapter } from './server.ts';
import { hybridShortTimers, inspircdShortTimers, ngircdShortTimers } from './short-timers.ts';

/** The servers that can be named on the command line. */
export const ADAPTERS: readonly Adapter[] = [
  reference,
  referenceTakeOver,
  referenceClaimAtCompletion,
  referenceModern,
  referenceRfc2812,
  referenceRfc1459,
  referenceFtIrc,
  referenceIrcx,
  referenceIrcxSasl,
  chatServer1,
  chatServer2,
  chatServer2Sp,
  ngircd,
  inspircd,
  inspircdAtheme,
  hybrid,
  irc2,
  referenceShortTimers,
  referenceCookieShortTimers,
  ngircdShortTimers,
  inspircdShortTimers,
  hybridShortTimers,
];

/** Dialects that are known by name beside those of the servers: of a kind of servers, of which nobody knows more. */
export const DIALECTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ft_irc: FT_IRC,
};

export { addressAdapter, parseAddress, type Address } from './address.ts';
export { commandAdapter } from './command.ts';
export { hybrid } from './hybrid.ts';
export { inspircdAtheme } from './inspircd-atheme.ts';
export { inspircd } from './inspircd.ts';
export { irc2 } from './irc2.ts';
export { ngircd } from './ngircd.ts';
export {
  chatServer1,
  chatServer2,
  chatServer2Sp,
  reference,
  referenceAdapter,
  referenceClaimAtCompletion,
  referenceFtIrc,
  referenceIrcx,
  referenceIrcxSasl,
  referenceCookieShortTimers,
  referenceModern,
  referenceRfc1459,
  referenceRfc2812,
  referenceShortTimers,
  referenceTakeOver,
} from './reference.ts';
export { FAULTS, type FaultName } from './reference/faults.ts';
export {
  StartError,
  type Account,
  type Adapter,
  type Exit,
  type RunningServer,
  type ServerPace,
  type Span,
  type StartOptions,
  type Timers,
  type Vitals,
} from './server.ts';
