import * as v from 'valibot';
import type { Act, Plan } from './plan.ts';

/** Not lenient: a field that is not known here makes a plan another one than it was, and it must not be run as if it had none. */
const lines = v.array(v.string());
const natural = v.pipe(v.number(), v.integer(), v.minValue(0));
const lineCuts = v.exactOptional(v.array(v.pipe(v.number(), v.integer())));
const drop = <const Kind extends string>(kind: Kind) =>
  v.strictObject({ kind: v.literal(kind), lines, lineCuts });

const act: v.GenericSchema<unknown, Act> = v.variant('kind', [
  v.strictObject({ kind: v.literal('open'), unanswering: v.exactOptional(v.literal(true)) }),
  v.strictObject({
    kind: v.literal('send'),
    lines,
    bareLf: v.exactOptional(v.literal(true)),
    cuts: v.exactOptional(v.array(natural)),
    lineCuts,
  }),
  v.strictObject({ kind: v.literal('begin'), text: v.string() }),
  v.strictObject({ kind: v.literal('reclaim'), nick: v.string(), lineCuts }),
  v.strictObject({ kind: v.literal('idle'), until: v.picklist(['part', 'asked', 'end']) }),
  drop('half-close'),
  drop('close'),
  drop('reset'),
]);

/** More connections than any plan has: a file that was tampered with must not have thousands opened. */
export const MOST_CONNECTIONS = 64;

/** A plan as it is read back from a file. */
export const planSchema: v.GenericSchema<unknown, Plan> = v.pipe(
  v.strictObject({
    connections: v.pipe(natural, v.maxValue(MOST_CONNECTIONS)),
    rounds: v.array(v.array(v.strictObject({ connection: natural, act }))),
  }),
  v.check(
    ({ connections, rounds }) => rounds.flat().every(({ connection }) => connection < connections),
    'a step of a connection that the plan does not have',
  ),
);
