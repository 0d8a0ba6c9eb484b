import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { inspircd, inspircdAtheme, ngircd, type Adapter } from '../../adapters/index.ts';
import { requireServer } from '../require-server.ts';

const run = promisify(execFile);

/** What a script prints, line by line, that is given the port of a fresh server, its process, and its operator. */
async function said(adapter: Adapter, file: string): Promise<readonly string[]> {
  const server = await adapter.start({ password: null, startWithin: 10_000 });
  try {
    const script = join(import.meta.dirname, file);
    // The first thread is that of the process.
    const [pid = 0] = server.vitals()?.threads.keys() ?? [];
    const { name = '', password = '' } = server.operator ?? {};
    const given = [script, server.port, pid, name, password].map(String);
    const { stdout } = await run(process.execPath, given, { timeout: 50_000 });
    return stdout.trim().split('\n');
  } finally {
    await server.stop();
  }
}

describe.skipIf(!requireServer('ngircd'))('as a few lines over plain sockets show, ngIRCd', () => {
  test('refuses NICK #x with 432 and NICK * not at all', async () => {
    const words = (await said(ngircd, 'ngircd-nick-asterisk.mjs')).map(
      (line) => line.replace(/^:\S+ /, '').split(' ')[0],
    );
    // 432 for the first, nothing for the second, and the welcome under the third.
    expect(words.filter((word) => word === '432' || word === '001' || word === 'ERROR')).toEqual([
      '432',
      '001',
      'ERROR',
    ]);
  });

  test('answers KILL of nobody with nothing, though it says who may not kill', async () => {
    expect(await said(ngircd, 'ngircd-kill-nobody.mjs')).toEqual(['481', '381', 'PONG']);
  });

  test('answers nothing behind a NUL, while others are served', async () => {
    expect((await said(ngircd, 'ngircd-nul.mjs')).toSorted()).toEqual(['nul - -', 'plain 421 PONG']);
  });

  test('takes a line whose CR and LF come apart, and closes when they come together', async () => {
    const outcome = await said(ngircd, 'ngircd-long-line.mjs');
    expect(outcome).toEqual(['apart: 421', 'together: ERROR :Request too long']);
  });
});

describe.skipIf(!requireServer('ngircd') || process.platform !== 'linux')('on Linux, ngIRCd', () => {
  test('keeps a core busy for a line without an end, and does not see its client leave', async () => {
    expect(await said(ngircd, 'ngircd-unended-line.mjs')).toEqual([
      '500 bytes: rests, then free, rests',
      '600 bytes: busy, then held, busy',
    ]);
  });
});

describe.skipIf(!requireServer('inspircd'))('as a few lines over plain sockets show, InspIRCd', () => {
  test('keeps the nick of a client whose last line and FIN come together', async () => {
    expect(await said(inspircd, 'inspircd-fin-behind-a-line.mjs')).toEqual(['alone: free', 'line: held']);
  });
});

describe.skipIf(!requireServer('inspircd') || !requireServer('atheme'))(
  'as a few lines over plain sockets show, InspIRCd with services',
  () => {
    test('never answers a mechanism of 400 bytes, nor what is behind it', async () => {
      expect(await said(inspircdAtheme, 'inspircd-long-mechanism.mjs')).toEqual([
        '4 bytes: 908, 904, AUTHENTICATE :+',
        '400 bytes: nothing',
      ]);
    });

    test('fails an exchange that begins before services know that the last one was aborted', async () => {
      expect(await said(inspircdAtheme, 'inspircd-abort-crossing.mjs')).toEqual([
        'when services have answered: AUTHENTICATE :+',
        'at once: 904',
      ]);
    });
  },
);
