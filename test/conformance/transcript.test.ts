import { describe, expect, test } from 'vitest';
import { readable, transcribe } from '../../conformance/transcript.ts';
import { historyOf } from './history-of.ts';

const SETTING = { namespace: 'q7k2x', password: 'sesame', accounts: [] };

const shown = (script: readonly string[], keep?: number): readonly string[] =>
  transcribe(historyOf(script), SETTING, keep).lines.map(
    ({ connection, kind, text }) => `${connection} ${kind} ${text}`,
  );

describe('a transcript', () => {
  test('never shows the password, wherever it stands, nor the nick prefix', () => {
    const lines = transcribe(
      historyOf([
        'A> PASS sesame | NICK q7k2xa',
        'A< :s 433 * q7k2xa :in use',
        'A< ERROR :bad password sesame of q7k2xa',
        'A.',
      ]),
      SETTING,
    ).lines;
    const all = JSON.stringify(lines);
    expect(all).not.toMatch(/sesame|q7k2x/);
    expect(all).toContain('PASS <password>');
    expect(lines.map(({ note }) => note)).toEqual(['', '', 'refused nicka', '', '']);
  });

  test('leaves other words alone, and a password that nobody knows', () => {
    expect(readable('PASS open q7k2', SETTING)).toBe('PASS open q7k2');
    expect(readable('PASS sesame', { ...SETTING, password: null })).toBe('PASS sesame');
  });

  test('leaves the welcome burst out, but not 001, refusals, or what it is asked to keep', () => {
    const script = [
      'A> NICK a | USER u 0 * :r',
      'A< :s 001 a :Welcome',
      'A< :s 002 a :Host',
      'A< :s 375 a :-',
      'A< 376 a :End',
      'A< :s 433 a b :x',
    ];
    expect(shown(script)).toEqual([
      'A sent NICK a',
      'A sent USER u 0 * :r',
      'A received :s 001 a :Welcome',
      'A received :s 433 a b :x',
    ]);
    expect(shown(script, 3)).toContain('A received :s 002 a :Host');
  });

  test('names connections in the order in which they first act, and says who wrote and how it ended', () => {
    expect(shown(['A+', 'B+', 'B> QUIT', 'B< ERROR :x', 'B.', 'A» PONG x', 'A~'])).toEqual([
      'A sent QUIT',
      'A received ERROR :x',
      'A closed connection closed',
      'B sent PONG x',
      'B closed connection reset',
    ]);
    const [line] = transcribe(historyOf(['A» PONG x']), SETTING).lines;
    expect(line?.note).toBe('sent by the suite');
  });

  test('counts its time from the first thing written', () => {
    const { lines } = transcribe(historyOf(['A+', '500', 'A> NICK', '20', 'A< :s 431 * :x']), SETTING);
    expect(lines.map(({ ms }) => ms)).toEqual([0, 21]);
  });

  test('tells where an event of the history stands, also when lines before it are left out', () => {
    const history = historyOf([
      'A> NICK a | USER u 0 * :r',
      'A< :s 001 a :x',
      'A< :s 002 a :x',
      'A< :s 433 a b :x',
    ]);
    const { lines, indexOf } = transcribe(history, SETTING);
    const at = history.events.findIndex((event) => event.kind === 'line' && event.line.includes('433'));
    expect(lines[indexOf(at)]?.text).toContain('433');
    expect(indexOf(99)).toBe(lines.length);
  });
});
