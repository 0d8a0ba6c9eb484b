import type { AnyStateMachine } from 'xstate';
import { chartOf, type ChartState } from '../../model/chart/graph.ts';
import { mermaidText } from '../../model/chart/mermaid.ts';
import { treeText } from '../../model/chart/tree.ts';
import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';

/** The formats of the statechart, by the name that `--format` takes; `width` bounds the lines of those for a terminal. */
const FORMATS: Readonly<Record<string, (chart: ChartState, width: number) => string>> = {
  tree: treeText,
  mermaid: mermaidText,
};

/** `visualize`: the statechart as text. @throws UsageError for an unknown format */
export function visualizeText(format: string, machine: AnyStateMachine, width: number): string {
  const draw = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (draw === undefined) {
    throw new UsageError(`--format ${format}: no such format`, nearHint(format, Object.keys(FORMATS)));
  }
  return draw(chartOf(machine), width);
}
