import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planAt, shrinkPlan, type PlanOptions } from '../../../conformance/generate/index.ts';
import { fillIn } from '../../../conformance/fill-in.ts';
import { linesOf, type Act, type Plan, type Setting } from '../../../conformance/plan.ts';
import { filled } from '../../../conformance/run/filled.ts';
import { cutsOf } from '../../../conformance/run/pieces.ts';
import { shrunk } from './shrunk.ts';
import { WITH_SASL } from './with-sasl.ts';

const OPTIONS: PlanOptions = { nickLength: 15, password: true, casemapping: 'rfc1459', ...WITH_SASL };
const FRAGMENTED: PlanOptions = { ...OPTIONS, fragment: true };

const place = record({ seed: integer(), index: integer({ min: 0, max: 5_000 }) });
const setting = record<Setting>({
  namespace: constantFrom('a0000', 'z'),
  password: constantFrom('p', 'a password of thirty letters, no'),
  accounts: constantFrom([{ name: 'a', password: 'b' }]),
});

/** Whether each line of an act goes out in two pieces at least. A lone LF has none. */
function isBroken(act: Act, values: Setting): boolean {
  const lines = linesOf(act).map((line) => filled(line, (text) => fillIn(text, values)));
  const cuts = cutsOf(lines, act as object);
  const end = 'bareLf' in act && act.bareLf ? 1 : 2;
  let start = 0;
  return lines.every(({ text }) => {
    const [from, to] = [start, start + text.length + end];
    start = to;
    return to - from === 1 || cuts.some((cut) => from < cut && cut < to);
  });
}

/** The plan as if nobody had asked for pieces. */
function whole(plan: Plan): unknown {
  return plan.rounds.map((round) =>
    round.map(({ connection, act }) => {
      const {
        cuts: _cuts,
        lineCuts: _lineCuts,
        ...rest
      } = act as Act & { cuts?: unknown; lineCuts?: unknown };
      return { connection, act: rest };
    }),
  );
}

/** What has its lines in pieces. */
function pieces({ rounds }: Plan): readonly Act[] {
  return rounds.flat().flatMap(({ act }) => ('lineCuts' in act ? [act] : []));
}

function namesInPieces(plan: Plan): boolean {
  return pieces(plan).some((act) => linesOf(act).some((line) => line.startsWith('NICK ')));
}

describe('a plan whose lines go out in pieces', () => {
  it('has no line that goes out whole, whatever is filled in', () => {
    assert(
      property(place, setting, ({ seed, index }, values) => {
        for (const { act } of planAt(seed, index, FRAGMENTED).rounds.flat())
          expect(isBroken(act, values), JSON.stringify(act)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is but for that the plan of the same number', () => {
    assert(
      property(place, ({ seed, index }) => {
        expect(whole(planAt(seed, index, FRAGMENTED))).toEqual(whole(planAt(seed, index, OPTIONS)));
      }),
      { numRuns: 300 },
    );
  });

  it('breaks lines in many places, in two pieces and in three', () => {
    const cuts = Array.from({ length: 300 }, (_, index) => planAt(1, index, FRAGMENTED))
      .flatMap(({ rounds }) => rounds.flat())
      .flatMap(({ act }) => ('lineCuts' in act && act.lineCuts !== undefined ? [act.lineCuts] : []));
    expect(new Set(cuts.flat()).size).toBeGreaterThanOrEqual(11);
    expect(new Set(cuts.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
  });
});

describe('what it shrinks to', () => {
  const plan = planAt(3, 7, FRAGMENTED);
  it('is tried without any pieces first', () => {
    const [first] = shrinkPlan(plan);
    expect(first && pieces(first)).toEqual([]);
    expect(first && whole(first)).toEqual(whole(plan));
  });

  it('has no pieces where it fails without them', () => {
    const least = shrunk(plan, (smaller) => smaller.rounds.flat().some(({ act }) => linesOf(act).length > 0));
    expect(pieces(least)).toEqual([]);
  });

  it('keeps those alone that it does not fail without', () => {
    expect(namesInPieces(plan)).toBe(true);
    const least = shrunk(plan, namesInPieces);
    expect(pieces(least)).toHaveLength(1);
    expect(least.rounds.flat().flatMap(({ act }) => linesOf(act))).toHaveLength(1);
  });
});
