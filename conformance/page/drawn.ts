import { readFileSync } from 'node:fs';
import type { NamedDrawing } from '../../model/drawings.ts';
import { builtFile } from './built-file.ts';

/**
 * The pictures of the model as the build has drawn them: a run need not lay them out again, nor load what does.
 * @throws Error where they were not built
 */
export function builtDrawings(): readonly NamedDrawing[] {
  return JSON.parse(readFileSync(builtFile('drawings.json'), 'utf8')) as readonly NamedDrawing[];
}
