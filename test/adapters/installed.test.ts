import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findServer } from '../../adapters/installed.ts';

/** A folder as `npm run servers` leaves it, with programs that do nothing. */
let fetched = '';
const library = (): string => join(fetched, 'lib', 'seclude.so');

beforeEach(() => {
  fetched = mkdtempSync(join(tmpdir(), 'nick-collider-fetched-'));
  chmodSync(fetched, 0o755);
  mkdirSync(join(fetched, 'lib'));
  for (const path of ['nowhered/usr/sbin/nowhered', 'irc2/usr/sbin/ircd', 'hybrid/usr/sbin/ircd-hybrid']) {
    mkdirSync(join(fetched, path, '..'), { recursive: true });
    cpSync('/bin/true', join(fetched, path));
  }
});

afterEach(() => rmSync(fetched, { recursive: true }));

describe('a server that was fetched', () => {
  test('is run with the libraries that were fetched with it', () => {
    expect(findServer('nowhered', fetched)).toEqual({
      program: join(fetched, 'nowhered/usr/sbin/nowhered'),
      prefix: join(fetched, 'nowhered/usr'),
      env: { LD_LIBRARY_PATH: join(fetched, 'lib') },
      asInvoker: false,
    });
  });

  test('may have a program of another name', () => {
    mkdirSync(join(fetched, 'atheme/usr/bin'), { recursive: true });
    cpSync('/bin/true', join(fetched, 'atheme/usr/bin/atheme-services'));
    expect(findServer('atheme', fetched)).toMatchObject({
      program: join(fetched, 'atheme/usr/bin/atheme-services'),
      env: { LD_LIBRARY_PATH: join(fetched, 'lib') },
    });
  });

  test('is secluded where it was compiled for folders of its own', () => {
    writeFileSync(library(), '');
    expect(findServer('irc2', fetched)).toMatchObject({
      program: join(fetched, 'irc2/usr/sbin/ircd'),
      env: { LD_LIBRARY_PATH: join(fetched, 'lib'), LD_PRELOAD: 'seclude.so' },
    });
  });

  test('cannot be run where the library for that was not compiled', () => {
    expect(() => findServer('irc2', fetched)).toThrow(
      expect.objectContaining({
        message: `irc2 cannot be run without ${library()}, and that was not compiled`,
        hint: expect.stringContaining('C compiler'),
      }),
    );
  });

  test.runIf(process.getuid?.() === 0)(
    'is run as root where nobody else can reach it, if it lets itself',
    () => {
      writeFileSync(library(), '');
      expect(findServer('hybrid', fetched).asInvoker).toBe(false);
      chmodSync(fetched, 0o700);
      expect(findServer('irc2', fetched).asInvoker).toBe(true);
      expect(() => findServer('hybrid', fetched)).toThrow(
        'hybrid does not run as root, and other users cannot',
      );
    },
  );
});

test('a server that is nowhere is a StartError that says where it was looked for, and what to do', () => {
  expect(() => findServer('no-such-ircd', '/nowhere')).toThrow(
    expect.objectContaining({
      message: 'no-such-ircd was not found: looked in NICK_COLLIDER_NO_SUCH_IRCD, PATH and /nowhere',
      hint: 'npm run servers',
    }),
  );
});
