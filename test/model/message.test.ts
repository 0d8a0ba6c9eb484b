import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { formatMessage, parseMessage } from '../../model/message.ts';

const atoms = v.object({
  tags: v.optional(v.record(v.string(), v.string()), {}),
  source: v.optional(v.string()),
  verb: v.string(),
  params: v.optional(v.array(v.string()), []),
});
const splits = load('msg-split.yaml', v.object({ input: v.string(), atoms }));
const joins = load('msg-join.yaml', v.object({ desc: v.string(), atoms, matches: v.array(v.string()) }));

describe('the public parser vectors', () => {
  test('hold as many cases as were published', () => {
    expect([splits.length, joins.length]).toEqual([35, 18]);
  });

  test.each(splits)('splits $input', ({ input, atoms }) => {
    const message = parseMessage(input);
    expect(message).not.toBeNull();
    expect({ ...message, tags: Object.fromEntries(message?.tags ?? []) }).toEqual({
      tags: atoms.tags,
      source: atoms.source ?? null,
      command: atoms.verb,
      params: atoms.params,
    });
  });

  test.each(joins)('joins: $desc', ({ atoms, matches }) => {
    const line = formatMessage({
      tags: new Map(Object.entries(atoms.tags)),
      source: atoms.source ?? null,
      command: atoms.verb,
      params: atoms.params,
    });
    expect(matches).toContain(line);
  });
});

describe('parseMessage', () => {
  test('finds no message in a line without a command', () => {
    for (const line of ['', ' ', '   ', ':source', ':source  ', '@tag', '@tag :source ', ':', '@']) {
      expect(parseMessage(line), JSON.stringify(line)).toBeNull();
    }
  });

  test('never throws and never finds an empty command, whatever the bytes', () => {
    fc.assert(
      fc.property(bytes, (line) => {
        const message = parseMessage(line);
        expect(message?.command).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('formatMessage', () => {
  test('writes what parseMessage reads back', () => {
    fc.assert(
      fc.property(messages, (message) => {
        expect(parseMessage(formatMessage(message))).toEqual(message);
      }),
      { numRuns: 2_000 },
    );
  });

  test('refuses what no line can carry', () => {
    const bad = [
      { command: '' },
      { command: 'NICK NAME' },
      { command: 'NICK', params: ['a b', 'c'] },
      { command: 'NICK', params: ['', 'c'] },
      { command: 'NICK', params: [':a', 'c'] },
      { command: 'NICK', params: ['a\r\nQUIT'] },
      { command: 'NICK', source: 'a b' },
      { command: 'NICK', source: '' },
      { command: ':NICK' },
      { command: '@NICK' },
      { command: 'NICK', tags: new Map([['a;b', '']]) },
      { command: 'NICK', tags: new Map([['a=b', '']]) },
      { command: 'NICK', tags: new Map([['a', '\0']]) },
    ];
    for (const message of bad) {
      expect(() => formatMessage(message), JSON.stringify(message)).toThrow(RangeError);
    }
  });
});

const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', ':', '@', ';', '=', '\\', '\0', '\r', '\n'),
      fc.integer({ min: 0, max: 255 }),
    ),
  )
  .map((parts) =>
    parts.map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part)).join(''),
  );
const clean = bytes.map((text) => text.replaceAll(/[\r\n\0]/g, ''));
const words = clean.map((text) => text.replaceAll(' ', '')).filter((text) => text !== '');
const middles = words.filter((text) => !text.startsWith(':'));
const messages = fc
  .record({
    tags: fc
      .array(
        fc.tuple(
          words.filter((key) => !/[;=]/.test(key)),
          bytes.map((value) => value.replaceAll('\0', '')),
        ),
      )
      .map((tags) => new Map(tags)),
    source: fc.option(words),
    command: words.filter((command) => !/^[:@]/.test(command)),
    middle: fc.array(middles),
    last: fc.option(clean),
  })
  .map(({ tags, source, command, middle, last }) => ({
    tags,
    source,
    command,
    params: last === null ? middle : [...middle, last],
  }));

function load<T>(file: string, schema: v.GenericSchema<unknown, T>): T[] {
  const text = readFileSync(new URL(`../fixtures/parser-tests/${file}`, import.meta.url), 'utf8');
  return v.parse(v.object({ tests: v.array(schema) }), parseYaml(text)).tests;
}
