import { timeoutsOf } from '../../../model/timeouts.ts';
import { JUST_COME } from '../stay.ts';
import { DROP } from '../../../model/command.ts';
import { narrowAll, type Dialect } from '../../../model/dialect.ts';
import { behindGate, lacksPassword } from '../../../model/gate.ts';
import type { Input } from '../../../model/input.ts';
import { createSpec, type Outcome, type Spec } from '../../../model/outcomes.ts';
import type { Reading } from '../../../model/reading.ts';
import { completionReadings, readings } from '../../../model/readings.ts';
import { receivedClose, receivedLine, type Received } from '../../../model/received.ts';
import type { Misreading, Relaxation, RelaxedWay, Step } from '../../../model/relaxation.ts';
import { flaws, type Emit, type Flaw } from '../../../model/reply.ts';
import type { Rule } from '../../../model/rules/rule.ts';
import { standingsOf } from '../../../model/standings.ts';
import { createTable, type Way } from '../../../model/table.ts';
import type { Operation, Session, World } from '../../../model/world.ts';
import { anyDialect, numbers } from '../dialects.ts';
import { isSecured, OBLIGING, opened, ruled } from '../openings.ts';
import {
  CAP_LINES,
  CAPABILITIES,
  IRCX_LINES,
  OPER_LINES,
  operationOf,
  PACKAGES,
  SASL_LINES,
} from '../operation.ts';
import { factsOf } from '../facts.ts';

/** `phase input`, such as `registered NICK.free`. */
export type Concern = string;

const LINES = [
  'PASS',
  'PASS :',
  'PASS right',
  'PASS wrong',
  'NICK',
  'NICK :',
  'NICK a b',
  'NICK #a',
  'NICK a',
  'NICK A',
  'NICK b',
  'NICK [',
  'NICK {',
  'NICK 1a',
  'NICK abcdefghijk',
  'NICK  a',
  'USER',
  'USER a b c d e',
  'USER : 0 * :r',
  'USER u 0 * :',
  'USER u@h 0 * :r',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'QUIT',
  'PING',
  'PING :',
  'PING a',
  'PING a b',
  'PONG',
  'PONG a',
  'PONG cookie',
  'JOIN #a',
  'FROB',
  '001',
  'ERROR',
  'NICK a\0',
  `PING ${'a'.repeat(600)}`,
  '\0',
];
const ALL_LINES = [...LINES, ...CAP_LINES, ...SASL_LINES, ...IRCX_LINES];
/** What brings connections to where much may happen, and dialects that put off what they judge until they have to. */
const USUAL = [
  'NICK a',
  'NICK a',
  'NICK A',
  'NICK a',
  'NICK [',
  'NICK {',
  'NICK b',
  'NICK #a',
  'NICK  a',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'PASS right',
  'PASS wrong',
  'PONG cookie',
  'PONG cookie',
];
/** What brings them far in negotiating and authenticating. */
const DEALINGS = [
  ...CAP_LINES,
  ...SASL_LINES,
  'CAP LS',
  'CAP LS 302',
  'CAP REQ :sasl',
  'CAP REQ :sasl',
  'CAP REQ :sasl',
  'CAP END',
  'CAP END',
  ...[
    'PLAIN',
    'PLAIN',
    'right',
    'right',
    'SCRAM-SHA-256',
    'first',
    'right',
    '+',
    'wrong',
    'loose',
    '!',
    '*',
  ].map((what) => `AUTHENTICATE ${what}`),
  'NICK a',
  'NICK b',
  'NICK #',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'PASS right',
  'PONG cookie',
];
/** The same of AUTH (IRCX). */
const SECURING = [
  ...IRCX_LINES,
  'AUTH NTLM I opens',
  'AUTH NTLM I opens',
  'AUTH NTLM S right',
  'AUTH NTLM S right',
  'AUTH NTLM S wrong',
  'AUTH BASIC I right',
  ...USUAL,
];
/** What makes operators, and lets them kill. */
const RULING = [
  'NICK a',
  'NICK b',
  'NICK c',
  'NICK A',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'USER u 0 * :r',
  'PASS right',
  'PONG cookie',
  'OPER root right',
  'OPER root right',
  ...OPER_LINES,
];
const LATE: Dialect = {
  'nick_hold@unregistered_claimant': ['at_completion'],
  nick_in_use_timing: ['at_completion'],
  'nick_malformed@unregistered': ['at_completion'],
};
const CONNECTIONS = 3;
/** Time-outs may come at any time, and need never come. */
const TIMER = { earliest: 1, latest: Infinity };
const FACTS = factsOf({
  capabilities: CAPABILITIES,
  packages: PACKAGES,
  idleAfter: 0,
  timers: { register: TIMER, ping: TIMER, pong: TIMER },
  hasOperator: true,
});

