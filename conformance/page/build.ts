import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drawPictures } from '../../model/drawings.ts';

// What pages are made of is made once: the script, bundled, and the pictures of the model, drawn.
const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

await build({
  entryPoints: [beside('../../../conformance/page/client/main.ts')],
  outfile: beside('client.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
});
writeFileSync(beside('drawings.json'), JSON.stringify(await drawPictures({ standalone: false })));
