import type { Circumstances, Judge } from '../check.ts';
import type { DialectSource } from '../circumstances.ts';
import type { Death } from '../health/death-report.ts';
import { explain } from '../explain.ts';
import type { Finding } from '../findings.ts';
import type { Divergence } from '../report/report.ts';
import type { Settled } from '../settle-finding.ts';
import { sizeOf } from '../size.ts';
import type { Failure, FailureStore } from './failure.ts';
import { freeze } from './frozen.ts';

/** Hands what a run finds to a store, as soon as it is found, and again when it is settled. */
export interface Keeper {
  readonly found: (finding: Finding) => void;
  /** What findings have come to; nothing where they were counted with others. */
  readonly settled: (fresh: readonly Settled[], accounted: readonly Finding[]) => void;
  readonly foundDeath: (death: Death) => void;
  readonly settledDeath: (death: Death) => void;
}

/** What all failures of a run have in common. */
export interface KeeperContext {
  readonly judge: Judge;
  readonly circumstances: Circumstances;
  readonly sources: Readonly<Record<string, DialectSource>>;
  readonly seed: number;
}

export function startKeeper(
  store: FailureStore | null,
  { judge, circumstances, sources, seed }: KeeperContext,
): Keeper {
  const frozen = freeze(circumstances, sources);
  /** The ids that findings wait under: shrinking may give them others. */
  const waiting = new Map<Finding, string>();
  /** The ids that each kind of death waits under: it is first kept without the plan that brings it about. */
  const dying = new Map<Divergence['death'], readonly string[]>();

  const failureOf = (divergence: Divergence, origin: Pick<Failure, 'from' | 'index'>): Failure => ({
    ...divergence,
    ...origin,
    circumstances: frozen,
    seed,
  });

  return {
    found(finding) {
      if (store === null) return;
      const { specimen, blame, index } = finding;
      const { plan, run, setting } = specimen;
      const explanation = explain(
        judge,
        { history: run.history, setting },
        blame.candidates[0] ?? null,
        blame.under,
      );
      if (explanation === null) return;
      waiting.set(finding, explanation.id);
      const size = sizeOf(plan);
      const shrunk = { from: size, to: size };
      const divergence = { ...explanation, met: finding.met, seen: NOT_REPEATED, shrunk, plan };
      store.found(failureOf(divergence, { from: plan, index }));
    },
    settled(fresh, accounted) {
      store?.settled(
        fresh.map(({ divergence, finding }) =>
          failureOf(divergence, { from: finding.specimen.plan, index: finding.index }),
        ),
        accounted.flatMap((finding) => waiting.get(finding) ?? []),
      );
    },
    foundDeath({ divergence, from, index }) {
      dying.set(divergence.death, [...(dying.get(divergence.death) ?? []), divergence.id]);
      store?.found(failureOf(divergence, { from, index }));
    },
    settledDeath({ divergence, from, index }) {
      store?.settled([failureOf(divergence, { from, index })], dying.get(divergence.death) ?? []);
      dying.delete(divergence.death);
    },
  };
}

const NOT_REPEATED = { times: 0, of: 0 } as const;
