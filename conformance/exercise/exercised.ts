import type { Spec } from '../../model/outcomes.ts';
import type { Received } from '../../model/received.ts';
import type { Rule } from '../../model/rules/index.ts';
import type { Judge } from '../check.ts';
import type { Observation } from '../observation.ts';
import { search, startOf } from '../search.ts';
import type { Step } from '../steps.ts';
import { answersAt } from './answers.ts';
import { isDoneInTime } from './in-time.ts';
import { byItselfAt, momentsOf, movesAt } from './moment.ts';
import { flawedReplies, isRefutedAsStray, isRefutedByForm, repliesOf } from './replies.ts';
import { suspect, type Suspicion } from './suspicion.ts';

/** A history that is legal with some rules set aside, and how. */
export interface Explained {
  readonly reading: Observation;
  readonly steps: readonly Step[];
  readonly under: readonly Rule[];
}

/** A search of what a misreading makes of a history visits so many states at most. */
const STATES = 1_000;

/**
 * Those of the rules that a legal history has put to the test: the server might have broken the rule at some point, it would have shown,
 * and what came shows that it did not. That a rule was not broken says nothing where this does not hold.
 */
export function exercisedIn(
  judge: Judge,
  { reading, steps, under }: Explained,
  rules: readonly Rule[],
): ReadonlySet<Rule> {
  const asked = rules.filter((rule) => !under.includes(rule));
  const left = new Set(asked.filter((rule) => !isReadRightly(judge, reading, under, rule)));
  const lawful = judge.spec(under);
  const start = startOf(reading, lawful);
  const end = (steps.at(-1)?.node ?? start).world.permitted;
  const moments = momentsOf(reading, steps, start).map((moment) => ({
    moment,
    replies: repliesOf(moment, lawful),
  }));
  const answered = new Set(moments.flatMap(({ replies }) => replies.map(({ received }) => received)));
  const suspicions = new Map<Rule, Suspicion>();
  const suspicionOf = (rule: Rule): Suspicion => {
    const known = suspicions.get(rule);
    if (known !== undefined) return known;
    const { lifts } = rule.relaxation;
    const relaxed = withoutNoise(judge.spec([...under, withoutTraces(rule)]), answered);
    const widens = lifts === 'dialect' || lifts === 'narrowing';
    const made = suspect({ reading, relaxed, end, widens });
    suspicions.set(rule, made);
    return made;
  };
  const { model, noted, begin } = judge.watching(under, [...left]);

  for (const { moment, replies } of moments) {
    const answers = answersAt(moment, lawful, model.key);
    const flawed = [...left].some(({ relaxation }) => relaxation.tolerates !== undefined)
      ? flawedReplies(replies, answers.moves, lawful)
      : [];
    begin();
    movesAt(model, moment.before, moment);
    for (const other of answers.forbidden) byItselfAt(model, moment.before, moment, other);
    for (const rule of left) {
      const { relaxation } = rule;
      const mayBreak = noted.has(rule) || suspicions.get(rule)?.lingers === true;
      const isKept =
        (mayBreak && suspicionOf(rule).isRefutedAt(moment, answers)) ||
        isDoneInTime(moment, relaxation, lawful, judge.table) ||
        isRefutedByForm(flawed, judge.spec([...under, rule]), relaxation) ||
        isRefutedAsStray(moment, lawful, relaxation);
      if (isKept) left.delete(rule);
    }
  }
  return new Set(asked.filter((rule) => !left.has(rule)));
}

/** A rule about what a server does, without the answers that go astray: they are a trace of a breach, and prove nothing by themselves. */
function withoutTraces(rule: Rule): Rule {
  const { misroutes, ...rest } = rule.relaxation;
  if (misroutes === undefined || (rest.readings ?? rest.ways) === undefined) return rule;
  return { ...rule, id: `${rule.id} without traces`, relaxation: rest };
}

/** A model in which what came as an answer is not taken for something that came unasked. */
function withoutNoise(spec: Spec, answered: ReadonlySet<Received>): Spec {
  return {
    ...spec,
    ignores: (received, session, inChannel) =>
      !answered.has(received) && spec.ignores(received, session, inChannel),
  };
}

/** Whether cutting what was sent into other lines makes a difference, and nothing legal explains the history then. */
function isReadRightly(judge: Judge, reading: Observation, under: readonly Rule[], rule: Rule): boolean {
  const { misreads } = rule.relaxation;
  if (misreads === undefined) return false;
  const others = judge.misread(reading, misreads);
  const model = judge.spec([...under, rule]);
  return others.length > 0 && others.every((other) => search(other, model, STATES).kind === 'illegal');
}
