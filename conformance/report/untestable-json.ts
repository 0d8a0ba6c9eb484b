import type { Untestable } from '../untestable.ts';
import { jsonText } from './json.ts';

/** What stands in place of a report where nothing could be tested. Plain JSON. */
export interface UntestableReport extends Untestable {
  readonly schema: 1;
  readonly tool: { readonly name: 'nick-collider'; readonly version: string };
  readonly target: string;
  readonly verdict: 'untestable';
}

/** Why nothing could be tested as JSON, for programs. */
export function untestableJson(
  target: string,
  version: string,
  { message, hint, shutOut }: Untestable,
): string {
  const report: UntestableReport = {
    schema: 1,
    tool: { name: 'nick-collider', version },
    target,
    verdict: 'untestable',
    message,
    hint,
    ...(shutOut === undefined ? {} : { shutOut }),
  };
  return jsonText(report);
}
