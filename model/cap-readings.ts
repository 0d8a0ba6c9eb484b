import type { Command } from './command.ts';
import { requirement } from './dialect.ts';
import type { Classified } from './reading.ts';
import type { Facts, Session } from './world.ts';

const PRESENT = [requirement('cap', 'present')];
const ABSENT = [requirement('cap', 'absent')];

/** From this version on LS tells values, and of changes (IRCv3 Capability Negotiation). */
const VERSION = 302;

/** Every way to classify a CAP. To a server that does not know the command it is like any other. */
export function readCap(command: Command, session: Session, facts: Facts): readonly Classified[] {
  const known = knownReadings(command, session, facts);
  return [
    ...known.map((reading) => ({ ...reading, requires: PRESENT })),
    { input: 'UNKNOWN', requires: ABSENT },
  ];
}

function knownReadings(
  { params }: Command,
  session: Session,
  facts: Facts,
): readonly Omit<Classified, 'requires'>[] {
  const [subcommand, parameter] = params;
  switch (subcommand?.toUpperCase()) {
    case undefined:
      return [{ input: 'CAP.missing' }];
    case '':
      return [{ input: 'CAP.missing' }, { input: 'CAP.unknown' }];
    case 'LS':
      return [{ input: Number(parameter) >= VERSION ? 'CAP.ls_302' : 'CAP.ls' }];
    case 'LIST':
      return [{ input: 'CAP.list' }];
    case 'END':
      return [{ input: 'CAP.end' }];
    case 'REQ':
      return readRequest(parameter, session, facts);
    case 'ACK':
    case 'NAK':
    case 'NEW':
    case 'DEL':
      return [{ input: 'CAP.stray' }];
    default:
      return [{ input: 'CAP.unknown' }];
  }
}

function readRequest(
  list: string | undefined,
  session: Session,
  facts: Facts,
): readonly Omit<Classified, 'requires'>[] {
  if (list === undefined) return [{ input: 'CAP.req_missing' }];
  const asked = namesIn(list);
  if (asked.length === 0) return [{ input: 'CAP.req_empty' }];
  const prospects = new Set(asked.map((each) => prospectOf(each, session, facts)));
  const spelt = asked.map((name) => offeredAs(name, facts));
  const granted = { input: 'CAP.req', enabled: changed(session.enabled, spelt) } as const;
  const refused = { input: 'CAP.req_refused' } as const;
  if (prospects.has('refused')) return [refused];
  return prospects.has('open') ? [granted, refused] : [granted];
}

/** The names of a list of capabilities, each with its `-`, if any. */
export function namesIn(list: string): readonly string[] {
  return list.split(' ').filter((name) => name !== '');
}

/** Whether a capability is among those that are on. */
export function isOn(name: string, enabled: string): boolean {
  return ` ${enabled} `.includes(` ${name} `);
}

/** What is on after a request was granted. */
export function changed(enabled: string, asked: readonly string[]): string {
  const names = new Set(namesIn(enabled));
  for (const name of asked) {
    if (name.startsWith('-')) names.delete(name.slice(1));
    else names.add(name);
  }
  return [...names].toSorted().join(' ');
}

/** What a list comes to where a name stands in it more than once: the last time counts. */
export function settled(asked: readonly string[]): string {
  const last = new Map(asked.map((name) => [name.replace(/^-/, ''), name]));
  return [...last.values()].toSorted().join(' ');
}

/** Names under which nobody offers anything. */
const NOBODYS = 'nick-collider/';

/** Capabilities that tell a client something, or need others: they may be refused though they are on offer. */
const PECULIAR: ReadonlySet<string> = new Set(['sts', 'tls']);

/** Whether one name of a request must be granted or refused, as far as it is known what is on offer. */
function prospectOf(
  asked: string,
  { hears302 }: Session,
  { capabilities }: Facts,
): 'granted' | 'refused' | 'open' {
  if (asked.startsWith('-')) {
    // It comes with 302 and stays with it.
    if (asked === '-cap-notify' && hears302) return 'refused';
    // Whether what is on may be switched off is up to the server.
    return 'open';
  }
  if (asked.startsWith(NOBODYS)) return 'refused';
  if (capabilities === null || PECULIAR.has(asked)) return 'open';
  if (capabilities.has(asked)) return 'granted';
  // Names are compared as they stand, or in any case: nothing is said of it.
  return capabilities.has(offeredAs(asked, { capabilities })) ? 'open' : 'refused';
}

/** A name as the server spells it. */
function offeredAs(asked: string, { capabilities }: Pick<Facts, 'capabilities'>): string {
  if (capabilities === null || capabilities.has(asked)) return asked;
  const lower = asked.toLowerCase();
  return [...capabilities.keys()].find((name) => name.toLowerCase() === lower) ?? asked;
}
