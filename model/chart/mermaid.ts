import { statesOf, type ChartState, type ChartTransition } from './graph.ts';

/**
 * A chart as Mermaid `stateDiagram-v2` text, for pages that draw it (GitHub and GitLab do). Two defects of Mermaid shape it:
 * of several transitions with the same ends only one may be drawn, so they share one edge with a label of several lines; an edge
 * out of a region into a state with children can stop the drawing, so it leads to the leaf that is entered there. What a state
 * with children does without leaving it stands in a note, because an edge from a frame to itself or to its inside is drawn badly.
 */
export function mermaidText(chart: ChartState): string {
  const drawing = drawingOf(chart);
  const page: ChartState = {
    ...chart,
    id: '',
    kind: 'compound',
    states: isBare(chart) ? chart.states : [chart],
  };
  const lines = ['stateDiagram-v2', ...insideLines(page, drawing, 1)];
  // An edge across frames is written at the end and outside of them all: inside one, it would move its ends there.
  lines.push(...edgeLines(drawing, null, 1));
  return `${lines.join('\n')}\n`;
}

/** Whether a state is nothing but what the states in it stand side by side in, as where a part of a chart is drawn. */
function isBare({ name, kind, entry, exit, transitions }: ChartState): boolean {
  return name === '' && kind === 'compound' && entry.length + exit.length + transitions.length === 0;
}

interface Drawing {
  readonly alias: (id: string) => string;
  /** Label lines by scope (a parent's id, or null for edges across frames), then by `source target`. */
  readonly edges: ReadonlyMap<string | null, ReadonlyMap<string, readonly string[]>>;
  readonly notes: ReadonlyMap<string, readonly string[]>;
}

function drawingOf(chart: ChartState): Drawing {
  const states = statesOf(chart);
  const byId = new Map(states.map((state) => [state.id, state]));
  const parents = new Map(
    states.flatMap((parent) => parent.states.map((child) => [child.id, parent] as const)),
  );
  const aliases = new Map(states.map(({ id }, index) => [id, `s${index}_${id.replaceAll(/\W/g, '_')}`]));
  const edges = new Map<string | null, Map<string, string[]>>();
  const notes = new Map<string, string[]>();
  const alias = (id: string): string => aliases.get(id) ?? id;

  /** What a state is called inside another one. */
  const nameIn = (id: string, around: string): string => {
    const parent = parents.get(id);
    const name = byId.get(id)?.name ?? id;
    return parent === undefined || parent.id === around || id === around
      ? name
      : `${nameIn(parent.id, around)}.${name}`;
  };

  for (const source of states) {
    const own = [...source.entry.map((a) => `entry / ${a}`), ...source.exit.map((a) => `exit / ${a}`)];
    if (own.length > 0) notes.set(source.id, own);
    for (const transition of source.transitions) {
      const inside = source.states.length > 0 && transition.targets.every((id) => within(id, source));
      if (inside) {
        notes.set(source.id, [
          ...(notes.get(source.id) ?? []),
          labelOf(
            transition,
            transition.targets.map((id) => nameIn(id, source.id)),
          ),
        ]);
        continue;
      }
      for (const target of transition.targets.length > 0 ? transition.targets : [source.id]) {
        const end = inRegion(source.id, parents) ? leafOf(byId.get(target), target) : target;
        const scope = parents.get(source.id)?.id;
        const sameFrame = scope !== undefined && parents.get(end)?.id === scope;
        const frame = edges.get(sameFrame ? scope : null) ?? new Map<string, string[]>();
        edges.set(sameFrame ? scope : null, frame);
        const ends = `${alias(source.id)} --> ${alias(end)}`;
        frame.set(ends, [...(frame.get(ends) ?? []), labelOf(transition, [])]);
      }
    }
  }
  return { alias, edges, notes };
}

function insideLines(state: ChartState, drawing: Drawing, depth: number): string[] {
  const pad = '  '.repeat(depth);
  const lines: string[] = [];
  state.states.forEach((child, index) => {
    const name = drawing.alias(child.id);
    if (state.kind === 'parallel' && index > 0) lines.push(`${pad}--`);
    lines.push(`${pad}state "${escapeText(nameText(child))}" as ${name}`);
    if (child.initial) lines.push(`${pad}[*] --> ${name}`);
    if (child.kind === 'final') lines.push(`${pad}${name} --> [*]`);
    if (child.states.length > 0)
      lines.push(`${pad}state ${name} {`, ...insideLines(child, drawing, depth + 1), `${pad}}`);
    const note = drawing.notes.get(child.id);
    if (note !== undefined) {
      lines.push(
        `${pad}note right of ${name}`,
        ...note.map((line) => `${pad}  ${escapeText(line)}`),
        `${pad}end note`,
      );
    }
  });
  return [...lines, ...edgeLines(drawing, state.id, depth)];
}

function edgeLines({ edges }: Drawing, scope: string | null, depth: number): string[] {
  return [...(edges.get(scope) ?? [])].map(
    ([ends, labels]) => `${'  '.repeat(depth)}${ends} : ${labels.map(escapeText).join('<br/>')}`,
  );
}

function labelOf({ event, guard, actions }: ChartTransition, targets: readonly string[]): string {
  const to = targets.length === 0 ? '' : ` → ${targets.join(' + ')}`;
  return `${event}${guard === null ? '' : ` [${guard}]`}${to}${actions.length === 0 ? '' : ` / ${actions.join(', ')}`}`;
}

function nameText({ name, kind }: ChartState): string {
  if (kind === 'shallow history' || kind === 'deep history') return `${name} (${kind})`;
  // Without any text it is refused, or shown by its alias.
  return name.trim() === '' ? '\u00a0' : name;
}

/** What Mermaid would read as more than text: its own signs and words, and Markdown. */
const SPECIAL =
  /[#;:"<>{}%\\`&*~^$]|(?<=-)-|(?<=\])\(|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|e(?=nd +note)|d(?=irection)/giu;
/** What it cannot show: control characters, halves of pairs, and the signs that it puts in place of numbers for a while. */
const UNSHOWN = /[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|ﬂ(?=°)|¶(?=ß)/gu;

/** A text in one line that Mermaid shows as it is: it reads `#59;` as the character with that number. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\s\u0085]/g, ' ')
    .replaceAll(UNSHOWN, '\ufffd')
    .replaceAll(SPECIAL, (found) => `#${found.charCodeAt(0)};`);
}

function within(id: string, state: ChartState): boolean {
  return statesOf(state).some((inner) => inner.id === id);
}

function inRegion(id: string, parents: ReadonlyMap<string, ChartState>): boolean {
  const parent = parents.get(id);
  return parent !== undefined && (parent.kind === 'parallel' || inRegion(parent.id, parents));
}

/** The leaf that is entered with a state; of a parallel state, that of its first region. */
function leafOf(state: ChartState | undefined, id: string): string {
  if (state === undefined) return id;
  const entered = state.states.find(({ initial }) => initial) ?? state.states[0];
  return entered === undefined ? state.id : leafOf(entered, entered.id);
}
