/** One line of the table that the bench prints. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The least value that is good enough; only ratios and shares have one, as they hold on any machine that is not too slow. */
  readonly target?: number;
}

/** The figures as a table; one that misses its target is marked. */
export function tableText(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, unit, target }) => [
    what,
    written(value, unit),
    unit,
    marked(value, target),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map(([what = '', value = '', unit = '', mark = '']) =>
      `  ${what.padEnd(widths[0] as number)}  ${value.padStart(widths[1] as number)}  ${unit.padEnd(widths[2] as number)}  ${mark}`.trimEnd(),
    )
    .join('\n');
}

export function isMissed({ value, target }: Figure): boolean {
  return target !== undefined && value < target;
}

function marked(value: number, target: number | undefined): string {
  if (target === undefined) return '';
  return value < target ? `MISSED: at least ${target}` : `at least ${target}: met`;
}

function written(value: number, unit: string): string {
  if (unit === '%') return value.toFixed(2);
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toPrecision(value >= 10 ? 3 : 2);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** Does something again and again for at least so many ms, once before to warm up; returns how often a second. */
export function timesPerSecond(ms: number, work: () => void): number {
  work();
  const began = performance.now();
  let times = 0;
  let elapsed = 0;
  while (elapsed < ms) {
    work();
    times += 1;
    elapsed = performance.now() - began;
  }
  return (times * 1000) / elapsed;
}
