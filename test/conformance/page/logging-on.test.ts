import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeOf } from '../../../conformance/page/shown-lines.ts';
import { textWidth } from '../../../conformance/page/text.ts';
import { transcriptTable } from '../../../conformance/page/transcript-table.ts';
import type { Divergence } from '../../../conformance/report/report.ts';
import { divergenceOf } from './divergence-of.ts';
import { draw } from './drawn-sequence.ts';
import { hostileText } from './hostile-divergence.ts';
import { allOf, readXml, textOf, withClass, type XmlElement } from './well-formed.ts';

const PIECE = 'QWxpY2UA'.repeat(50);
const logon = divergenceOf([
  '0 A → CAP LS 302',
  '1 A ← :irc.test CAP * LS * :account-notify away-notify batch cap-notify chghost draft/chathistory echo-message extended-join',
  '2 A ← :irc.test CAP * LS :multi-prefix sasl=PLAIN,SCRAM-SHA-256,EXTERNAL server-time userhost-in-names',
  '3 A → CAP REQ :sasl multi-prefix',
  '4 A ← :irc.test CAP * ACK :sasl multi-prefix',
  '5 A → AUTHENTICATE PLAIN',
  '6 A ← AUTHENTICATE +',
  `7 A → AUTHENTICATE ${PIECE}`,
  '7 A → AUTHENTICATE +',
  '9 A ← :irc.test 904 * :SASL authentication failed',
]);

/** The text of each line as it stands in the diagram, but for what is told in the box. */
function shown(divergence: Divergence): readonly string[] {
  return withClass(draw(divergence, 'irc.test'), 'message').map((message) => {
    const text = message.children.find(({ attributes }) => attributes['class'] === 'text');
    return text === undefined ? '' : textOf(text);
  });
}

/** All that is told of each line where the pointer rests. */
function told(divergence: Divergence): readonly string[] {
  return withClass(draw(divergence, 'irc.test'), 'message').map((message) =>
    textOf(named(message, 'title')[0] ?? message),
  );
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return allOf(element).filter((inner) => inner.name === name);
}

describe('an exchange with CAP and AUTHENTICATE', () => {
  it('has short lines whole, and cuts a long piece of base64 and a long list', () => {
    const lines = shown(logon);
    expect([lines[0], lines[3], lines[5], lines[6], lines[8]]).toEqual([
      'CAP LS 302',
      'CAP REQ :sasl multi-prefix',
      'AUTHENTICATE PLAIN',
      'AUTHENTICATE +',
      'AUTHENTICATE +',
    ]);
    expect(lines[1]).toMatch(/^CAP \* LS \* :account-notify .*…$/);
    expect(lines[7]).toMatch(/^AUTHENTICATE (QWxpY2UA)+.*…$/);
    for (const line of lines) expect(textWidth(line)).toBeLessThan(300);
  });

  it('tells them whole where the pointer rests, and in the table', () => {
    expect(told(logon)[7]).toContain(`A to the server: AUTHENTICATE ${PIECE}`);
    const table = readXml(transcriptTable(exchangeOf(logon, 'irc.test'), 'K7Q2').markup);
    expect(named(table, 'code').map(textOf)).toContain(`AUTHENTICATE ${PIECE}`);
  });

  it('tells how long a piece is that no server should have sent', () => {
    const much = divergenceOf(['0 A → AUTHENTICATE PLAIN', `1 A ← AUTHENTICATE ${'A'.repeat(9_000)}`]);
    expect(shown(much)[1]).toMatch(/^AUTHENTICATE A+… \(9,013 bytes\)$/);
  });

  it('stays well-formed and in its place, whatever stands in the pieces', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (offered, response) => {
        const hostile = divergenceOf(
          [
            `0 A ← CAP * LS :sasl=${offered}`,
            `1 A → AUTHENTICATE ${response}${PIECE}`,
            `2 A ← AUTHENTICATE ${PIECE}${offered}`,
          ].map((line) => line.replaceAll(/[\r\n\0]/g, '')),
        );
        const picture = draw(hostile, 'irc.test');
        expect(withClass(picture, 'message')).toHaveLength(3);
        expect(named(picture, 'script')).toEqual([]);
        for (const line of shown(hostile)) expect(textWidth(line)).toBeLessThan(300);
        readXml(transcriptTable(exchangeOf(hostile, 'irc.test'), 'K7Q2').markup);
      }),
      { numRuns: 200 },
    );
  });
});
