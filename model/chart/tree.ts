import { titlesOf, type ChartState, type ChartTransition } from './graph.ts';
import { abridge } from './label.ts';

const MARK: Readonly<Record<ChartState['kind'], string>> = {
  atomic: '',
  compound: '',
  parallel: ' ∥',
  final: ' ◎',
  'shallow history': ' (H)',
  'deep history': ' (H*)',
  outside: ' (elsewhere)',
};

/**
 * A chart as an indented text: `▸` marks where a state is entered, `∥` a state whose children are all active at once, `◎` an
 * end. Under a state come its transitions, `event [guard] → target / actions`; what shares an event with the line above
 * leaves it out, and `…` stands for the long part of a guard that is shared too. `width` is the longest line, in columns; longer
 * ones are broken between words and hang. Below it stands what the titles of guards mean.
 */
export function treeText(chart: ChartState, width = Number.POSITIVE_INFINITY): string {
  const lines = stateLines(chart, '', '', width, namesOf(chart));
  const legend = [...titlesOf(chart)].flatMap(([title, means]) => hang('', `${title}: ${means}`, 2, width));
  return `${[...lines, ...(legend.length === 0 ? [] : ['', ...legend])].join('\n')}\n`;
}

function stateLines(
  state: ChartState,
  first: string,
  rest: string,
  width: number,
  names: ReadonlyMap<string, string>,
): string[] {
  const lines = [`${first}${state.initial ? '▸' : ''}${state.name}${MARK[state.kind]}`];
  const bar = state.states.length > 0 ? `${rest}│    ` : `${rest}     `;
  const texts = [
    ...state.entry.map((action) => ({ lead: 'entry', text: ` / ${action}` })),
    ...state.exit.map((action) => ({ lead: 'exit', text: ` / ${action}` })),
    ...state.transitions.map((transition, index) => ({
      lead: transition.event,
      text: restText(transition, state.transitions[index - 1], names),
    })),
  ];
  texts.forEach(({ lead, text }, index) => {
    const again = texts[index - 1]?.lead === lead;
    lines.push(...hang(bar, `${again ? ' '.repeat(lead.length) : lead}${text}`, lead.length + 1, width));
  });
  state.states.forEach((child, index) => {
    const last = index === state.states.length - 1;
    lines.push(
      ...stateLines(child, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`, width, names),
    );
  });
  return lines;
}

function restText(
  { event, guard, targets, actions }: ChartTransition,
  above: ChartTransition | undefined,
  names: ReadonlyMap<string, string>,
): string {
  const to = targets.map((id) => names.get(id) ?? id);
  const condition = guard === null ? '' : ` [${abridge(guard, above?.event === event ? above.guard : null)}]`;
  if (to.length + actions.length === 0) return `${condition} / nothing`;
  return `${condition}${to.length === 0 ? '' : ` → ${to.join(' + ')}`}${actions.length === 0 ? '' : ` / ${actions.join(', ')}`}`;
}

/** Breaks a line at a space so that none is longer than `width`, the later ones indented by `indent` more columns. */
function hang(prefix: string, text: string, indent: number, width: number): string[] {
  const lines: string[] = [];
  let left = text;
  let lead = prefix;
  while (lead.length + left.length > width) {
    // A word longer than the room stays whole.
    const minimum = left.length - left.trimStart().length;
    const before = left.lastIndexOf(' ', width - lead.length);
    const space = before > minimum ? before : left.indexOf(' ', minimum);
    if (space < 0) break;
    lines.push(lead + left.slice(0, space));
    left = left.slice(space + 1);
    lead = prefix + ' '.repeat(indent);
  }
  return [...lines, lead + left];
}

/** How each state is called in a target: its name, preceded by its parents' names while another state has the same. */
function namesOf(chart: ChartState): ReadonlyMap<string, string> {
  const paths = pathsOf(chart, []);
  return new Map(
    paths.map(([id, path]) => {
      let length = 1;
      while (
        length < path.length &&
        paths.filter(([, other]) => tail(other, length) === tail(path, length)).length > 1
      ) {
        length += 1;
      }
      return [id, tail(path, length)];
    }),
  );
}

function pathsOf(
  state: ChartState,
  above: readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  const path = [...above, state.name];
  return [[state.id, path], ...state.states.flatMap((child) => pathsOf(child, path))];
}

function tail(path: readonly string[], length: number): string {
  return path.slice(-length).join('.');
}
