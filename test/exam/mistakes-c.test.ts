import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { MISTAKES_C } from './mistakes-c.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(HERE).filter((name) => name.endsWith('.c'));
const folder = mkdtempSync(join(tmpdir(), 'exam-c-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the servers in C', () => {
  test.each(sources)('%s compiles without a warning and has two or three mistakes', (source) => {
    const program = join(folder, source.replace(/\.c$/, ''));
    execFileSync('cc', ['-O1', '-Wall', '-Werror', '-pthread', join(HERE, source), '-o', program]);
    const planted = MISTAKES_C.filter(({ server }) => server === source);
    expect([2, 3]).toContain(planted.length);
  });

  test('every mistake is that of a server which is there', () => {
    expect(MISTAKES_C.filter(({ server }) => !sources.includes(server))).toEqual([]);
  });
});
