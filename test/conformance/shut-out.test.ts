import { describe, expect, test } from 'vitest';
import { introductionLines, triedOf } from '../../conformance/shut-out.ts';
import type { Introduced } from '../../conformance/run/introduce.ts';
import type { Contact } from '../../conformance/run/contact.ts';

const silent = (said: string | null = null): Contact => ({ kind: 'silent', said });
const closed = (line: string | null = null): Contact => ({ kind: 'closed', line });
const refused = (line: string): Contact => ({ kind: 'refused', line });
const taken = (suffix: string): Contact => refused(`:s 432 * z0000${suffix} :No`);
const GONE: Contact = { kind: 'unreachable', code: 'ECONNREFUSED', tried: [] };

function vain(how: Introduced['how'], contact: Contact, ms: number, suffix = 'c'): Introduced {
  return { how, lines: [`NICK z0000${suffix}`, 'USER z 0 * :r'], contact, ms };
}

describe('what was tried', () => {
  test('stands as it can be typed, with the ends of lines and the pauses that it had', () => {
    expect(introductionLines([vain('plain', silent(), 10_002), vain('line by line', closed(), 3)])).toEqual([
      "printf 'NICK z0000c\\r\\nUSER z 0 * :r\\r\\n'",
      '  ← nothing, in 10 s',
      "(printf 'NICK z0000c\\r\\n'; sleep 1; printf 'USER z 0 * :r\\r\\n')",
      '  ← closed without a word',
    ]);
    expect(introductionLines([vain('bare lf', silent(), 20)])[0]).toBe(
      "printf 'NICK z0000c\\nUSER z 0 * :r\\n'",
    );
  });

  test('is told together where the same came back, but for the nick that it names', () => {
    const lines = introductionLines([
      vain('plain', taken('c'), 900, 'c'),
      vain('user first', taken('j'), 5, 'j'),
      vain('cap', silent(), 1_254, 'k'),
      vain('bare lf', silent(), 2_000, 'l'),
    ]);
    expect(lines.filter((line) => line.startsWith('  '))).toEqual([
      '  ← :s 432 * z0000c :No',
      '  ← nothing, in 1.3 s to 2 s',
    ]);
    expect(lines).toHaveLength(6);
  });

  test.each<[Contact, string]>([
    [silent('NOTICE * :hello'), 'NOTICE * :hello   and no 001, in 40 ms'],
    [closed('ERROR :full'), 'ERROR :full   and closed'],
    [GONE, 'no connection any more (ECONNREFUSED)'],
    [{ kind: 'echo' }, 'echo'],
    [{ kind: 'flooded', line: 'x' }, 'x'],
    [refused('\u001b[31m 432'), '\\x1B[31m 432'],
  ])('says what came: %o', (contact, text) => {
    expect(introductionLines([vain('plain', contact, 40)]).at(-1)).toBe(`  ← ${text}`);
  });

  test('shows no more of a long line than its beginning', () => {
    const [, line = ''] = introductionLines([vain('plain', refused(`:s 432 ${'x'.repeat(5_000)}`), 1)]);
    expect(line.length).toBeLessThan(200);
  });

  test('is there for programs as well', () => {
    expect(triedOf(vain('bare lf', refused(':s 432 * a :No\u0007'), 3.4))).toEqual({
      how: 'bare lf',
      sent: ['NICK z0000c', 'USER z 0 * :r'],
      ended: 'LF',
      outcome: 'refused',
      came: ':s 432 * a :No\\x07',
      ms: 3,
    });
    expect(triedOf(vain('pass', silent(), 3))).toMatchObject({ ended: 'CR LF', came: null });
  });
});
