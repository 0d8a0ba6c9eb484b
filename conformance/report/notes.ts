import type { CoverageReport } from './report.ts';

const REFUSED = /\bAUTH\.(?:opened|right) \/ (?:IRCX 907|911)(?: →|$)/;
const SUCCEEDED = /\bAUTH\.right .*→ authenticated$/;

/**
 * What a run that conforms leaves untold, by what it has taken of the chart. A server may refuse any AUTH for what others have done (draft-pfenning-irc-extensions-04
 * 9.2), so that one that refuses each of them breaks nothing.
 */
export function notesOn({ taken }: Pick<CoverageReport, 'taken'>): readonly string[] {
  const count = (transitions: RegExp): number =>
    Object.entries(taken).reduce((sum, [id, times]) => sum + (transitions.test(id) ? times : 0), 0);
  const refused = count(REFUSED);
  return refused === 0 || count(SUCCEEDED) > 0
    ? []
    : [
        `no AUTH with credentials has succeeded, and ${refused} that might have were refused with 907 or 911: what right ones come to was never seen`,
      ];
}
