import { readFileSync } from 'node:fs';
import { builtFile } from './built-file.ts';

/** The script of the page as one text. @throws Error where it was not built */
export function clientScript(): string {
  // What ends a script element must not stand in it.
  return readFileSync(builtFile('client.js'), 'utf8').replaceAll('</script', String.raw`<\/script`);
}
