import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { call, CONFORMS, DIVERGES, fakeParts, type Asked } from './fake.ts';

const out = mkdtempSync(join(tmpdir(), 'nick-collider-test-'));
const ARGV = ['demo', '--out', out];
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the planted fault is looked for with a fixed seed, shown, and followed by what to do next', async () => {
  const asked: Asked[] = [];
  const { code, out: text } = await call(ARGV, fakeParts(DIVERGES, asked));
  expect(code).toBe(0);
  expect(asked).toMatchObject([
    { target: 'reference', options: { faults: ['refused-nick-granted'], limit: { kind: 'runs' } } },
  ]);
  await call(ARGV, fakeParts(DIVERGES, asked));
  expect(asked[1]?.options.seed).toBe(asked[0]?.options.seed);
  expect(text).toMatch(/started with a fault[^]*✗ NICK-03[^]*What next:\n +npx nick-collider replay K7Q2/);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80 + out.length);
  expect(readdirSync(out)).toEqual(['report.html', 'report.json']);
});

test.each([
  ['conforms', CONFORMS, 'the planted fault was not found'],
  [
    'cannot be tested',
    { kind: 'untestable', message: 'it does not start', hint: [] } as const,
    'it does not start',
  ],
])('it exits 2 where the server %s', async (_what, result, message) => {
  const { code, err } = await call(ARGV, fakeParts(result));
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('an interrupt ends it: exit code 130', async () => {
  expect((await call(ARGV, fakeParts(DIVERGES), { interrupt: true })).code).toBe(130);
});
