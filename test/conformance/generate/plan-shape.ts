import { lineCost } from '../../../conformance/generate/plain-line.ts';
import { fragmentsOf, linesOf, wholeLines, type Plan } from '../../../conformance/plan.ts';

/** What is wrong with a plan's form; empty when nothing is. */
export function faultsOf(plan: Plan): string[] {
  const faults: string[] = [];
  const open = new Set<number>();
  for (const round of plan.rounds) {
    if (round.length === 0) faults.push('an empty round');
    if (new Set(round.map(({ connection }) => connection)).size < round.length)
      faults.push('a connection acts twice in a round');
    for (const { connection, act } of round) {
      if (connection < 0 || connection >= plan.connections) faults.push(`no connection ${connection}`);
      if (act.kind === 'open' && open.has(connection)) faults.push('opened twice');
      if (act.kind === 'open') open.add(connection);
      else if (!open.has(connection)) faults.push('acts before it is open');
      if (act.kind === 'send' && act.lines.length === 0) faults.push('sends nothing');
    }
  }
  if (open.size !== plan.connections) faults.push('a connection is never opened');
  return faults;
}

/** How big a plan is: each number counts only where all before it are equal. */
export function sizeOf(plan: Plan): readonly number[] {
  const lines = plan.rounds.flatMap((round) => round.flatMap(({ act }) => linesOf(act)));
  return [
    plan.connections,
    plan.rounds.flat().length,
    lines.length,
    plan.rounds
      .flat()
      .reduce(
        (sum, { act }) =>
          sum +
          (act.kind === 'send' ? (act.cuts?.length ?? 0) + (act.bareLf ? 1 : 0) : 0) +
          (fragmentsOf(act).lineCuts?.length ?? 0),
        0,
      ),
    plan.rounds.reduce((sum, round) => sum + Math.max(round.length - 1, 0), 0),
    lines.reduce((sum, line) => sum + lineCost(line), 0),
  ];
}

export function isSmaller(left: Plan, right: Plan): boolean {
  const sizes = sizeOf(right);
  for (const [at, size] of sizeOf(left).entries()) {
    const other = sizes[at] ?? 0;
    if (size !== other) return size < other;
  }
  return false;
}

/** The parameters that are asked for as nicks. */
export function nicksAskedFor(plan: Plan): string[] {
  return [...wholeLines(plan)].flatMap(({ lines }) =>
    lines.flatMap((line) => {
      const nick = /^nick +:?([^ ]*)/i.exec(line)?.[1];
      return nick === undefined ? [] : [nick];
    }),
  );
}
