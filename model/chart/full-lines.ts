import { countRuns, groupsOf, idsOf, stepRuns, type Entries, type Entry, type LineOptions } from './entry.ts';
import { abridge } from './label.ts';
import type { Line, Run } from './run.ts';

/** Tells every transition with its condition, event by event. */
export function fullLines(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  const groups = groupsOf(entries, fullKey);
  return [...new Set(groups.map(toldOf))].flatMap((told) =>
    linesOfEvent(groups.filter((group) => toldOf(group) === told) as [Entries, ...Entries[]], options),
  );
}

/** One event at one place. */
function fullKey({ transition, from, to }: Entry): readonly string[] {
  return [transition.event, from, to];
}

/** All that is told of a group but where it starts: what is the same in several states is told once. */
function toldOf([first, ...others]: Entries): string {
  const ways = [first, ...others].map(({ transition: { guard, actions }, rank }) => [rank, guard, actions]);
  return JSON.stringify([first.transition.event, first.from === '', first.to, ways]);
}

/** An event with one transition in a line; with several, the event in one and each of them in one below. The groups differ in their starts alone. */
function linesOfEvent(groups: readonly [Entries, ...Entries[]], options: LineOptions): readonly Line[] {
  const [entries] = groups;
  const [
    {
      transition: { event },
      from,
      to,
    },
  ] = entries;
  const places = groups.map(([entry]) => entry.from).join('·');
  const head: readonly Run[] = [
    ...(from === '' ? [] : [{ kind: 'place', text: `${places}: ` } as const]),
    { kind: options.kindOf(event), text: event },
  ];
  let above: string | null = null;
  const lines = entries.map((entry, index): Line => {
    const { transition, rank } = entry;
    const { guard } = transition;
    const ids = idsOf(groups.flatMap((group) => group[index] ?? []));
    const shown = guard === null ? null : abridge(guard, entries.length === 1 ? null : above);
    above = guard;
    const runs: readonly Run[] = [
      ...stepRuns(ids, options),
      ...(entries.length === 1 ? head : []),
      ...(rank === 0 ? [] : [{ kind: 'quiet', text: `${entries.length === 1 ? ' ' : ''}${rank}.` } as const]),
      ...(shown === null ? [] : [{ kind: 'guard', text: ` [${shown}]` } as const]),
      ...actionRuns(entry),
      ...(to === '' ? [] : [{ kind: 'place', text: ` → ${to}` } as const]),
      ...countRuns(ids, options),
    ];
    return { transitions: ids, runs, ...(entries.length === 1 ? {} : { goesOn: true }) };
  });
  return entries.length === 1 ? lines : [{ transitions: idsOf(groups.flat()), runs: head }, ...lines];
}

/** What a transition does; where it neither does anything nor leads anywhere, that it is taken all the same. */
function actionRuns({ transition: { actions, source, targets } }: Entry): readonly Run[] {
  if (actions.length > 0) return [{ kind: 'action', text: ` / ${actions.join(', ')}` }];
  return targets.some((target) => target !== source) ? [] : [{ kind: 'quiet', text: ' / –' }];
}
