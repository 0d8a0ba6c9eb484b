import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ngircd } from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';

const run = promisify(execFile);

test.skipIf(!requireServer('ngircd'))(
  'ngIRCd refuses NICK #x with 432 and NICK * not at all, as a few lines over a plain socket show',
  async () => {
    const server = await ngircd.start({ password: null, startWithin: 10_000 });
    try {
      const script = join(import.meta.dirname, 'ngircd-nick-asterisk.mjs');
      const { stdout } = await run(process.execPath, [script, String(server.port)], { timeout: 20_000 });
      const said = stdout.split('\n').map((line) => line.replace(/^:\S+ /, '').split(' ')[0]);
      // 432 for the first, nothing for the second, and the welcome under the third.
      expect(said.filter((word) => word === '432' || word === '001' || word === 'ERROR')).toEqual([
        '432',
        '001',
        'ERROR',
      ]);
    } finally {
      await server.stop();
    }
  },
);
