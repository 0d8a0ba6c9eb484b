import { array, constantFrom, nat, oneof, record, string } from 'fast-check';
import type { Divergence, TranscriptLine } from '../../../conformance/report/report.ts';
import { refusedNick } from '../report/sample.ts';

/** What may break out of a page, turn its text around, or be no text at all. */
const PIECES = [
  [
    '<script>alert(1)</script>',
    '</script>',
    '</title>',
    '</text></svg>',
    '<img src=x onerror=alert(1)>',
    '<!--',
  ],
  [
    '" onload="alert(1)',
    "' onfocus='alert(1)",
    'javascript:alert(1)',
    ']]>',
    '<![CDATA[',
    '<?xml',
    '<!DOCTYPE x>',
  ],
  ['&lt;', '&#60;', '&amp;', '&', '<', '>', '"', "'", '`', '${1}', '{{x}}'],
  [
    '\u202E',
    '\u2066',
    '\u200F',
    '\uFEFF',
    '\u2028',
    '\0',
    '\x1B[31m',
    '\x07',
    '\x7F',
    '\x85',
    '\xFF',
    '\uFFFE',
  ],
  ['\uD800', '\uDC00', '\u{1F600}', 'a\u0301', ':s 433 * ', 'NICK ', ' ', '  ', '\t', '\r\n', '\\x4', '\\u{'],
].flat();

/** Text that a server may send, or that may stand in a file that calls itself a report. */
export const hostileText = array(oneof(constantFrom(...PIECES), string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 6,
}).map((pieces) => pieces.join(''));

const alternative = record({ what: hostileText, why: hostileText });

const line = record<TranscriptLine>({
  ms: nat(9_000),
  connection: oneof(constantFrom('A', 'B', 'C'), hostileText),
  kind: constantFrom('open', 'sent', 'received', 'closed'),
  text: hostileText,
  note: oneof(constantFrom('', 'by the client', 'sent by the suite'), hostileText),
});

/** Divergences with such text wherever there is text. */
export const hostileDivergence = record({
  id: hostileText,
  rule: hostileText,
  sentence: hostileText,
  clause: hostileText,
  cause: hostileText,
  grade: constantFrom('must', 'should'),
  transcript: array(line, { maxLength: 12 }),
  at: nat(12),
  allowed: array(alternative, { maxLength: 3 }),
  came: alternative,
  under: array(hostileText, { maxLength: 2 }),
  death: constantFrom(undefined, 'crashed'),
}).map(({ death, ...fields }): Divergence => ({
  ...refusedNick,
  ...fields,
  ...(death === undefined ? {} : { death }),
  at: Math.min(fields.at, fields.transcript.length),
}));
