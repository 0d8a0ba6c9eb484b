import { assert, constantFrom, noShrink, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOut, imagine } from '../../../conformance/generate/imagination.ts';
import { planArbitrary, planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { executesKnown } from '../../../conformance/generate/well-formed.ts';
import { isDrop, namesSharedNick, wholeLines, type Plan } from '../../../conformance/plan.ts';
import { faultsOf, nicksAskedFor } from './plan-shape.ts';
import { WITH_CAP, WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const OPTIONS: PlanOptions = { nickLength: 15, password: false, casemapping: 'rfc1459', ...WITHOUT_CAP };

const someOptions = record({
  nickLength: constantFrom(null, 6, 9, 15, 30),
  password: constantFrom(false, true),
  casemapping: constantFrom(null, 'ascii' as const, 'rfc1459' as const, 'rfc1459-strict' as const),
  offer: constantFrom(WITHOUT_CAP, WITH_CAP, WITH_SASL),
}).map(({ offer, ...rest }): PlanOptions => ({ ...rest, ...offer }));

/** Holds for plans under all kinds of options. */
function holds(check: (plan: Plan, options: PlanOptions) => void): void {
  assert(
    property(
      someOptions.chain((options) => noShrink(planArbitrary(options)).map((plan) => ({ plan, options }))),
      ({ plan, options }) => {
        check(plan, options);
      },
    ),
    { numRuns: 2000 },
  );
}

describe('a plan', () => {
  it('is well-formed and of a bounded size', () => {
    holds((plan) => {
      expect(faultsOf(plan)).toEqual([]);
      expect(plan.connections).toBeGreaterThanOrEqual(2);
      expect(plan.connections).toBeLessThanOrEqual(4);
      expect(plan.rounds.flat().length).toBeLessThanOrEqual(40);
    });
  });

  it('names no nick outside its namespace, unless it is one of those that share nicks', () => {
    holds((plan) => {
      if (namesSharedNick(plan)) return;
      for (const nick of nicksAskedFor(plan)) if (nick !== '') expect(nick).toContain('{ns}');
    });
  });

  it('keeps nicks to nine bytes, but for those that are meant to be too long', () => {
    holds((plan, { nickLength }) => {
      for (const nick of nicksAskedFor(plan)) {
        const length = nick.replace('{ns}', 'k1234').length;
        expect(length <= Math.min(9, nickLength ?? 9) || (nickLength !== null && length > nickLength)).toBe(
          true,
        );
      }
    });
  });

  it('sends nothing that needs registration where it may have been registered', () => {
    holds((plan) => expect(executesKnown(plan)).toBe(false));
  });

  it('asks for no capability that changes what it sees, and for those alone that are offered or nowhere', () => {
    const harmful =
      /^(?:sts|tls|labeled-response|batch|echo-message|message-tags|server-time|draft\/|znc\.in\/)/;
    holds((plan, { capabilities }) => {
      for (const name of capabilitiesAskedFor(plan)) {
        expect(name).not.toMatch(harmful);
        if (capabilities !== null && !name.startsWith('nick-collider/')) expect(capabilities).toContain(name);
      }
    });
  });

  it('answers no challenge in the write that asks for it', () => {
    holds((plan) => {
      for (const { lines } of wholeLines(plan))
        expect(lines.slice(1).filter((line) => /\{scram:.*:final/.test(line))).toEqual([]);
    });
  });

  it('has no more than three commands of a connection in a row that may be answered with silence', () => {
    holds((plan, options) => {
      const server = imagine(options, plan.connections);
      const silent = server.clients.map(() => 0);
      for (const { step, lines } of wholeLines(plan)) {
        const { connection, act } = step;
        const client = server.clients[connection];
        if (client === undefined) throw new RangeError(`no connection ${connection}`);
        if (act.kind === 'open') client.phase = 'registering';
        // What is sent with a drop is followed by nothing that could be confused with it.
        if (isDrop(act)) {
          client.phase = 'gone';
          continue;
        }
        for (const line of lines) {
          silent[connection] = carryOut(server, client, line) ? 0 : (silent[connection] ?? 0) + 1;
          expect(silent[connection]).toBeLessThanOrEqual(3);
        }
      }
    });
  });
});

function capabilitiesAskedFor(plan: Plan): string[] {
  return [...wholeLines(plan)].flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const list = /^cap +REQ +:?(.*)/i.exec(line)?.[1] ?? '';
      return list.split(' ').flatMap((word) => (word === '' ? [] : [word.replace(/^-/, '')]));
    }),
  );
}

/** Whether in a plan of single steps a fence stands behind every act that may be answered with silence. */
function isFenced(plan: Plan, options: PlanOptions): boolean {
  const server = imagine(options, plan.connections);
  const steps = [...wholeLines(plan)];
  return steps.every(({ step: { connection, act }, lines }, at) => {
    const client = server.clients[connection];
    if (client === undefined) throw new RangeError(`no connection ${connection}`);
    if (act.kind === 'open') client.phase = 'registering';
    if (isDrop(act)) client.phase = 'gone';
    const answers = lines.map((line) => carryOut(server, client, line));
    if (client.phase === 'gone' || answers.at(-1) !== false) return true;
    const next = steps[at + 1];
    return next?.step.connection === connection && /^(PING t\d+|NICK|USER)$/i.test(next.lines[0] ?? '');
  });
}

describe('the plans of a seed', () => {
  it('share nicks in at most one case of a hundred', () => {
    const plans = Array.from({ length: 5000 }, (_, index) => planAt(3, index, OPTIONS));
    expect(plans.filter(namesSharedNick).length).toBeLessThanOrEqual(50);
  });

  it('have a fence behind every silent act, where no two steps are made at once', () => {
    const plans = Array.from({ length: 3000 }, (_, index) => planAt(4, index, OPTIONS));
    const narrow = plans.filter(({ rounds }) => rounds.every((round) => round.length === 1));
    // In some of the plans that are not meant to be stepped it just so happens that nobody acts beside another.
    expect(narrow.length / plans.length).toBeGreaterThan(0.45);
    expect(narrow.filter((plan) => isFenced(plan, OPTIONS)).length / narrow.length).toBeGreaterThan(0.95);
  });

  it('differ from each other and from those of other seeds', () => {
    const texts = [1, 2, -1, 2 ** 31].flatMap((seed) =>
      Array.from({ length: 1000 }, (_, index) => JSON.stringify(planAt(seed, index, OPTIONS))),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('do not depend on which were asked for before', () => {
    const options: PlanOptions = { ...OPTIONS, ...WITH_SASL };
    const inOrder = [0, 1, 2, 3].map((index) => planAt(9, index, options));
    const backwards = [3, 2, 1, 0].map((index) => planAt(9, index, options));
    expect(backwards.toReversed()).toEqual(inOrder);
  });
});
