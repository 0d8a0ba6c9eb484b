import { createRequire } from 'node:module';
import * as v from 'valibot';

/** The version of this package, read from its own `package.json`, which is found from the sources and the build alike. */
export const VERSION: string = v.parse(
  v.object({ version: v.string() }),
  createRequire(import.meta.url)('nick-collider/package.json'),
).version;
