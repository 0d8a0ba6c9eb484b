import type { Grade } from '../report/report.ts';
import { cellOf, type AskedRule } from './cell.ts';
import { UNEXPLAINED, type Cell, type Column, type Matrix, type Row } from './matrix.ts';

/** A rule as a row tells it. */
export interface ToldRule extends AskedRule {
  readonly grade: Grade;
  readonly sentence: string;
  readonly clause: string;
}

export interface MatrixMaterial extends Omit<Matrix, 'schema' | 'tool' | 'rows'> {
  readonly version: string;
  readonly rules: readonly ToldRule[];
  /** Ids of the rules that are wanted; empty for all. */
  readonly only: readonly string[];
  /** Ids of those that are not. */
  readonly skip: readonly string[];
}

/** Puts a matrix together: a row for each rule that is wanted, by its id, and one for what no rule explains, where there is any. */
export function assembleMatrix({ version, rules, only, skip, ...rest }: MatrixMaterial): Matrix {
  const { columns } = rest;
  const wanted = rules
    .filter(({ id }) => (only.length === 0 || only.includes(id)) && !skip.includes(id))
    .toSorted((one, other) => one.id.localeCompare(other.id));
  const rows = [...wanted, NOTHING_ODD].map((rule) => rowOf(rule, columns));
  return {
    schema: 1,
    tool: { name: 'nick-collider', version },
    ...rest,
    rows: rows.filter(({ rule, cells }) => rule !== UNEXPLAINED || cells.some(isTold)),
  };
}

const NOTHING_ODD: ToldRule = {
  id: UNEXPLAINED,
  grade: 'must',
  sentence: 'Nothing comes that neither the model explains nor a breach of a rule.',
  clause: 'none',
};

function rowOf(rule: ToldRule, columns: readonly Column[]): Row {
  const { id, grade, sentence, clause } = rule;
  const cells = columns.map(({ outcome }) => cellOf(rule, outcome));
  const kinds = new Set(cells.map(({ kind }) => kind).filter((kind) => TELLING.has(kind)));
  return { rule: id, grade, sentence, clause, differs: kinds.size > 1, cells };
}

/** What tells how a server keeps a rule. */
const TELLING: ReadonlySet<Cell['kind']> = new Set(['passes', 'breaks', 'sometimes']);

/** Whether a rule is known to be broken, be it now and then. */
export function isTold({ kind }: Cell): boolean {
  return kind === 'breaks' || kind === 'sometimes';
}
