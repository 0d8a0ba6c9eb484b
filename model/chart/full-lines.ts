import { countRuns, groupsOf, idsOf, stepRuns, type Entries, type Entry, type LineOptions } from './entry.ts';
import { abridge } from './label.ts';
import type { Line, Run } from './run.ts';

/** Tells every transition with its condition, event by event. */
export function fullLines(entries: readonly Entry[], options: LineOptions): readonly Line[] {
  return groupsOf(entries, fullKey).flatMap((group) => linesOfEvent(group, options));
}

/** One event at one place. */
function fullKey({ transition, from, to }: Entry): readonly string[] {
  return [transition.event, from, to];
}

/** An event with one transition in a line; with several, the event in one and each of them in one below. */
function linesOfEvent(entries: Entries, options: LineOptions): readonly Line[] {
  const [
    {
      transition: { event },
      from,
      to,
    },
  ] = entries;
  const head: readonly Run[] = [
    ...(from === '' ? [] : [{ kind: 'place', text: `${from}: ` } as const]),
    { kind: options.kindOf(event), text: event },
  ];
  let above: string | null = null;
  const lines = entries.map((entry): Line => {
    const { transition, rank } = entry;
    const { id, guard } = transition;
    const shown = guard === null ? null : abridge(guard, entries.length === 1 ? null : above);
    above = guard;
    const runs: readonly Run[] = [
      ...stepRuns([id], options),
      ...(entries.length === 1 ? head : []),
      ...(rank === 0 ? [] : [{ kind: 'quiet', text: `${entries.length === 1 ? ' ' : ''}${rank}.` } as const]),
      ...(shown === null ? [] : [{ kind: 'guard', text: ` [${shown}]` } as const]),
      ...actionRuns(entry),
      ...(to === '' ? [] : [{ kind: 'place', text: ` → ${to}` } as const]),
      ...countRuns([id], options),
    ];
    return { transitions: [id], runs, ...(entries.length === 1 ? {} : { goesOn: true }) };
  });
  return entries.length === 1 ? lines : [{ transitions: idsOf(entries), runs: head }, ...lines];
}

/** What a transition does; where it neither does anything nor leads anywhere, that it is taken all the same. */
function actionRuns({ transition: { actions, source, targets } }: Entry): readonly Run[] {
  if (actions.length > 0) return [{ kind: 'action', text: ` / ${actions.join(', ')}` }];
  return targets.some((target) => target !== source) ? [] : [{ kind: 'quiet', text: ' / –' }];
}
