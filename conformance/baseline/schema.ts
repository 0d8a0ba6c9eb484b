import * as v from 'valibot';
import { circumstancesSchema, knownRule } from '../failure/schema.ts';
import { planSchema } from '../plan-schema.ts';
import { divergenceSchema } from '../report/schema.ts';
import type { Known } from './baseline.ts';

export const BASELINE_KIND = 'nick-collider baseline';
/** Grows when a field changes its meaning. */
export const BASELINE_SCHEMA = 1;

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
/** More runs than any death takes: a file that was tampered with must not have a server run for ever. */
const MOST_RUNS = 10_000;

const { id, sentence, seen, under, death } = divergenceSchema.entries;

const entry = v.strictObject({
  id: v.pipe(id, v.minLength(1)),
  rule: v.pipe(v.string(), knownRule),
  sentence,
  seen: v.pipe(
    seen,
    v.check(({ times, of }) => times <= of, 'it was seen more often than it was looked for'),
  ),
  under: v.optional(v.pipe(under, v.everyItem(isRuleId, 'a rule that this version does not have')), []),
  death,
  runs: v.pipe(
    v.array(v.strictObject({ times: v.pipe(natural, v.minValue(1)), plan: planSchema })),
    v.check((runs) => runs.reduce((sum, { times }) => sum + times, 0) <= MOST_RUNS, 'too many runs'),
  ),
  circumstances: v.string(),
});

const file = v.pipe(
  v.strictObject({
    kind: v.literal(BASELINE_KIND),
    schema: v.literal(BASELINE_SCHEMA),
    tool: v.object({ name: v.literal('nick-collider'), version: v.string() }),
    known: v.array(entry),
    circumstances: v.record(v.string(), circumstancesSchema),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { known, circumstances } = dataset.value;
    const ids = known.map((each) => each.id);
    const twice = ids.find((each, at) => ids.indexOf(each) < at);
    if (twice !== undefined) addIssue({ message: `${twice} is in it twice` });
    const lost = known.find((each) => !Object.hasOwn(circumstances, each.circumstances));
    if (lost !== undefined) addIssue({ message: `the circumstances of ${lost.id} are not in it` });
  }),
);

/** What is known by a file, or why the text is none that this version can read. */
export type ParsedBaseline =
  | { readonly kind: 'baseline'; readonly known: readonly Known[] }
  | { readonly kind: 'not JSON' | 'no baseline'; readonly reason: string }
  | { readonly kind: 'broken'; readonly reason: string; readonly writtenBy: string | null }
  | { readonly kind: 'other version'; readonly schema: string; readonly writtenBy: string | null };

export function parseBaseline(text: string): ParsedBaseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'not JSON', reason: error instanceof Error ? error.message : String(error) };
  }
  if (!v.is(v.object({ kind: v.literal(BASELINE_KIND) }), value))
    return { kind: 'no baseline', reason: `it does not begin with "kind": "${BASELINE_KIND}"` };
  const { schema, tool } = v.parse(HEAD, value);
  const writtenBy = tool?.version ?? null;
  if (schema !== undefined && schema !== BASELINE_SCHEMA)
    return { kind: 'other version', schema: String(schema), writtenBy };
  const parsed = v.safeParse(file, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const where = v.getDotPath(issue);
    const reason = `${where === null ? '' : `${where}: `}${issue.message}`;
    return { kind: 'broken', reason, writtenBy };
  }
  const { known, circumstances } = parsed.output;
  return {
    kind: 'baseline',
    known: known.map((each) => ({
      ...each,
      circumstances: circumstances[each.circumstances],
    })) as readonly Known[],
  };
}

/** What tells which version has written it, where that is to be read. */
const HEAD = v.object({
  schema: v.fallback(v.optional(v.union([v.number(), v.string()])), undefined),
  tool: v.fallback(v.optional(v.object({ version: v.string() })), undefined),
});

function isRuleId(id: string): boolean {
  return v.is(v.pipe(v.string(), knownRule), id);
}
