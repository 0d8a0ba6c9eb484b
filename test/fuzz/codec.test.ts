import { deepStrictEqual, ok } from 'node:assert/strict';
import { expect, test } from 'vitest';
import { protocolOf, looksLikeIrc } from '../../conformance/run/protocol.ts';
import {
  commandAt,
  firstParameter,
  isCommandAt,
  numericAt,
  pongFor,
  sourceNick,
} from '../../conformance/run/scan.ts';
import { readWelcome } from '../../conformance/run/welcome.ts';
import { readCommand } from '../../model/command.ts';
import { isOdd, lexings } from '../../model/lexing.ts';
import { formatMessage, parseMessage } from '../../model/message.ts';
import { receivedLine } from '../../model/received.ts';
import { hold } from './hostile.ts';

test('any line is a message or none, and a message that can be written is read back as it was', () => {
  let written = 0;
  hold(300_000, ({ line }) => {
    const text = line();
    const message = parseMessage(text);
    if (message === null) return;
    ok(message.command !== '' && !message.command.includes(' '), text);
    ok(message.params.length <= 256, text);
    ok(
      message.params.slice(0, -1).every((param) => param !== '' && !param.includes(' ')),
      text,
    );
    let again: string;
    try {
      again = formatMessage(message);
    } catch (error) {
      ok(error instanceof RangeError, text);
      return;
    }
    written += 1;
    deepStrictEqual(parseMessage(again), message, text);
  });
  expect(written).toBeGreaterThan(100_000);
});

test('what is looked at without parsing a line is what the parser finds in it', () => {
  hold(200_000, ({ line }) => {
    const text = line();
    const message = parseMessage(text);
    const at = commandAt(text);
    const received = receivedLine(text, 0, 0);
    deepStrictEqual(received.message, message, text);
    // Spaces in front are passed over by one of them only.
    if (message === null || /^(@\S* +)?(: )? /.test(text)) return;
    const { command, params, source } = message;
    ok(isCommandAt(text, at, command), text);
    const numeric = /^\d{1,3}$/.test(command);
    deepStrictEqual(numericAt(text, at), numeric ? Number(command) : -1, text);
    deepStrictEqual(received.numeric, /^\d{3}$/.test(command) ? Number(command) : -1, text);
    if (params.length < 256) deepStrictEqual(firstParameter(text, at), params[0] ?? '', text);
    deepStrictEqual(pongFor(text) !== null, command === 'PING', text);
    if (!text.startsWith('@'))
      deepStrictEqual(sourceNick(text), source === null ? null : source.split('!', 1)[0], text);
  });
});

test('any line is a command of some kind, and in its lexings nothing stands that did not stand in it', () => {
  hold(100_000, ({ line }) => {
    const text = line();
    ok(readCommand(text).params.join('').length <= text.length, text);
    for (const lexing of lexings(text, 'registered')) {
      if (lexing.kind === 'unreadable') ok(isOdd(text), text);
      else ok(lexing.command.line.length <= Math.min(text.length, 510), text);
    }
  });
});

test('any lines are a welcome or none, and some protocol or none', () => {
  hold(20_000, ({ line, dice }) => {
    const lines = Array.from({ length: dice.below(10) }, line);
    const welcome = readWelcome(lines);
    ok(welcome === null || lines.some((text) => text.includes('1')), lines.join('\n'));
    for (const text of lines) ok(!looksLikeIrc(text) || protocolOf(text) === null, text);
  });
});
