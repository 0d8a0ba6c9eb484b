import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { openLog } from '../../adapters/last-lines.ts';

async function linesOf(...chunks: readonly string[]): Promise<readonly string[]> {
  const stream = new PassThrough();
  const log = openLog();
  log.read([stream, null]);
  for (const chunk of chunks) stream.write(chunk);
  stream.end();
  await finished(stream);
  expect(log.count).toBeGreaterThanOrEqual(log.lines.length);
  return log.lines;
}

test('lines are found however they are packed, and the last one needs no end', async () => {
  const text = 'one\r\ntwo\n\nthree';
  expect(await linesOf(text)).toEqual(['one', 'two', '', 'three']);
  expect(await linesOf(...text.split(''))).toEqual(['one', 'two', '', 'three']);
});

test('only the last lines are kept', async () => {
  const lines = await linesOf(...Array.from({ length: 5_000 }, (_, at) => `${at}\n`));
  expect(lines).toEqual(Array.from({ length: 200 }, (_, at) => String(4_800 + at)));
});

test('a line without end is kept from its beginning, and no more of it than fits', async () => {
  const chunks = Array.from({ length: 500 }, () => 'x'.repeat(10_000));
  expect(await linesOf('start ', ...chunks)).toEqual([`start ${'x'.repeat(1_994)}`]);
});

test('what several processes write and what is noted stand in the order in which they came', async () => {
  const [server, companion] = [new PassThrough(), new PassThrough()];
  const log = openLog();
  log.read([server]);
  log.read([companion]);
  server.write('listening\n');
  companion.end('linked\n');
  await finished(companion);
  log.note('the companion ended');
  server.end('link lost\n');
  await finished(server);
  expect(log.lines).toEqual(['listening', 'linked', 'the companion ended', 'link lost']);
  expect(log.count).toBe(4);
});
