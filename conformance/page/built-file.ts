import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file that the build puts beside this module, or where this module is not built, into `dist`. @throws Error when it is missing */
export function builtFile(name: string): string {
  const places = [`./${name}`, `../../dist/conformance/page/${name}`];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (found === undefined) throw new Error(`${name} is missing: run npm run build`);
  return found;
}
