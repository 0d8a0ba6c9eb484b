import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { parseFailure } from '../../conformance/failure/schema.ts';
import { parseReport } from '../../conformance/report/schema.ts';

/** The name of a file that was being written when its writer was killed. */
const HALF_WRITTEN = /^\.[^/]+\.\d+-[0-9a-f]{6}\.tmp$/;

export interface Contents {
  /** Paths within the folder of `--out`. */
  readonly whole: readonly string[];
  readonly halfWritten: readonly string[];
}

/** All files of a folder of `--out`; each must be whole, or bear a name that tells that it is not. */
export function inspect(out: string): Contents {
  const whole: string[] = [];
  const halfWritten: string[] = [];
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.tmp')) {
      expect(basename(path)).toMatch(HALF_WRITTEN);
      halfWritten.push(path);
      continue;
    }
    const text = readFileSync(path, 'utf8');
    if (entry.name === 'report.json') parseReport(text);
    else if (entry.name === 'report.html') expect(text.endsWith('</html>\n'), path).toBe(true);
    else expect(parseFailure(text), path).toMatchObject({ kind: 'failure' });
    whole.push(path.slice(out.length + 1));
  }
  return { whole: whole.toSorted(), halfWritten };
}
