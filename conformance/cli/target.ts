import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { quote } from 'shlex';
import type { Adapter } from '../../adapters/server.ts';
import { UsageError } from './errors.ts';
import { nearNames } from './near.ts';
import type { Adapters } from './parts.ts';

/** What is to be tested, and how to name it on a command line. */
export interface Target {
  readonly adapter: Adapter;
  readonly name: string;
  readonly given: GivenTarget;
}

/** A target as it was given: an address or a known name, or a command line. */
export type GivenTarget =
  { readonly kind: 'named'; readonly name: string } | { readonly kind: 'command'; readonly command: string };

const FORMS = [
  'name a server in one of three ways:',
  'nick-collider check irc://localhost:6667                     running already',
  "nick-collider check --command './ircserv {port} {password}'  to be started",
  'nick-collider check reference                                known by name',
];
const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Finds the adapter for a target or a command line, of which one must be given.
 * @throws UsageError when there is none, or when a host is not this machine and `owned` is false
 * @throws StartError for what was meant as an address and is none
 */
export async function resolveTarget(
  target: string | undefined,
  command: string | undefined,
  owned: boolean,
  adapters: Adapters,
): Promise<Target> {
  if (command !== undefined) {
    if (target !== undefined) throw new UsageError(`both a target (${target}) and --command: one is enough`);
    return {
      adapter: adapters.command(command),
      name: nameOf(command),
      given: { kind: 'command', command },
    };
  }
  if (target === undefined) throw new UsageError('nothing to test', FORMS);
  const given = { kind: 'named', name: target } as const;
  const named = adapters.named.find(({ name }) => name === target);
  if (named !== undefined) return { adapter: named, name: target, given };
  const address = adapters.parseAddress(target);
  if (address === null) throw unknownName(target, adapters);
  if (!owned) await refuseForeign(address.host);
  return { adapter: adapters.address(address), name: target, given };
}

/** The same target, with a password that was typed into the command line taken out of what is shown and kept of it. */
export function withoutPassword(target: Target, password: string | null): Target {
  const { given } = target;
  if (given.kind !== 'command' || password === null || password === '') return target;
  const command = given.command.replaceAll(password, '{password}');
  return { ...target, name: nameOf(command), given: { kind: 'command', command } };
}

function nameOf(command: string): string {
  return `--command ${quote(command)}`;
}

function unknownName(target: string, { named }: Adapters): UsageError {
  const near = nearNames(
    target,
    named.map(({ name }) => name),
  );
  const host = target === 'localhost' || target.includes('.');
  const port = /^\d+$/.test(target);
  const meant = host ? [`${target}:6667`, ...near] : port ? [`localhost:${target}`] : near;
  const hint = meant.length > 0 ? [`did you mean ${meant.join(' or ')}?`, '', ...FORMS] : FORMS;
  return new UsageError(`no server is known as ${target}`, hint);
}

async function refuseForeign(host: string): Promise<void> {
  if (host.toLowerCase() === 'localhost') return;
  const addresses = isIP(host) > 0 ? [host] : await addressesOf(host);
  if (addresses.every((address) => LOOPBACK.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))) return;
  throw new UsageError(`${host} is another machine: to a server that is not yours this would be an attack`, [
    'if it is yours, say so: --i-own-this-server',
  ]);
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new UsageError(`no address is known for the host ${host}`);
  }
}
