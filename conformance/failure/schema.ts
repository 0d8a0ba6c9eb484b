import * as v from 'valibot';
import { permit, type Dialect } from '../../model/dialect.ts';
import { RULES } from '../../model/rules/index.ts';
import { planSchema } from '../plan-schema.ts';
import { divergenceSchema } from '../report/schema.ts';
import type { StoredFailure } from './failure.ts';

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const date = v.pipe(v.string(), v.isoTimestamp());
/** A check of the id of a rule that this version has. */
export const knownRule = v.check(isKnownRule, ({ input }) => `no rule ${input} in this version`);

const span = v.nullable(v.object({ earliest: natural, latest: natural }));

export const circumstancesSchema = v.object({
  dialect: v.pipe(
    v.record(v.string(), v.array(v.string())),
    v.check((dialect) => isDialect(dialect), 'choices that this version does not have'),
  ),
  sources: v.record(v.string(), v.picklist(['first contact', 'adapter', '--dialect', '005'])),
  nickLength: v.nullable(natural),
  password: v.boolean(),
  accounts: v.optional(natural, 0),
  capabilities: v.optional(v.nullable(v.record(v.string(), v.nullable(v.string()))), null),
  packages: v.optional(
    v.nullable(
      v.array(
        v.object({
          name: v.string(),
          kind: v.picklist(['anonymous', 'credentials', 'challenge', 'foreign']),
        }),
      ),
    ),
    null,
  ),
  timers: v.optional(v.nullable(v.object({ register: span, ping: span, pong: span })), null),
  deadlineMs: v.pipe(v.number(), v.minValue(1)),
  releaseMs: v.pipe(v.number(), v.minValue(0)),
});

const divergence = v.pick(divergenceSchema, [
  'id',
  'grade',
  'sentence',
  'plan',
  'before',
  'death',
  'seen',
  'transcript',
  'at',
  'path',
]);

const { clause, cause, met, shrunk, allowed, came } = divergenceSchema.entries;
/** What files of older versions do not hold. */
const told = {
  clause: v.exactOptional(clause),
  cause: v.exactOptional(cause),
  met: v.exactOptional(met),
  shrunk: v.exactOptional(shrunk),
  allowed: v.exactOptional(allowed),
  came: v.exactOptional(came),
};

const failure: v.GenericSchema<unknown, StoredFailure> = v.object({
  schema: v.literal(1),
  ...divergence.entries,
  ...told,
  rule: v.pipe(v.string(), knownRule),
  under: v.array(v.pipe(v.string(), knownRule)),
  from: planSchema,
  circumstances: circumstancesSchema,
  seed: natural,
  index: v.nullable(natural),
  tool: v.object({ name: v.literal('nick-collider'), version: v.string() }),
  target: v.variant('kind', [
    v.object({ kind: v.literal('named'), name: v.string(), faults: v.array(v.string()) }),
    v.object({ kind: v.literal('command'), command: v.string() }),
  ]),
  date,
  status: v.union([v.literal('open'), v.object({ fixed: date })]),
});

/** A stored failure, or why the text is none that this version can run. */
export type Parsed =
  | { readonly kind: 'failure'; readonly failure: StoredFailure }
  | { readonly kind: 'unreadable'; readonly reason: string };

export function parseFailure(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: 'it is not JSON' };
  }
  const parsed = v.safeParse(failure, value);
  if (parsed.success) return { kind: 'failure', failure: parsed.output };
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue);
  return { kind: 'unreadable', reason: `${where === null ? '' : `${where}: `}${issue.message}` };
}

function isKnownRule(id: string): boolean {
  return id === 'UNEXPLAINED' || RULES.some((rule) => rule.id === id);
}

function isDialect(dialect: Dialect): boolean {
  try {
    permit(dialect);
    return true;
  } catch {
    return false;
  }
}
