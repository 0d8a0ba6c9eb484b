import * as v from 'valibot';
import { SICKNESS_KINDS } from '../health/sickness.ts';
import { MOST_CONNECTIONS, planSchema } from '../plan-schema.ts';
import type { Report } from './report.ts';

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const size = v.object({ acts: count, connections: count });
const reason = v.object({ what: v.string(), why: v.string() });

/** More than any plan, line or configuration comes to: a file that was tampered with must not hold up whoever draws it. */
const MOST_STEPS = 20_000;
const MOST_TRANSITIONS = 256;
const MOST_STATES = 64;
const LONGEST_ID = 1_000;

const id = v.pipe(v.string(), v.maxLength(LONGEST_ID));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(8));

const modelStep = v.strictObject({
  line: count,
  connection: name,
  transitions: v.pipe(v.array(id), v.maxLength(MOST_TRANSITIONS)),
  standing: v.pipe(
    v.record(name, v.pipe(v.array(id), v.maxLength(MOST_STATES))),
    v.maxEntries(MOST_CONNECTIONS),
  ),
});

export const divergenceSchema = v.object({
  id: v.string(),
  rule: v.string(),
  grade: v.picklist(['must', 'should']),
  sentence: v.string(),
  clause: v.string(),
  cause: v.string(),
  met: count,
  seen: v.object({ times: count, of: count }),
  shrunk: v.object({ from: size, to: size }),
  transcript: v.array(
    v.object({
      ms: count,
      connection: v.string(),
      kind: v.picklist(['open', 'sent', 'received', 'waits', 'closed']),
      text: v.string(),
      note: v.string(),
    }),
  ),
  at: count,
  path: v.exactOptional(v.pipe(v.array(modelStep), v.maxLength(MOST_STEPS))),
  allowed: v.array(reason),
  came: reason,
  under: v.array(v.string()),
  plan: planSchema,
  before: v.exactOptional(v.array(planSchema)),
  death: v.exactOptional(v.picklist(SICKNESS_KINDS)),
});

export const toolSchema = v.object({ name: v.literal('nick-collider'), version: v.string() });

const unmet = v.object({
  ...v.pick(divergenceSchema, ['id', 'rule', 'grade', 'sentence']).entries,
  now: v.picklist(['gone', 'there', 'undecided']),
  why: v.string(),
});

const baseline = v.object({
  file: v.string(),
  known: v.array(v.string()),
  akin: v.record(v.string(), v.array(v.string())),
  unmet: v.array(unmet),
  isStale: v.boolean(),
  update: v.boolean(),
});

const report = v.object({
  schema: v.literal(1),
  tool: toolSchema,
  target: v.string(),
  server: v.object({ name: v.nullable(v.string()), version: v.nullable(v.string()) }),
  logon: v.exactOptional(v.string()),
  again: v.string(),
  seed: v.pipe(v.number(), v.integer()),
  verdict: v.picklist(['conforms', 'diverges', 'undecided']),
  interrupted: v.boolean(),
  elapsedMs: v.pipe(v.number(), v.minValue(0)),
  plans: count,
  sessions: count,
  collisions: count,
  undecided: v.record(v.string(), count),
  limits: v.exactOptional(v.array(v.object({ what: v.string(), cost: v.string(), advice: v.string() }))),
  divergences: v.array(divergenceSchema),
  baseline: v.exactOptional(baseline),
  exercised: v.exactOptional(v.array(v.string())),
  doubted: v.exactOptional(v.array(v.string())),
  unreported: v.array(v.string()),
  notes: v.optional(v.array(v.string()), []),
  kept: v.nullable(v.string()),
  dialect: v.object({
    settled: v.record(v.string(), v.string()),
    open: v.array(v.object({ choice: v.string(), values: v.array(v.string()), rules: v.array(v.string()) })),
  }),
  coverage: v.object({ taken: v.record(v.string(), count), missed: v.array(v.string()), unreachable: count }),
});

/** A report that was written by the `json` reporter. @throws ValiError when it is none, naming the field */
export function parseReport(text: string): Report {
  return v.parse(report, JSON.parse(text));
}
