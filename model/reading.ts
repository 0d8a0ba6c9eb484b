import { CASEMAPPINGS, fold, type Casemapping } from './casemapping.ts';
import type { Command } from './command.ts';
import { slotIndex, valueMask, valuesIn, type Requirement } from './dialect.ts';
import type { Claim, Input } from './input.ts';
import { nickForm } from './nick.ts';
import { ANY_NICK, type Facts, type Operation, type Session, type World } from './world.ts';

/**
 * One way to classify a command in a world: the chart's input, and what it presumes. There are several where the dialect or
 * the moment at which a closing connection lets go of its nick makes a difference.
 */
export interface Reading {
  readonly input: Input;
  readonly claim: Claim;
  /** The nick that the command would claim; null for none. */
  readonly nick: string | null;
  /** The connection that holds that nick, or -1. */
  readonly holder: number;
  /** Closing connections whose nick is taken to have been freed. */
  readonly freed: readonly number[];
  readonly requires: readonly Requirement[];
}

/** What the registry says of a nick, as one connection asks for it. */
export interface Holding {
  readonly kind: 'free' | 'mine' | 'respelled' | 'reserved' | 'owned';
  readonly holder: number;
  readonly freed: readonly number[];
  readonly requires: readonly Requirement[];
}

const CASEMAPPING = slotIndex('casemapping');
const ALL_MAPPINGS = (1 << CASEMAPPINGS.length) - 1;

/** Every way to classify an operation's command. `isClosing` tells whether a session is closing, by its configuration. */
export function readings(
  world: World,
  operation: Operation,
  facts: Facts,
  isClosing: (session: Session) => boolean,
): readonly Reading[] {
  const { command, connection } = operation;
  const own = world.sessions[connection] as Session;
  const plain = (input: Input): readonly Reading[] => [
    { input, claim: 'free', nick: own.nick, holder: -1, freed: [], requires: [] },
  ];
  /** An input that may complete the registration under the nick that the connection has named. */
  const completing = (input: Input): readonly Reading[] => {
    if (own.nick === null || own.owned) return plain(input);
    const { nick } = own;
    if (nick !== ANY_NICK && nickForm(nick).kind === 'malformed') {
      return [{ input, claim: 'malformed', nick, holder: -1, freed: [], requires: [] }];
    }
    return ownersOf(world, operation, nick, isClosing).map(({ kind, ...rest }) => ({
      ...rest,
      input,
      claim: kind === 'owned' ? 'owned' : 'free',
      nick,
    }));
  };
  switch (command.kind) {
    case 'PASS':
      return completing(readPass(operation));
    case 'NICK':
      return readNick(world, operation, facts, isClosing);
    case 'USER':
      return readUser(command).flatMap(({ input, requires }) =>
        completing(input).map((reading) => ({ ...reading, requires: [...reading.requires, ...requires] })),
      );
    case 'PING':
      return plain(readPing(command));
    case 'PONG':
      return completing(
        command.params.length === 0 ? 'PONG.missing' : operation.cookie ? 'PONG.cookie' : 'PONG.token',
      );
    case 'QUIT':
    case 'KNOWN':
    case 'NUMERIC':
    case 'UNKNOWN':
    case 'ERROR':
      return plain(command.kind);
    case 'EMPTY':
      return [];
  }
}

/** The readings of an internal step that may complete the registration. */
export function completionReadings(
  world: World,
  operation: Pick<Operation, 'connection' | 'released'>,
  isClosing: (session: Session) => boolean,
): readonly Reading[] {
  const { nick } = world.sessions[operation.connection] as Session;
  if (nick === null) return [];
  if (nick !== ANY_NICK && nickForm(nick).kind === 'malformed') {
    return [{ input: 'COMPLETE', claim: 'malformed', nick, holder: -1, freed: [], requires: [] }];
  }
  return ownersOf(world, operation, nick, isClosing).map(({ kind, ...rest }) => ({
    ...rest,
    input: 'COMPLETE' as const,
    claim: kind === 'owned' ? ('owned' as const) : ('free' as const),
    nick,
  }));
}

function readPass({ command, right }: Operation): Input {
  const [password] = command.params;
  if (password === undefined) return 'PASS.missing';
  if (password === '') return 'PASS.empty';
  return right ? 'PASS.right' : 'PASS.wrong';
}

