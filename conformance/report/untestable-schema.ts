import * as v from 'valibot';
import { count, toolSchema } from './schema.ts';
import type { UntestableReport } from './untestable-json.ts';

const untestable: v.GenericSchema<unknown, UntestableReport> = v.object({
  schema: v.literal(1),
  tool: toolSchema,
  target: v.string(),
  verdict: v.literal('untestable'),
  message: v.string(),
  hint: v.array(v.string()),
  shutOut: v.exactOptional(
    v.object({
      tried: v.array(
        v.object({
          how: v.picklist(['plain', 'line by line', 'user first', 'cap', 'bare lf', 'letters', 'pass']),
          sent: v.array(v.string()),
          ended: v.picklist(['CR LF', 'LF']),
          outcome: v.picklist([
            'welcome',
            'unreachable',
            'password',
            'closed',
            'silent',
            'echo',
            'flooded',
            'refused',
            'not-irc',
          ]),
          came: v.nullable(v.string()),
          ms: count,
        }),
      ),
      likely: v.string(),
    }),
  ),
});

/** What the `json` reporter wrote where nothing could be tested. @throws ValiError when it is none, naming the field */
export function parseUntestable(text: string): UntestableReport {
  return v.parse(untestable, JSON.parse(text));
}
