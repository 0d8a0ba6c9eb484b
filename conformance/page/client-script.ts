import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the build puts the script: beside this module, or where this module is not built, in `dist`. */
const PLACES = ['./client.js', '../../dist/conformance/page/client.js'];

/** The script of the page as one text. @throws Error where it was not built */
export function clientScript(): string {
  const found = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (found === undefined) throw new Error('the script of the page is missing: run npm run build');
  // What ends a script element must not stand in it.
  return readFileSync(found, 'utf8').replaceAll('</script', String.raw`<\/script`);
}