function readPing({ params }: Command): Input {
  if (params.length === 0) return 'PING.missing';
  if (params.length > 1) return 'PING.two';
  return params[0] === '' ? 'PING.empty' : 'PING.token';
}

const surplus = (of: 'NICK' | 'USER', value: string): Requirement =>
  requirement(`surplus_parameters@${of}`, value);

function readUser({ params }: Command): readonly { input: Input; requires: readonly Requirement[] }[] {
  const [username = '', , , realname = ''] = params;
  if (params.length < 4) return [{ input: 'USER.missing', requires: [] }];
  const input: Input =
    username === ''
      ? 'USER.empty_username'
      : realname === ''
        ? 'USER.empty_realname'
        : /[@! ]/.test(username)
          ? 'USER.malformed'
          : 'USER.valid';
  if (params.length === 4) return [{ input, requires: [] }];
  return [
    { input, requires: [surplus('USER', 'ignored')] },
    { input: 'USER.surplus', requires: [surplus('USER', '461')] },
  ];
}

function readNick(
  world: World,
  operation: Operation,
  facts: Facts,
  isClosing: (session: Session) => boolean,
): readonly Reading[] {
  const { params } = operation.command;
  const own = world.sessions[operation.connection] as Session;
  const bare = (input: Input, requires: readonly Requirement[] = []): Reading => ({
    input,
    claim: 'free',
    nick: own.nick,
    holder: -1,
    freed: [],
    requires,
  });
  const [nick] = params;
  if (nick === undefined) return [bare('NICK.missing')];
  const counted: Reading[] = params.length > 1 ? [bare('NICK.surplus', [surplus('NICK', '461')])] : [];
  const ignoring = params.length > 1 ? [surplus('NICK', 'ignored')] : [];
  if (nick === '') return [...counted, bare('NICK.empty', ignoring)];
  const state = own.owned ? 'registered' : 'unregistered';
  const claims = (name: string, requires: readonly Requirement[]): readonly Reading[] =>
    holdings(world, operation, name, isClosing).map((holding) => ({
      input: `NICK.${holding.kind}` as const,
      claim: holding.kind === 'owned' ? 'owned' : 'free',
      nick: name,
      holder: holding.holder,
      freed: holding.freed,
      requires: [...requires, ...holding.requires],
    }));
  return [
    ...counted,
    ...spellings(nick, state, facts).flatMap(({ kind, name, requires }) => {
      const all = [...ignoring, ...requires];
      if (kind === 'taken') return claims(name, all);
      if (kind === 'assigned') return [{ ...bare('NICK.free', all), nick: ANY_NICK }];
      const input = kind === 'too_long' ? ('NICK.too_long' as const) : ('NICK.malformed' as const);
      return [
        { ...bare(input, all), claim: kind === 'too_long' ? 'free' : 'malformed', nick: name },
      ] as const;
    }),
  ];
}

interface Spelling {
  readonly kind: 'taken' | 'assigned' | 'malformed' | 'too_long';
  readonly name: string;
  readonly requires: readonly Requirement[];
}

/** What a server may make of a nick's spelling, before it looks into the registry. */
function spellings(nick: string, state: 'registered' | 'unregistered', facts: Facts): readonly Spelling[] {
  const form = nickForm(nick);
  const malformed = (values: readonly string[]): Spelling => ({
    kind: 'malformed',
    name: nick,
    requires: values.map((value) => requirement(`nick_malformed@${state}`, value)),
  });
  switch (form.kind) {
    case 'valid':
      return lengths(nick, state, facts);
    case 'zero':
      return [
        { kind: 'malformed', name: nick, requires: [requirement('nick_zero@' + state, '432')] },
        { kind: 'taken', name: nick, requires: [requirement('nick_zero@' + state, 'accepted')] },
        { kind: 'assigned', name: nick, requires: [requirement('nick_zero@' + state, 'assigned')] },
      ];
    case 'leading_digit':
      return [
        { kind: 'malformed', name: nick, requires: [requirement(`nick_leading_digit@${state}`, '432')] },
        ...lengths(nick, state, facts).map((spelling) => ({
          ...spelling,
          requires: [...spelling.requires, requirement(`nick_leading_digit@${state}`, 'accepted')],
        })),
      ];
    case 'malformed': {
      if (form.left === '') return [malformed([])];
      const slot = slotIndex(`nick_malformed@${state}`);
      const uncut = valueMask(slot, '432') | valueMask(slot, 'at_completion');
      return [
        { kind: 'malformed', name: nick, requires: [{ slot, mask: uncut }] },
        ...lengths(form.left, state, facts).map((spelling) => ({
          ...spelling,
          requires: [...spelling.requires, { slot, mask: valueMask(slot, 'cut') }],
        })),
      ];
    }
  }
}

