import { deepStrictEqual, ok } from 'node:assert/strict';
import { test } from 'vitest';
import { cuttings, lines, type Cutting } from '../../conformance/cutting.ts';
import { bytesOf, piecesOf } from '../../conformance/run/pieces.ts';
import { LINE_LIMIT, LineSplitter } from '../../conformance/run/line-splitter.ts';
import type { Misreading } from '../../model/relaxation.ts';
import { brokenOff, hold, type Hostile } from './hostile.ts';

/** The bytes of some lines, with various ends, the last one perhaps without. */
function stream({ bytes, dice }: Hostile): string {
  let text = '';
  for (let left = 10; left > 0; left -= 1) text += bytes() + dice.pick(['\r\n', '\n', '\r\r\n', '\n\n']);
  return dice.percent(50) ? text : text + bytes();
}

function split(chunks: readonly string[]): readonly string[] {
  const found: string[] = [];
  const splitter = new LineSplitter((line) => found.push(line));
  for (const chunk of chunks) {
    splitter.push(chunk);
    ok(splitter.rest.length <= LINE_LIMIT);
  }
  splitter.flush();
  return found;
}

test('what is received is cut at each LF, without the CRs before it, however it is packed', () => {
  hold(20_000, (hostile) => {
    const text = stream(hostile);
    const pieces = text.split('\n');
    const rest = pieces.pop() ?? '';
    const expected = [...pieces, ...(rest === '' ? [] : [rest])].map((line) => line.replace(/\r+$/, ''));
    deepStrictEqual(split([text]), expected);
    deepStrictEqual(split(brokenOff(text, hostile.dice)), expected);
  });
});

test('a line beyond all limits is cut in the same places, however it is packed', () => {
  hold(300, ({ dice }) => {
    const around = dice.pick([1, 2, 3]) * LINE_LIMIT + dice.below(9) - 4;
    const behind = dice.below(3) * LINE_LIMIT;
    const text = `${'x'.repeat(around)}${'\r'.repeat(dice.below(4))}\n${'y'.repeat(behind)}\r\nz\n`;
    const whole = split([text]);
    for (const chunks of [brokenOff(text, dice), text.split(/(?=[\r\n])/)])
      ok(split(chunks).every((line, at) => line === whole[at]) && split(chunks).length === whole.length);
    ok(whole.every((line) => line.length <= LINE_LIMIT));
    deepStrictEqual(whole.filter((line) => line === '').length, behind === 0 ? 1 : 0);
    deepStrictEqual(whole.join('').replaceAll('\r', ''), text.replaceAll(/[\r\n]/g, ''));
  });
});

/** All lines, and what is left. */
function cut(cutting: Cutting, writes: readonly string[]): readonly string[] {
  const cutter = cutting()();
  return [...writes.flatMap((bytes) => cutter.cut(bytes)), cutter.rest];
}

test('what was sent is cut into the lines that it was made of, in however many writes', () => {
  hold(10_000, ({ bytes, dice }) => {
    const sent = Array.from({ length: 10 }, () => bytes().replaceAll('\r', ''));
    const written = bytesOf(sent, dice.percent(50) ? { bareLf: true } : {});
    const writes = brokenOff(written, dice);
    deepStrictEqual(cut(lines, writes), [...sent, '']);
    const cuts = Array.from({ length: 5 }, () => dice.below(written.length + 9));
    deepStrictEqual(piecesOf(written, cuts).join(''), written);
  });
});

const MISREADINGS: readonly Misreading[] = [
  'cr kept',
  'shared',
  'crlf only',
  'apart',
  'first only',
  'remainder',
  'lost to a nul',
  'swapped',
];

test('a server that cuts wrongly loses, joins, parts or swaps lines, and makes up no bytes', () => {
  hold(1_000, (hostile) => {
    const writes = brokenOff(stream(hostile), hostile.dice);
    const sent = writes.join('').replaceAll(/[\r\n]/g, '').length;
    for (const misreading of MISREADINGS)
      for (const cutting of cuttings(misreading))
        ok(
          cut(cutting, writes)
            .join('')
            .replaceAll(/[\r\n]/g, '').length <= sent,
          misreading,
        );
  });
});
