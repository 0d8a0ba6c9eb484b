import { deepStrictEqual, ok } from 'node:assert/strict';
import { test } from 'vitest';
import { jsonText } from '../../conformance/report/json.ts';
import { printable, visible, visibleBeginning } from '../../conformance/report/visible.ts';
import { hold } from './hostile.ts';

/** The bytes that were written as `\xNN`. */
function unescaped(text: string): string {
  return text.replaceAll(/\\x([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

test('any bytes are shown in ASCII without controls, and nothing of them is lost', () => {
  hold(100_000, ({ bytes }) => {
    const text = bytes().replaceAll('\\', '/');
    const shown = visible(text);
    ok(/^[\x20-\x7E]*$/.test(shown), JSON.stringify(shown));
    deepStrictEqual(unescaped(shown), text);
    deepStrictEqual(visible(shown), shown);
    ok(visibleBeginning(text, 20).length <= 20 * 4 + 1);
  });
});

test('any text is printed without a control, an escape or a turn of the direction, and is read back from JSON', () => {
  hold(50_000, ({ line }) => {
    const text = line();
    ok(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(printable(text)), JSON.stringify(text));
    const json = jsonText([text]);
    ok(!/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202E]/u.test(json), json);
    deepStrictEqual(JSON.parse(json), [text]);
  });
});
