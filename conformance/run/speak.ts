import { lineEnd, pauseBetween, type Manner } from '../manner.ts';
import type { Connection } from './connection.ts';

/**
 * Writes lines of the suite's own, as a manner has it: in one write, or one by one with a pause of so many ms between them. Returns what
 * keeps those back that are still to be written.
 */
export function speak(
  connection: Connection,
  manner: Manner,
  lines: readonly string[],
  pause: number = pauseBetween(manner),
): () => void {
  const end = lineEnd(manner);
  const write = (said: readonly string[]): void =>
    connection.write(said.map((line) => line + end).join(''), 'runner');
  if (pause === 0 || lines.length < 2) {
    write(lines);
    return () => undefined;
  }
  const timers = lines.map((line, at) => setTimeout(() => write([line]), at * pause));
  return () => timers.forEach(clearTimeout);
}
