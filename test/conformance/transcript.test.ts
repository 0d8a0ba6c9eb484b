import { describe, expect, test } from 'vitest';
import { readable, transcribe } from '../../conformance/transcript.ts';
import type { Account } from '../../adapters/server.ts';
import { encodeBase64, utf8 } from '../../conformance/sasl/base64.ts';
import { historyOf } from './history-of.ts';
import { EXAMPLE, USER } from './sasl/example.ts';

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

  test('tells what is only a piece of a line, and where that ends', () => {
    const script = ['A_ NI', 'A_ CK a\r', 'A> ', 'A> ', 'A_ x', 'A» QUIT'];
    expect(
      transcribe(historyOf(script), SETTING).lines.map(({ text, note }) => `${JSON.stringify(text)} ${note}`),
    ).toEqual([
      '"NI" the line goes on',
      '"CK a\\r" the line goes on',
      '"" the end of the line',
      '"" ',
      '"x" the line goes on',
      '"QUIT" sent by the suite',
    ]);
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

const OWN = { name: 'ann', password: 'se,cr:et' };
const SECRET = { ...OWN, isSecret: true } as const;
const said = (password: string, name = 'ann'): string =>
  `AUTHENTICATE ${encodeBase64(`\0${name}\0${utf8(password)}`)}`;
test('a line that does not end as lines do says so: who retypes it has to know', () => {
  const [alone, begun, rest] = transcribe(historyOf(['A_ NICK a\n', 'A_ NI', 'A> CK b']), SETTING).lines;
  expect([alone?.note, begun?.note, rest?.note]).toEqual(['ended by LF alone', 'the line goes on', '']);
});

const lines = (script: readonly string[], account: Account) =>
  transcribe(historyOf(script), { ...SETTING, accounts: [account] }).lines;

test('a 900 that calls AUTH a bad command logs nobody in', () => {
  const shown = lines(['A> AUTH NTLM X', 'A< :s 900 * AUTH :Bad command'], OWN);
  expect(shown.map(({ note }) => note)).toEqual(['', '']);
});

describe('what is said to SASL', () => {
  test('is shown as it was sent, with what it holds, where the account is nobody’s own', () => {
    const script = [
      'A> AUTHENTICATE PLAIN',
      'A< AUTHENTICATE +',
      `A> ${said('se,cr:et')}`,
      `A> ${said('x')}`,
    ];
    const shown = lines([...script, 'A< :s 900 a a!*@* ann :In'], OWN);
    expect(shown.map(({ text }) => text)).toContain(said('se,cr:et'));
    expect(shown.map(({ note }) => note)).toEqual([
      '',
      '',
      'PLAIN for ann',
      'wrong PLAIN for ann',
      'logged in as ann',
    ]);
  });

  test('is shown to be SCRAM’s, from the first message to the signature', () => {
    const shown = lines(
      [
        `A> AUTHENTICATE ${encodeBase64(EXAMPLE.clientFirst)}`,
        `A< AUTHENTICATE ${encodeBase64(EXAMPLE.serverFirst)}`,
        `A> AUTHENTICATE ${encodeBase64(EXAMPLE.clientFinal)}`,
        `A< AUTHENTICATE ${encodeBase64(EXAMPLE.serverFinal)}`,
      ],
      USER,
    );
    expect(shown.map(({ note }) => note)).toEqual([
      'SCRAM for user',
      '',
      'SCRAM proof for user',
      'right SCRAM signature',
    ]);
  });

  test('is not shown where an account is somebody’s own, however it is cut, and the rest is', () => {
    const right = said('se,cr:et');
    const shown = lines(
      [
        'A> CAP REQ sasl | AUTHENTICATE PLAIN | authenticate :+ | AUTHENTICATE *',
        `A> ${right} | NICK a | ${said('se,cr:e')}`,
        `A_ ${right.slice(0, 20)}`,
        `A_ ${right.slice(20, 25)}`,
        `A> ${right.slice(25)} | NICK b`,
      ],
      SECRET,
    );
    expect(shown.map(({ text }) => text)).toEqual([
      'CAP REQ sasl',
      'AUTHENTICATE PLAIN',
      'authenticate :+',
      'AUTHENTICATE *',
      'AUTHENTICATE <response>',
      'NICK a',
      'AUTHENTICATE <response>',
      'AUTHENTICATE <response>',
      '<response>',
      '<response>',
      'NICK b',
    ]);
    expect(shown.map(({ note }) => note).filter((note) => note !== '')).toEqual([
      'PLAIN for ann',
      'wrong PLAIN for ann',
      'the line goes on',
      'the line goes on',
      'PLAIN for ann',
    ]);
  });

  test('nor is the password, or a response, where the server quotes it', () => {
    const shown = lines(
      ['A< :s NOTICE * :se,cr:et is wrong', `A< :s 421 * :${said('se,cr:et')}`, 'A< ERROR :no'],
      SECRET,
    );
    expect(shown.map(({ text }) => text)).toEqual([
      ':s NOTICE * :<password> is wrong',
      ':s 421 * :AUTHENTICATE <response>',
      'ERROR :no',
    ]);
  });
});
