import type { MetServer } from '../host-server.ts';
import type { LimitMet } from '../report/report.ts';
import type { Cost } from './restraint.ts';

const SEE = 'docs/limits.md has what to set for each server';

/** The limits that a run has met. */
export function limitsMet(
  { turnedAway, putOut, sockets: [most, left], pause, perSecond }: Cost,
  { penaltyMs }: Pick<MetServer, 'penaltyMs'>,
  deadlineMs: number,
): readonly LimitMet[] {
  const met: LimitMet[] = [];
  if (turnedAway > 0)
    met.push({
      what: 'the server turns clients away',
      cost: [
        `${runs(turnedAway)} showed nothing for that`,
        ...(left < most ? [`of ${most} sockets at once ${left} ${left === 1 ? 'was' : 'were'} left`] : []),
        ...(perSecond === null ? [] : [`${rounded(perSecond)} connections a second were opened`]),
      ].join(', '),
      advice: `allow more connections, in all and from one address, and switch off throttling: ${SEE}`,
    });
  if (putOut > 0)
    met.push({
      what: 'the server puts out who writes too fast',
      cost: [
        `${runs(putOut)} showed nothing for that`,
        ...(pause === 0 ? [] : [`clients paused for ${pause} ms between two steps`]),
      ].join(', '),
      advice: `switch off its flood limit: ${SEE}`,
    });
  if (penaltyMs > 0)
    met.push({
      what: `the server makes a client wait about ${penaltyMs} ms for each of many lines`,
      cost: `an answer was waited for up to ${rounded(deadlineMs / 1_000)} s, so that fewer plans were run`,
      advice: `switch off its penalties (fake lag), or give it time (--for 5m): ${SEE}`,
    });
  return met;
}

function runs(count: number): string {
  return `${count} ${count === 1 ? 'run' : 'runs'}`;
}

function rounded(count: number): string {
  return String(Math.round(count * 10) / 10);
}
