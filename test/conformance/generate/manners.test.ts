import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../model/command.ts';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { carryOut, imagine } from '../../../conformance/generate/imagination.ts';
import { executesKnown } from '../../../conformance/generate/well-formed.ts';
import type { Manner } from '../../../conformance/manner.ts';
import { isDrop, linesOf, wholeLines, type Plan } from '../../../conformance/plan.ts';
import { faultsOf, nicksAskedFor } from './plan-shape.ts';
import { survey } from './survey.ts';
import { WITH_CAP, WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const MANNERS = ['line by line', 'user first', 'cap', 'bare lf', 'letters'] as const;
type Odd = Exclude<Manner, 'plain'>;
const KNOWN = { nickLength: 15, casemapping: 'rfc1459' } as const;
const SERVERS: readonly PlanOptions[] = [
  { ...KNOWN, password: false, ...WITHOUT_CAP },
  { ...KNOWN, password: true, ...WITH_CAP },
  { ...KNOWN, password: false, ...WITH_SASL },
  { ...KNOWN, password: false, ...WITH_SASL, waits: { register: true, ping: true } },
];
const PLANS = 400;
const SEED = 31;

const plansFor = (options: PlanOptions, manner?: Manner): readonly Plan[] =>
  Array.from({ length: PLANS }, (_, index) =>
    planAt(SEED, index, manner === undefined ? options : { ...options, manner }),
  );
const written = (plans: readonly Plan[]): readonly string[] => plans.map((plan) => JSON.stringify(plan));

interface Mannered {
  readonly plan: Plan;
  readonly options: PlanOptions;
}

const drawn = new Map<Odd, readonly Mannered[]>();

/** Those of the plans for all servers that are in a manner, with the options that they were drawn under. */
function mannered(manner: Odd): readonly Mannered[] {
  const known = drawn.get(manner);
  if (known !== undefined) return known;
  const found = SERVERS.flatMap((options) => {
    const plain = written(plansFor(options));
    return plansFor(options, manner).flatMap((plan, at) =>
      JSON.stringify(plan) === plain[at] ? [] : [{ plan, options: { ...options, manner } }],
    );
  });
  drawn.set(manner, found);
  return found;
}

/** The lines of each connection, in their order. */
function linesByConnection(plan: Plan): readonly (readonly string[])[] {
  const all = Array.from({ length: plan.connections }, (): string[] => []);
  for (const { step, lines } of wholeLines(plan)) all[step.connection]?.push(...lines);
  return all;
}

const isNick = (line: string): boolean => {
  const { kind, params } = readCommand(line);
  return kind === 'NICK' && (params[0] ?? '') !== '';
};
const isUser = (line: string): boolean => {
  const { kind, params } = readCommand(line);
  return kind === 'USER' && params.length >= 4;
};

describe.each(MANNERS)('plans in the manner "%s"', (manner) => {
  it('are most of all, and the others are those of a server that wants no manner', () => {
    // Many plans have USER first, or nicks of letters only, in any case.
    const least = manner === 'letters' ? 0.4 : manner === 'user first' ? 0.75 : 0.88;
    const share = mannered(manner).length / (SERVERS.length * PLANS);
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(0.96);
  });

  it('hang on seed, number and options alone', () => {
    for (const options of SERVERS) {
      const forwards = [0, 1, 2, 3, 4].map((index) => planAt(5, index, { ...options, manner }));
      const backwards = [4, 3, 2, 1, 0].map((index) => planAt(5, index, { ...options, manner }));
      expect(backwards.toReversed()).toEqual(forwards);
    }
  });

  it('are well-formed, bounded, and send nothing that needs registration where it may have been registered', () => {
    for (const { plan, options } of mannered(manner)) {
      // In plans that wait somebody may come twice, of which the second time has no effect.
      if (!options.waits.ping) expect(faultsOf(plan)).toEqual([]);
      expect(executesKnown(plan)).toBe(false);
      expect(plan.rounds.flat().length).toBeLessThanOrEqual(manner === 'line by line' ? 60 : 42);
    }
  });

  it('have few commands of a connection in a row that may be answered with silence', () => {
    for (const { plan, options } of mannered(manner)) {
      const server = imagine(options, plan.connections);
      const silent = server.clients.map(() => 0);
      for (const { step, lines } of wholeLines(plan)) {
        const { connection, act } = step;
        const client = server.clients[connection];
        if (client === undefined) throw new RangeError(`no connection ${connection}`);
        if (act.kind === 'open') client.phase = 'registering';
        if (isDrop(act)) client.phase = 'gone';
        for (const line of isDrop(act) ? [] : lines) {
          silent[connection] = carryOut(server, client, line) ? 0 : (silent[connection] ?? 0) + 1;
          expect(silent[connection]).toBeLessThanOrEqual(5);
        }
      }
    }
  });

  it('bring most connections to their registration', () => {
    for (const options of SERVERS.slice(0, 3)) {
      const all = plansFor(options, manner).map((plan) => survey(plan, { ...options, manner }));
      const sum = (count: (one: (typeof all)[number]) => number): number =>
        all.reduce((total, one) => total + count(one), 0);
      expect(sum(({ registered }) => registered) / sum(({ connections }) => connections)).toBeGreaterThan(
        0.55,
      );
      expect(all.filter(({ contended }) => contended).length / all.length).toBeGreaterThan(0.6);
    }
  });
});

describe('in every plan of a manner', () => {
  it('LF alone ends the lines that are sent', () => {
    for (const { plan } of mannered('bare lf'))
      for (const { act } of plan.rounds.flat()) if (act.kind === 'send') expect(act.bareLf).toBe(true);
  });

  it('each line is an act by itself, and no claim is repeated', () => {
    for (const { plan } of mannered('line by line'))
      for (const { act } of plan.rounds.flat()) {
        if (act.kind === 'send') expect(act.lines).toHaveLength(1);
        expect(act.kind).not.toBe('reclaim');
      }
  });

  it('USER comes before the first NICK', () => {
    for (const { plan } of mannered('user first')) {
      for (const lines of linesByConnection(plan)) {
        const [nick, user] = [lines.findIndex(isNick), lines.findIndex(isUser)];
        if (nick >= 0) expect(user >= 0 && user < nick).toBe(true);
      }
    }
  });

  it('CAP LS comes first, and CAP END behind NICK and USER, unless it is meant not to', () => {
    let ended = 0;
    let complete = 0;
    for (const { plan, options } of mannered('cap')) {
      const server = imagine(options, plan.connections);
      for (const [connection, lines] of linesByConnection(plan).entries()) {
        if (lines.length > 0) expect(lines[0]).toMatch(/^CAP LS/);
        const client = server.clients[connection];
        if (client === undefined) throw new RangeError(`no connection ${connection}`);
        client.phase = 'registering';
        if (!lines.some(isNick) || !lines.some(isUser) || lines.includes('QUIT')) continue;
        complete += 1;
        if (lines.includes('CAP END')) ended += 1;
      }
    }
    expect(ended / complete).toBeGreaterThan(0.9);
  });

  it('nicks that have the form of one are of letters only', () => {
    for (const options of SERVERS)
      for (const [index, plan] of plansFor(options, 'letters').entries()) {
        const isPlain =
          JSON.stringify(plan) === JSON.stringify(planAt(SEED, index, { ...options, manner: 'plain' }));
        if (isPlain) continue;
        for (const nick of nicksAskedFor(plan))
          if (/^\{ns\}[\w[\]\\`^{|}-]*$/.test(nick)) expect(nick).toMatch(/^\{ns\}[A-Za-z]*$/);
      }
  });
});

it('a manner leaves acts that write nothing as they are', () => {
  for (const { plan } of mannered('bare lf'))
    for (const { act } of plan.rounds.flat())
      if (act.kind !== 'send') expect(act).not.toHaveProperty('bareLf');
      else expect(linesOf(act).length).toBeGreaterThan(0);
});
