import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ngircd } from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';

const run = promisify(execFile);

/** What a script prints, line by line, that is given the port of a fresh ngIRCd. */
async function said(file: string): Promise<readonly string[]> {
  const server = await ngircd.start({ password: null, startWithin: 10_000 });
  try {
    const script = join(import.meta.dirname, file);
    const { stdout } = await run(process.execPath, [script, String(server.port)], { timeout: 20_000 });
    return stdout.trim().split('\n');
  } finally {
    await server.stop();
  }
}

describe.skipIf(!requireServer('ngircd'))('as a few lines over plain sockets show, ngIRCd', () => {
  test('refuses NICK #x with 432 and NICK * not at all', async () => {
    const words = (await said('ngircd-nick-asterisk.mjs')).map(
      (line) => line.replace(/^:\S+ /, '').split(' ')[0],
    );
    // 432 for the first, nothing for the second, and the welcome under the third.
    expect(words.filter((word) => word === '432' || word === '001' || word === 'ERROR')).toEqual([
      '432',
      '001',
      'ERROR',
    ]);
  });

  test('answers nothing behind a NUL, while others are served', async () => {
    expect((await said('ngircd-nul.mjs')).toSorted()).toEqual(['nul - -', 'plain 421 PONG']);
  });

  test('takes a line whose CR and LF come apart, and closes when they come together', async () => {
    expect(await said('ngircd-long-line.mjs')).toEqual(['apart: 421', 'together: ERROR :Request too long']);
  });
});
