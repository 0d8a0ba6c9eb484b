/**
 * What a server wrote last that says something new: the lines of `fresh` that are like none of `before`, but for names and numbers.
 * That clients come and go is in many a log, line by line, and says nothing of why the server has stopped.
 */
export function lastWords(before: readonly string[], fresh: readonly string[]): readonly string[] {
  const known = new Set(before.map(shapeOf));
  return fresh.filter((line) => line.trim() !== '' && !known.has(shapeOf(line)));
}

/** A line with all that holds a digit made the same: times, ports, addresses, the nicks of plans. */
function shapeOf(line: string): string {
  return line.trim().replaceAll(/[^\s]*\d[^\s]*/g, '#');
}

/** Of a server’s last lines those that tell most of its end: what sounds like an error, and the very last one. */
export function tellingLines(log: readonly string[]): readonly string[] {
  const lines = log.map((line) => line.trim()).filter((line) => line !== '');
  const errors = lines.filter((line) => ERROR.test(line)).slice(-MOST_ERRORS);
  const last = lines.at(-1);
  return last === undefined || errors.includes(last) ? errors : [...errors, last];
}

const ERROR =
  /error|exception|fatal|panic|abort|assert|segmentation|core dumped|out of memory|too many open files/i;
const MOST_ERRORS = 2;