const table = createTable();
const standings = standingsOf(table);
const timeouts = timeoutsOf(FACTS);

/** What was found by walking. */
export interface Found {
  /** By rule. */
  readonly concerns: ReadonlyMap<string, ReadonlySet<Concern>>;
  /** All that a server may meet. */
  readonly met: ReadonlySet<Concern>;
}

interface Finding extends Found {
  readonly concerns: ReadonlyMap<string, Set<Concern>>;
  readonly met: Set<Concern>;
}

/**
 * What rules concern: where what a rule forbids adds a way or a reading to what may come, or lets a line pass that is not quite the reply.
 * Found by random walks of the lawful model, and for rules that remember breaches of one without that rule.
 */
export function findConcerns(rules: readonly Rule[], walks: number, steps: number): Found {
  const finding = {
    concerns: new Map(rules.map((rule) => [rule.id, boundBy(rule)])),
    met: new Set<Concern>(),
  };
  walk(rules, [], finding, walks, steps, (nth) => (nth % 4 > 1 ? 'deal' : 'log on'));
  walk(rules, [], finding, walks / 2, steps, () => 'rule');
  for (const rule of rules.filter(
    ({ id, relaxation: { ways, readings } }) =>
      ways !== undefined && (readings !== undefined || id === REMEMBERS_BY_WAYS),
  ))
    walk([rule], [rule.relaxation], finding, walks / 3, steps, () => usuallyOf(rule));
  return finding;
}

/** What a server may leave undone for too long. */
const OVERDUE = [
  ['registration', 'registering TIMEOUT.registration'],
  ['silence', 'registered TIMEOUT.silence'],
  ['ping', 'registered TIMEOUT.ping'],
] as const;
const OF_TIME = /^TIME-/;

/** It notes who is an operator, and looks at that in its ways. */
const REMEMBERS_BY_WAYS = 'OPER-04';

/** What connections do for the most part. */
type Doing = 'log on' | 'deal' | 'rule';

function usuallyOf({ id }: Rule): Doing {
  if (/^(OPER|KILL)-/.test(id)) return 'rule';
  return /^(CAP|SASL|AUTH|IRCX)-/.test(id) ? 'deal' : 'log on';
}

/** What a bound is about: to set it aside adds no way, but time. */
const BOUNDS: Readonly<Record<NonNullable<Relaxation['lifts']>, readonly Concern[]>> = {
  release: ['closing RELEASE'],
  drop: ['registering DROP', 'registered DROP'],
  held: [],
  registration: ['registering COMPLETE'],
  close: ['registering EXPIRE', 'registered EXPIRE'],
  leaving: ['registering QUIT', 'registered QUIT'],
  dialect: [],
  narrowing: [],
};

/** What bytes are cut wrongly in; where any line may be, none is named. */
const CUTS: Readonly<Record<Misreading, readonly Concern[]>> = {
  'crlf only': [],
  'cr kept': [],
  shared: [],
  apart: [],
  'first only': [],
  remainder: ['registering LINE.too_long', 'registered LINE.too_long'],
  swapped: [],
  'lost to a nul': ['registering LINE.nul', 'registered LINE.nul'],
};

function boundBy({ relaxation: { lifts, misreads } }: Rule): Set<Concern> {
  return new Set([
    ...(lifts === undefined ? [] : BOUNDS[lifts]),
    ...(misreads === undefined ? [] : CUTS[misreads]),
  ]);
}

function walk(
  rules: readonly Rule[],
  relaxations: readonly Relaxation[],
  finding: Finding,
  walks: number,
  steps: number,
  does: (nth: number) => Doing,
): void {
  const draw = numbers(7);
  for (let nth = 0; nth < walks; nth += 1) {
    const doing = does(nth);
    const lines = linesOf(doing, nth);
    const spec = createSpec({
      dialect: {
        ...anyDialect(draw),
        ...(nth % 2 === 0 ? LATE : {}),
        ...(doing !== 'log on' && nth % 3 > 0 ? OBLIGING : {}),
      },
      facts: FACTS,
      table,
      relaxations,
    });
    let world = beginning(spec, doing, nth);
    for (let at = 0; at < steps; at += 1) {
      const outcomes = look(spec, world, draw, rules, finding, lines);
      world = outcomes[draw(Math.max(1, outcomes.length))]?.world ?? world;
    }
  }
}

/** What a walk says now and then, and mostly. */
interface Lines {
  readonly rare: readonly string[];
  readonly usual: readonly string[];
  readonly doing: Doing;
}

/** Those that begin with AUTH go on with it. */
function linesOf(doing: Doing, nth: number): Lines {
  switch (doing) {
    case 'log on':
      return { rare: LINES, usual: USUAL, doing };
    case 'deal':
      return { rare: ALL_LINES, usual: isSecured(nth >> 2) ? SECURING : DEALINGS, doing };
    case 'rule':
      return { rare: LINES, usual: RULING, doing };
  }
}

