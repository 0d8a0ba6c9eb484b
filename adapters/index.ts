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
  referenceIrcx,
  referenceModern,
  referenceRfc1459,
  referenceRfc2812,
  referenceTakeOver,
} from './reference.ts';
import type { Adapter } from './server.ts';

/** The servers that can be named on the command line. */
export const ADAPTERS: readonly Adapter[] = [
  reference,
  referenceTakeOver,
  referenceClaimAtCompletion,
  referenceModern,
  referenceRfc2812,
  referenceRfc1459,
  referenceIrcx,
  chatServer1,
  chatServer2,
  chatServer2Sp,
  ngircd,
  inspircd,
  inspircdAtheme,
  hybrid,
  irc2,
];

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
  referenceIrcx,
  referenceModern,
  referenceRfc1459,
  referenceRfc2812,
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
  type StartOptions,
  type Vitals,
} from './server.ts';
