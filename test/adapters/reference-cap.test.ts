import { describe, expect, test } from 'vitest';
import type { Step } from './dialogue.ts';
import { converse } from './reference-here.ts';

const dan = 'A NICK dan | USER u 0 * :r';

async function play(
  script: readonly Step[],
  profile = 'reserve',
  ...settings: readonly string[]
): Promise<string> {
  const set = settings.flatMap((setting) => ['--set', setting]);
  return converse({ argv: ['--profile', profile, ...set] }, script);
}

describe('what is on offer', () => {
  test('fits into one line without values', async () => {
    const transcript = await play(['A CAP LS'], 'modern');
    expect(transcript).toMatch(/^A :reference\.example CAP \* LS :cap-notify [^=\n]* sasl$/);
  });

  test('is told with values to whom 302 is known, in two lines of which the first is marked', async () => {
    const transcript = await play(['A CAP LS 302'], 'modern');
    expect(transcript).toMatch(
      /^A \S+ CAP \* LS \* :cap-notify .*\nA \S+ CAP \* LS :.* sasl=PLAIN,SCRAM-SHA-256$/,
    );
  });

  test('is told without them again when a later LS does not ask for them', async () => {
    expect(await play(['A CAP LS 302', 'A CAP LS'])).toMatch(/\nA \S+ CAP \* LS :[^=]* sasl$/);
  });

  test('is told to a registered client under its nick', async () => {
    expect(await play([dan, 'A? 376', 'A cap ls'])).toMatch(/ CAP dan LS :.* sasl$/);
  });
});

describe('a registration waits for END', () => {
  test.each(['CAP LS', 'CAP LS 302', 'CAP REQ :sasl', 'CAP REQ :unheard-of'])('behind %s', async (line) => {
    expect(await play([`A ${line}`, dan])).not.toContain(' 001 ');
    expect(await play([`A ${line}`, dan, 'A CAP END'])).toMatch(/ 001 dan /);
    expect(await play([`A ${line}`, 'A CAP END', dan])).toMatch(/ 001 dan /);
  });

  test('also when it is asked for once more', async () => {
    const again = ['A CAP LS', 'A CAP END', 'A CAP LS', dan];
    expect(await play(again)).not.toContain(' 001 ');
    expect(await play([...again, 'A CAP END'])).toContain(' 001 ');
  });

  test.each(['CAP LIST', 'CAP END', 'CAP FROB', 'CAP'])('and not behind %s', async (line) => {
    expect(await play([`A ${line}`, dan])).toContain(' 001 dan ');
  });

  test.each(['at_once', 'later', 'after_pong'])('whenever it would complete: %s', async (when) => {
    const script = ['A CAP LS', dan, 'A PONG :cookie1', 'A! CAP END', 'A? 376'];
    const transcript = await play(script, 'reserve', `registration_completes=${when}`);
    expect(transcript).toMatch(/ 001 dan /);
  });
});

describe('a request', () => {
  test('is granted as a whole, and listed', async () => {
    expect(await play(['A CAP REQ :sasl multi-prefix', 'A CAP LIST'])).toMatch(
      /ACK :sasl multi-prefix\nA \S+ CAP \* LIST :sasl multi-prefix$/,
    );
  });

  test('is refused as a whole, and nothing of it listed', async () => {
    expect(await play(['A CAP REQ :sasl unheard-of', 'A CAP LIST'])).toMatch(
      / NAK :sasl unheard-of\nA \S+ CAP \* LIST :$/,
    );
  });

  test('switches off what it names behind a minus', async () => {
    const script = ['A CAP REQ :sasl multi-prefix', 'A CAP REQ :-sasl', 'A CAP LIST'];
    expect(await play(script)).toMatch(/ACK :-sasl\nA \S+ CAP \* LIST :multi-prefix$/);
  });

  test('cannot switch cap-notify off for a client that speaks version 302', async () => {
    expect(await play(['A CAP REQ :cap-notify', 'A CAP REQ :-cap-notify'])).toMatch(/ACK :-cap-notify$/);
    expect(await play(['A CAP LS 302', 'A CAP REQ :-cap-notify', 'A CAP LIST'])).toMatch(
      / NAK :-cap-notify\nA \S+ CAP \* LIST :cap-notify$/,
    );
  });

  test('is of one connection only, and outlives a refused nick', async () => {
    const script = [dan, 'B CAP REQ :sasl', 'B NICK dan', 'B CAP LIST', 'C CAP LIST'];
    const transcript = await play(script);
    expect(transcript).toMatch(/B \S+ 433 [^]*B \S+ CAP \* LIST :sasl/);
    expect(transcript).toMatch(/C \S+ CAP \* LIST :$/);
  });
});

test('a further NICK is refused while only END is awaited, where the server is so made', async () => {
  const script = ['A CAP LS', dan, 'A NICK bob', 'A CAP END'];
  expect(await play(script)).toContain(' 001 bob ');
  expect(await play(script, 'reserve', 'nick_while_asked=462')).toMatch(/ 462 dan [^]* 001 dan /);
});