function beginning(spec: Spec, doing: Doing, nth: number): World {
  if (doing === 'rule') return ruled(spec, CONNECTIONS, nth);
  return doing === 'deal' ? opened(spec, CONNECTIONS, nth >> 2) : spec.initial(CONNECTIONS);
}

/** Looks at what each rule would add to a random step, and tells what may come of it without that. */
function look(
  spec: Spec,
  world: World,
  draw: (below: number) => number,
  rules: readonly Rule[],
  { concerns: found, met }: Finding,
  lines: Lines,
): readonly Outcome[] {
  const connection = draw(CONNECTIONS);
  const session = world.sessions[connection] as Session;
  const phase = spec.phase(session);
  if (phase === 'closing') return [];
  const operation = draw(6) === 0 ? null : drawOperation(draw, connection, lines);
  const read = (command: Operation['command']): readonly Reading[] =>
    operation === null ? [] : readings(world, { ...operation, command }, FACTS, standings);
  const next = [COMPLETION, CHALLENGE, CLOSE][draw(3)] ?? CLOSE;
  const byItself = operation === null;
  const step: Step = {
    world,
    connection,
    session,
    operation,
    table,
    ending: byItself && next === CLOSE ? REST : null,
    asking: byItself && next === CHALLENGE && phase === 'registered' ? CHALLENGE : null,
    read,
  };
  const outcomes =
    operation === null ? spec.internal(world, connection, next, REST) : spec.outcomes(world, operation);
  const lawful = (
    operation === null
      ? [
          ...(session.readyAt < 0
            ? []
            : completionReadings(world, { connection, released: 0 }, standings.isClosing)),
          ...(step.ending === null ? [] : timeouts.closes(session, phase, next, REST)),
          ...(step.asking === null ? [] : timeouts.asks(session, phase, next, REST)),
        ]
      : phase === 'registering'
        ? behindGate(world, operation, lacksPassword(table), read(operation.command))
        : read(operation.command)
  ).filter(({ requires }) => narrowAll(world.permitted, requires) !== null);
  for (const { input } of lawful) met.add(`${phase} ${input}`);
  const known = new Set(lawful.flatMap((reading) => lawfulKeys(step, reading)));
  const slips = outcomes.flatMap((outcome) => slipsOf(outcome, world));
  for (const { id, relaxation } of rules) {
    const concerns = found.get(id) as Set<Concern>;
    for (const [overdue, concern] of OVERDUE)
      if (concern.startsWith(phase) && relaxation.lets?.(overdue, session, table) === true)
        concerns.add(concern);
    if (byItself)
      for (const { input } of relaxation.readings?.(step, lawful) ?? [])
        if (OF_TIME.test(id)) concerns.add(`${phase} ${input}`);
    for (const reading of lawful)
      if (addsTo(relaxation, step, reading, known)) concerns.add(`${phase} ${reading.input}`);
    for (const slip of slips) if (passes(relaxation, slip)) concerns.add(`${phase} ${slip.input}`);
  }
  return outcomes;
}

/** Whether a relaxation adds to what may come of a reading. */
function addsTo(relaxation: Relaxation, step: Step, reading: Reading, known: ReadonlySet<string>): boolean {
  const permits = ({ requires }: Pick<Way, 'requires'>): boolean =>
    narrowAll(step.world.permitted, requires) !== null;
  const more = (relaxation.readings?.(step, [reading]) ?? []).filter(permits);
  if (more.some((other) => lawfulKeys(step, other).some((key) => !known.has(key)))) return true;
  const ways = relaxation.ways?.(step, reading, waysOf(step, reading)) ?? [];
  return ways.some((way) => permits(way) && !known.has(keyOf(reading, way)));
}

function waysOf({ world, session, table }: Step, { input, claim }: Reading): readonly Way[] {
  return table
    .cell(session.configuration, input, claim)
    .filter(({ requires }) => narrowAll(world.permitted, requires) !== null);
}

function lawfulKeys(step: Step, reading: Reading): readonly string[] {
  return waysOf(step, reading).map((way) => keyOf(reading, way));
}

/** What tells apart what comes of a reading when it is taken in some way. */
function keyOf(
  { input, nick, holder, freed, enabled, account }: Reading,
  { next, actions, mark, alsoKills = [] }: RelaxedWay,
): string {
  const claims = actions.includes('claim') || actions.some((action) => action.endsWith('holder'));
  const tells = actions.includes('enable') || input === 'CAP.list' ? (enabled ?? '') : '';
  const proves = actions.includes('log in') || actions.includes('prove') ? (account ?? '') : '';
  return `${next} ${actions.join()} ${mark ?? ''} ${claims ? `${nick ?? ''} ${holder}` : ''} ${freed.join()} ${tells} ${proves} ${alsoKills.join()}`;
}

