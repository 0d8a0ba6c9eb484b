import type { Plan } from '../plan.ts';
import type { SicknessKind } from './sickness.ts';
import { tryPlans, type Trial, type TrialOptions } from './trial.ts';
import type { Wards } from './wards.ts';
import type { Ward } from './watched-pool.ts';

/** Tries plans on servers: whether one becomes sick in the way that is sought. */
export interface Trials {
  /** On a server that nothing has run on. What was seen; null where it is well after that, or sick in another way. */
  afresh(plans: Iterable<Plan>): Promise<Trial | null>;
  /**
   * The same, and quicker where the answer is no: first on the server at hand, whatever has run on it, or at its brink. What does it there is
   * tried afresh.
   */
  sicken(plans: Iterable<Plan>, brink?: Brink | null): Promise<Trial | null>;
}

/** A server that little is missing of becoming sick is asked in place of one on which all has to be run that it takes. */
export interface Brink {
  /** Brings a fresh server there. One that has borne it is kept, as long as it is well, for all that are given the same. */
  readonly wear: readonly Plan[];
  /** What is run then. */
  readonly few: readonly Plan[];
}

interface TrialsOptions extends TrialOptions {
  readonly wards: Wards;
  readonly sought: SicknessKind;
}

export function startTrials({ wards, sought, ...options }: TrialsOptions): Trials {
  /** What the server at hand was brought to its brink with. */
  let worn: readonly Plan[] | null = null;

  async function on(ward: Ward, plans: Iterable<Plan>): Promise<Trial> {
    const trial = await tryPlans(plans, ward, options);
    if (trial.sickness !== null) await wards.discard();
    return trial;
  }

  const ofKind = (trial: Trial): Trial | null => (trial.sickness?.kind === sought ? trial : null);

  async function afresh(plans: Iterable<Plan>): Promise<Trial | null> {
    worn = null;
    const admitted = await wards.fresh();
    return admitted && ofKind(await on(admitted.ward, plans));
  }

  /** Whether a few plans tip a server over its brink; a server that does not even bear what leads there is not asked further. */
  async function tips({ wear, few }: Brink): Promise<boolean> {
    const admitted = worn === wear ? await wards.well() : await wards.fresh();
    if (admitted === null) return false;
    if (worn !== wear || !admitted.used) {
      worn = wear;
      const { sickness } = await on(admitted.ward, wear);
      if (sickness !== null) return true;
    }
    return ofKind(await on(admitted.ward, few)) !== null;
  }

  return {
    afresh,
    async sicken(plans, brink = null) {
      if (brink !== null) return (await tips(brink)) ? afresh(plans) : null;
      worn = null;
      const admitted = await wards.well();
      const trial = admitted && ofKind(await on(admitted.ward, plans));
      return trial === null || admitted?.used !== true ? trial : afresh(plans);
    },
  };
}
