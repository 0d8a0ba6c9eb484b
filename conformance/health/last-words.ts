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