/** A line that falls short of a reply. */
interface Slip {
  readonly input: Input;
  readonly emit: Emit;
  readonly received: Received;
  readonly session: Session;
  readonly flaws: readonly Flaw[];
}

/** Lines that fall short of what is owed, one of each kind. */
function slipsOf({ input, emits }: Outcome, { sessions }: World): readonly Slip[] {
  if (input === null) return [];
  const kinds = new Map<string, Slip>();
  for (const emit of emits) {
    const session = sessions[emit.connection] as Session;
    for (const received of nearly(emit.reply)) {
      const found = flaws(emit.reply, emit.scene, received);
      const slip = { input, emit, received, session, flaws: found };
      if (found.length > 0) kinds.set(`${emit.reply} ${found.join()} ${received.numeric}`, slip);
    }
  }
  return [...kinds.values()];
}

/** Whether such a line passes. What a rule lets pass besides its ways only follows from these. */
function passes({ tolerates, ways }: Relaxation, { emit, received, session, flaws: found }: Slip): boolean {
  return (
    tolerates !== undefined &&
    ways === undefined &&
    found.every((flaw) => tolerates(flaw, emit, received, session))
  );
}

/** Lines that fall short of a reply in one way or another. */
function nearly(reply: Emit['reply']): readonly Received[] {
  const known = NEARLY.get(reply);
  if (known !== undefined) return known;
  const subjects = [
    '',
    ' a',
    ' b',
    ' a!u@h alice',
    ' a!u@h eva',
    ' NICK',
    ' USER',
    ' PASS',
    ' PING',
    ' PONG',
    ' FROB',
    ' CAP',
    ' AUTHENTICATE',
    ' AUTH',
    ' NTLM',
    ' 0 0 NTLM 512',
    ' 1 0 NTLM 512',
    ' OPER',
    ' KILL',
    ' z',
  ];
  const numeric = reply === 'endOfMotd' ? '376' : reply.replace('IRCX ', '').slice(0, 3);
  const lines = /^\d/.test(numeric)
    ? [' a', ' b', ' *', ' z', ''].flatMap((target) =>
        subjects.flatMap((subject) => [
          `:s ${numeric}${target}${subject} :x`,
          `${numeric}${target}${subject} :x`,
          `:s ${Number(numeric)}${target}${subject} :x`,
          `:s 451${target}${subject} :x`,
          `:s 499${target}${subject} :x`,
        ]),
      )
    : [
        ...['a', 'A', 'b', '[', '{', 'c'].map((nick) => `:z NICK ${nick}`),
        ':s PONG s zz',
        ':s AUTH NTLM * eva@s 0',
        ...['LS', 'LIST', 'ACK', 'NAK'].flatMap((subcommand) =>
          ['a', 'b', '*', 'z'].flatMap((target) => [
            `:s CAP ${target} ${subcommand} :other=1`,
            `:s CAP ${target} ${subcommand} * :other=1`,
          ]),
        ),
      ];
  const unproven =
    reply === 'AUTHENTICATE proof'
      ? [{ ...receivedLine('AUTHENTICATE dj0x', 0, 0), proof: 'wrong' as const }]
      : [];
  const received = [...new Set(lines)].map((line) => receivedLine(line, 0, 0)).concat(unproven);
  NEARLY.set(reply, received);
  return received;
}

const NEARLY = new Map<string, readonly Received[]>();
const REST = { ...JUST_COME, age: 1e9, silent: 1e9, unheard: 1e9, lag: 1 };
const COMPLETION = receivedLine(':s 001 a :Welcome', 0, 0);
const CHALLENGE = receivedLine('PING :cookie', 0, 0);
const CLOSE = receivedClose(0, 0);

/** An operation that is not answered, nor anything behind it. */
function lost(isLost: boolean): Pick<Operation, 'starved' | 'unread'> {
  return { starved: isLost, unread: isLost };
}

function drawOperation(
  draw: (below: number) => number,
  connection: number,
  { rare, usual, doing }: Lines,
): Operation {
  const from = draw(3) === 0 ? rare : usual;
  const line = from[draw(from.length)] ?? '';
  const drops = draw(40) === 0;
  const operation = operationOf(line, connection, {
    held: draw(20) === 0,
    ...lost(draw(20) === 0),
    odd: line.includes('\0') || line.length > 510,
    // Who was killed has let go of its nick by then, or not.
    ...(doing === 'rule' && draw(2) === 0 ? { released: (1 << CONNECTIONS) - 1 } : {}),
  });
  return drops ? { ...operation, command: DROP } : operation;
}