function lengths(
  nick: string,
  state: 'registered' | 'unregistered',
  { nickLength }: Facts,
): readonly Spelling[] {
  if (nickLength === null || nick.length <= nickLength) return [{ kind: 'taken', name: nick, requires: [] }];
  const slot = `nick_too_long@${state}`;
  return [
    { kind: 'too_long', name: nick, requires: [requirement(slot, '432')] },
    { kind: 'taken', name: nick.slice(0, nickLength), requires: [requirement(slot, 'cut')] },
  ];
}

/** What the registry says of a nick, under every casemapping that is still permitted and makes a difference. */
export function holdings(
  world: World,
  operation: Pick<Operation, 'connection' | 'released'>,
  nick: string,
  isClosing: (session: Session) => boolean,
): readonly Holding[] {
  return underMappings(world, nick, (same) => {
    const own = world.sessions[operation.connection]?.nick ?? null;
    if (own === nick) return [{ kind: 'mine', holder: -1, freed: [] }];
    if (own !== null && same(own)) return [{ kind: 'respelled', holder: -1, freed: [] }];
    return heldBy(world, operation, same, isClosing, () => true);
  });
}

/** Whether another registered connection has the nick. */
function ownersOf(
  world: World,
  operation: Pick<Operation, 'connection' | 'released'>,
  nick: string,
  isClosing: (session: Session) => boolean,
): readonly Holding[] {
  return underMappings(world, nick, (same) =>
    heldBy(world, operation, same, isClosing, ({ owned }) => owned),
  );
}

type Bare = Omit<Holding, 'requires'>;

function heldBy(
  world: World,
  operation: Pick<Operation, 'connection' | 'released'>,
  same: (other: string) => boolean,
  isClosing: (session: Session) => boolean,
  counts: (session: Session) => boolean,
): readonly Bare[] {
  let holder = -1;
  let lingering = -1;
  const freed: number[] = [];
  world.sessions.forEach((session, connection) => {
    if (
      connection === operation.connection ||
      session.nick === null ||
      !counts(session) ||
      !same(session.nick)
    )
      return;
    if (isClosing(session)) {
      freed.push(connection);
      if ((operation.released & (1 << connection)) === 0) lingering = connection;
    } else if (holder < 0 || session.owned) holder = connection;
  });
  const kind = (at: number): Holding['kind'] => (world.sessions[at]?.owned === true ? 'owned' : 'reserved');
  if (holder >= 0) return [{ kind: kind(holder), holder, freed: [] }];
  const free: Bare = { kind: 'free', holder: -1, freed };
  return lingering < 0 ? [free] : [free, { kind: kind(lingering), holder: lingering, freed: [] }];
}

function underMappings(
  world: World,
  nick: string,
  ask: (same: (other: string) => boolean) => readonly Bare[],
): readonly Holding[] {
  const mask = world.permitted.masks[CASEMAPPING] as number;
  const answers = new Map<string, { mask: number; holdings: readonly Bare[] }>();
  for (const mapping of valuesIn(CASEMAPPING, mask) as Casemapping[]) {
    const folded = fold(nick, mapping);
    const holdings = ask((other) => other.length === nick.length && fold(other, mapping) === folded);
    const key = JSON.stringify(holdings);
    const bit = valueMask(CASEMAPPING, mapping);
    answers.set(key, { mask: bit | (answers.get(key)?.mask ?? 0), holdings });
  }
  return [...answers.values()].flatMap((answer) => {
    const requires =
      answer.mask === mask || answer.mask === ALL_MAPPINGS ? [] : [{ slot: CASEMAPPING, mask: answer.mask }];
    return answer.holdings.map((holding) => ({ ...holding, requires }));
  });
}

function requirement(slot: string, value: string): Requirement {
  const index = slotIndex(slot);
  return { slot: index, mask: valueMask(index, value) };
}
