import { linesOf, type Act, type Plan } from '../plan.ts';
import { cheaperNicks, lettered, nickCost, nicksIn, onNicks } from './plain-nick.ts';
import { plainerLines } from './plain-line.ts';
import { simplerLogins } from './plain-accounts.ts';
import { onLines, onSteps, withAct } from './steps.ts';

type Rename = readonly [from: string, to: string];

/** The same plan in plainer words: other nicks throughout, then plainer text or another nick in single lines. */
export function* simplerTexts(plan: Plan): Iterable<Plan> {
  const lines = plan.rounds.flatMap((round) => round.flatMap(({ act }) => linesOf(act)));
  const nicks = [...new Set(lines.flatMap(nicksIn))];
  const renames = [...renamesOf(nicks)];
  for (const rename of renames) yield throughout(plan, (nick) => renamed(nick, rename));
  if (nicks.some((nick) => lettered(nick) !== nick)) yield throughout(plan, lettered);
  yield* simplerLogins(plan);
  for (const step of plan.rounds.flat()) {
    for (const act of plainerActs(step.act, renames)) yield withAct(plan, step, act);
  }
}

/** Nicks and what may stand for them: a plainer one, or another one of the plan. */
function* renamesOf(nicks: readonly string[]): Iterable<Rename> {
  for (const nick of nicks) {
    for (const other of nicks) if (nickCost(other) < nickCost(nick)) yield [nick, other];
    for (const other of cheaperNicks(nick)) if (!nicks.includes(other)) yield [nick, other];
  }
}

function* plainerActs(act: Act, renames: readonly Rename[]): Iterable<Act> {
  if (act.kind === 'open' || act.kind === 'idle' || act.kind === 'begin') return;
  if (act.kind === 'reclaim') {
    for (const [from, to] of renames) if (from === act.nick) yield { ...act, nick: to };
    return;
  }
  for (const [at, line] of act.lines.entries()) {
    for (const plainer of plainerLines(line)) yield { ...act, lines: act.lines.with(at, plainer) };
    const here = nicksIn(line);
    for (const rename of renames) {
      if (!here.includes(rename[0])) continue;
      yield {
        ...act,
        lines: act.lines.with(
          at,
          onNicks(line, (nick) => renamed(nick, rename)),
        ),
      };
    }
  }
}

function throughout(plan: Plan, change: (nick: string) => string): Plan {
  const changed = onLines(plan, (line) => onNicks(line, change));
  return onSteps(changed, (step) => {
    const { act } = step;
    return [act.kind === 'reclaim' ? { ...step, act: { ...act, nick: change(act.nick) } } : step];
  });
}

function renamed(nick: string, [from, to]: Rename): string {
  return nick === from ? to : nick;
}
