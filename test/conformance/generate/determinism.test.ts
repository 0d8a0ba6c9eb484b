import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { WITH_SASL } from './with-sasl.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const BUILT = new URL('../../../dist/conformance/generate/index.js', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const PRINT = `
import { planAt } from ${JSON.stringify(BUILT)};
for (const [password, offer] of ${JSON.stringify([
  [false, WITHOUT_CAP],
  [true, WITH_SASL],
])})
  for (let index = 0; index < 500; index += 1)
    console.log(JSON.stringify(planAt(20260101, index, { nickLength: 15, password, casemapping: 'ascii', ...offer })));
`;

async function printed(): Promise<string> {
  const argv = ['--input-type=module', '--eval', PRINT];
  const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: ROOT, maxBuffer: 2 ** 26 });
  return stdout;
}

it('two processes make the same plans of one seed, byte for byte', async () => {
  const [first, second] = await Promise.all([printed(), printed()]);
  expect(first.split('\n').length).toBe(1001);
  expect(second).toBe(first);
});
