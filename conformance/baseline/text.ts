import { createHash } from 'node:crypto';
import stringify from 'json-stringify-pretty-compact';
import { escapeUnprintable } from '../report/json.ts';
import type { Known } from './baseline.ts';
import { BASELINE_KIND, BASELINE_SCHEMA } from './schema.ts';

const WIDTH = 120;

/**
 * What is known as the text of a file: sorted by rule and id, a round of a plan a line where it fits, and circumstances that are the same
 * written once, so that a difference between two files shows what has come and what has gone.
 */
export function baselineText(known: readonly Known[], version: string): string {
  const sorted = known.toSorted(byRule).map((each) => ({ ...each, key: keyOf(each.circumstances) }));
  const circumstances = sorted.map((each) => [each.key, each.circumstances] as const);
  const file = {
    kind: BASELINE_KIND,
    schema: BASELINE_SCHEMA,
    tool: { name: 'nick-collider', version },
    known: sorted.map(({ id, rule, sentence, seen, under, death, runs, key }) => ({
      id,
      rule,
      sentence,
      seen,
      ...(under.length === 0 ? {} : { under }),
      ...(death === undefined ? {} : { death }),
      runs,
      circumstances: key,
    })),
    circumstances: inOrder(Object.fromEntries(circumstances)),
  };
  return `${escapeUnprintable(stringify(file, { indent: 2, maxLength: WIDTH }))}\n`;
}

function byRule(one: Known, other: Known): number {
  if (one.rule !== other.rule) return one.rule < other.rule ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** A short name for circumstances: the same for the same, whatever the order of their fields. */
function keyOf(circumstances: Known['circumstances']): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(circumstances)))
    .digest('hex')
    .slice(0, 8);
}

/** The same value, its fields in the order of their names. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, field]) => [name, inOrder(field)]));
}
