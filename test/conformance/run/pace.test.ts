import { describe, expect, it } from 'vitest';
import { ended, giveUp, owed, sent, startPace, type Pace } from '../../../conformance/run/pace.ts';
import { received, type BurstEnd } from '../../../conformance/run/settle.ts';

/** Lines with `>` are sent, lines with `<` received; the result is what is owed at the end. */
function follow(lines: readonly string[], burstEnd: BurstEnd = '376|422', pace = startPace()): Pace {
  pace.phase = 'registering';
  for (const line of lines) {
    if (line.startsWith('>')) sent(pace, line.slice(2));
    else received(pace, line.slice(2), burstEnd);
  }
  return pace;
}

/** What is owed at the end by a server that is known to speak IRCX. */
function owedWithIrcx(lines: readonly string[]): ReturnType<typeof owed> {
  return owed(follow(lines, '376|422', { ...startPace(), speaksIrcx: true }));
}

const LOGON = ['> NICK a', '> USER u 0 * :r', '< :s 001 a :Hi', '< :s 376 a :End'];

describe('before registration', () => {
  it.each(['NICK a', 'USER u 0 * :r', 'PASS x', 'PONG x', 'PING x', 'JOIN #a', 'FROB', ''])(
    '%s is waited for by nobody, since silence is legal',
    (line) => {
      expect(owed(follow([`> ${line}`]))).toBeNull();
    },
  );

  it.each([
    ['NICK', ':s 431 * :No nickname given'],
    ['NICK', ':s 461 * NICK :Not enough parameters'],
    ['NICK :', ':s 432 *  :Erroneous nickname'],
    ['nick', '431 * :No nickname given'],
    ['USER a', ':s 461 * USER :Not enough parameters'],
    ['USER', ':s 462 * :You may not reregister'],
    ['PASS', ':s 461 * PASS :Not enough parameters'],
    ['USER', ':s 451 * :You have not registered'],
  ])('%s is waited for until %s', (line, answer) => {
    expect(owed(follow([`> ${line}`]))).toBe('answer');
    expect(owed(follow([`> ${line}`, '< :s NOTICE * :hello']))).toBe('answer');
    expect(owed(follow([`> ${line}`, `< ${answer}`]))).toBeNull();
  });

  it('an answer to a command that need not be answered does not stand for the answer to a fence', () => {
    expect(owed(follow(['> JOIN #a', '> NICK', '< :s 451 * :Register first']))).toBe('answer');
    expect(owed(follow(['> NICK a', '> NICK', '< :s 433 * a :In use']))).toBe('answer');
    expect(owed(follow(['> NICK a', '> NICK', '< :s 433 * a :In use', '< :s 431 * :None']))).toBeNull();
    expect(owed(follow(['> NICK', '< :s 451 * :Register first']))).toBeNull();
  });

  it('what only servers say is passed over, and that nobody is registered is told to the fence behind it', () => {
    expect(owed(follow(['> 433 * x', '> NICK', '< :s 451 * :PASS first']))).toBeNull();
    expect(owed(follow(['> ERROR :x', '> USER', '< :s 451 * :PASS first']))).toBeNull();
    expect(owed(follow(['> ERROR :x', '> NICK', '< :s 421 * ERROR :Unknown']))).toBe('answer');
  });

  it('no welcome follows what is not taken before the password is', () => {
    const refused = ['> NICK a', '< :s 451 * :PASS first', '> USER u 0 * :r', '< :s 451 * :PASS first'];
    expect(owed(follow(refused))).toBeNull();
    expect(owed(follow([...refused, '> PASS x', '> USER u 0 * :r']))).toBeNull();
    expect(owed(follow([...refused, '> PASS x', '> USER u 0 * :r', '> NICK a']))).toBe('welcome');
    // Where something else may have been told so, nothing is known.
    expect(owed(follow(['> NICK a', '> JOIN #a', '> USER u 0 * :r', '< :s 451 * :Register first']))).toBe(
      'welcome',
    );
  });

  it('that it comes a second time is told no command that is unknown, and so to the fence behind it', () => {
    expect(owed(follow(['> FROBNICATE x', '> NICK', '< :s 462 a :Not again']))).toBeNull();
    expect(owed(follow(['> USER u 0 * :r', '> USER u 0 * :r', '> NICK', '< :s 462 * :Not again']))).toBe(
      'answer',
    );
  });

  it('a second USER may be silent, even a short one', () => {
    expect(owed(follow(['> USER u 0 * :r', '> USER u']))).toBeNull();
  });

  it('nick and user are waited for until the end of the welcome', () => {
    expect(owed(follow(LOGON.slice(0, 1)))).toBeNull();
    expect(owed(follow(LOGON.slice(0, 2)))).toBe('welcome');
    expect(owed(follow(LOGON.slice(0, 3)))).toBe('welcome');
    expect(owed(follow(LOGON))).toBeNull();
    expect(owed(follow(LOGON.slice(0, 3), '001'))).toBeNull();
    expect(owed(follow([...LOGON.slice(0, 2), '< :s 1 a :Hi', '< :s 422 a :No MOTD']))).toBeNull();
  });

  it('a welcome that a fence precedes is waited for behind the fence', () => {
    const pace = follow(['> NICK a', '> USER u 0 * :r', '> NICK']);
    expect(owed(pace)).toBe('answer');
    received(pace, ':s 431 * :No nickname given', '376|422');
    expect(owed(pace)).toBe('welcome');
  });

  it.each([
    ':s 433 * a :In use',
    ':s 433 * A :In use',
    ':s 432 * a :Bad',
    ':s 437 * a :Unavailable',
    ':s 461 * NICK :Too many',
    ':s 464 * :Password incorrect',
    ':s 465 * :Banned',
    ':s 468 * :Bad user name',
    'ERROR :Closing link',
  ])('no welcome is due after %s', (refusal) => {
    expect(owed(follow([...LOGON.slice(0, 2), `< ${refusal}`]))).toBeNull();
  });

  it('the late refusal of an older nick leaves the newer one standing', () => {
    const lines = ['> NICK a', '> NICK b', '> USER u 0 * :r'];
    expect(owed(follow([...lines, '< :s 433 * a :In use']))).toBe('welcome');
    expect(owed(follow([...lines, '< :s 433 * b :In use']))).toBeNull();
  });

  it('the refusal of a newer nick leaves the older one standing where it is addressed to that', () => {
    const refused = ['*', 'a', 'b'].map((target) =>
      owed(follow(['> NICK a', '> NICK b', `< :s 433 ${target} b :In use`, '> USER u 0 * :r'])),
    );
    expect(refused).toEqual([null, 'welcome', null]);
  });

  it('a USER that was refused is no USER', () => {
    expect(owed(follow(['> NICK a', '> USER u 0 * :', '< :s 461 * USER :Empty']))).toBeNull();
  });
});

describe('capabilities', () => {
  const IN = ['> CAP REQ :sasl', '< CAP * ACK :sasl'];
  const BOTH = ['> NICK a', '> USER u 0 * :r'];

  it.each([
    ['CAP LS', 'CAP * LS :sasl'],
    ['CAP LS 302', ':s CAP * LS :'],
    ['CAP LIST', ':s CAP * LIST :sasl'],
    ['CAP REQ :sasl', ':s CAP * ACK :sasl '],
    ['CAP REQ sasl', ':s CAP * NAK :sasl'],
    ['CAP FROB', ':s 410 * FROB :Invalid'],
    ['CAP', ':s 461 * CAP :Not enough parameters'],
    ['CAP LS', ':s 421 * CAP :Unknown command'],
    ['cap ls', ':s 451 * CAP :Register first'],
    ['CAP LS', ':s 451 * :Register first'],
  ])('%s is waited for until %s, registered or not', (line, answer) => {
    for (const before of [[], LOGON]) {
      expect(owed(follow([...before, `> ${line}`]))).toBe('cap');
      expect(owed(follow([...before, `> ${line}`, '< CAP * NEW :x', '< CAP * LS * :a b']))).toBe('cap');
      expect(owed(follow([...before, `> ${line}`, `< ${answer}`]))).toBeNull();
    }
  });

  it.each(['CAP END', 'CAP REQ', 'CAP REQ :', 'CAP ACK :sasl', 'CAP NEW :x'])('%s may be silent', (line) => {
    expect(owed(follow([`> ${line}`]))).toBeNull();
  });

  it('nobody waits for a welcome before CAP END', () => {
    const lines = [...IN, ...BOTH];
    expect(owed(follow(lines))).toBeNull();
    expect(owed(follow([...lines, '> CAP END']))).toBe('welcome');
    expect(owed(follow([...BOTH, '> CAP LIST', '< CAP * LIST :']))).toBe('welcome');
  });

  it('END is waited for also where the welcome was waited for in vain before', () => {
    const pace = follow([...BOTH]);
    giveUp(pace);
    sent(pace, 'CAP END');
    expect(owed(pace)).toBe('welcome');
  });

  it('a server that does not know CAP opens no negotiation, and is not waited for', () => {
    expect(owed(follow(['> CAP LS', '< :s 421 * CAP :Unknown command', ...BOTH]))).toBe('welcome');
    const pace = startPace();
    pace.phase = 'registering';
    pace.negotiation.known = false;
    for (const line of ['CAP LS 302', 'NICK a', 'USER u 0 * :r']) sent(pace, line);
    expect(owed(pace)).toBe('welcome');
  });

  it('a server that was not thought to know CAP, and does, is waited for from then on', () => {
    const pace = follow(LOGON);
    pace.negotiation.known = false;
    sent(pace, 'CAP LIST');
    expect(owed(pace)).toBe('unknown');
    received(pace, 'CAP a LIST :', '376|422');
    expect(owed(pace)).toBeNull();
    sent(pace, 'CAP LIST');
    expect(owed(pace)).toBe('cap');
  });

  it.each([
    ['AUTHENTICATE PLAIN', 'AUTHENTICATE +'],
    ['AUTHENTICATE FROB', ':s 904 * :Failed'],
    ['AUTHENTICATE FROB', ':s 908 * PLAIN :are available'],
    [`AUTHENTICATE ${'A'.repeat(401)}`, ':s 905 * :Too long'],
    ['AUTHENTICATE', ':s 461 * AUTHENTICATE :Not enough parameters'],
    ['AUTHENTICATE PLAIN', ':s 907 * :Already'],
    ['AUTHENTICATE PLAIN', ':s 421 * AUTHENTICATE :Unknown command'],
    ['AUTHENTICATE PLAIN', ':s 451 * :Register first'],
    ['AUTHENTICATE PLAIN', ':s 462 a :Not again'],
  ])('%s is waited for until %s', (line, answer) => {
    expect(owed(follow([...IN, `> ${line}`]))).not.toBeNull();
    expect(owed(follow([...IN, `> ${line}`, '< :s NOTICE * :hold on']))).not.toBeNull();
    expect(owed(follow([...IN, `> ${line}`, `< ${answer}`]))).toBeNull();
  });

  it('a response is waited for until it is said what came of it, and not only in whose name', () => {
    const lines = [...IN, '> AUTHENTICATE PLAIN', '< AUTHENTICATE +', '> AUTHENTICATE AGEAYg=='];
    expect(owed(follow(lines))).toBe('sasl');
    expect(owed(follow([...lines, '< :s 900 * *!*@* a :In']))).toBe('sasl');
    expect(owed(follow([...lines, '< :s 900 * *!*@* a :In', '< :s 903 * :In']))).toBeNull();
  });

  it('a full chunk is answered by nobody, and the end behind it is', () => {
    const lines = [...IN, '> AUTHENTICATE PLAIN', '< AUTHENTICATE +', `> AUTHENTICATE ${'A'.repeat(400)}`];
    expect(owed(follow(lines))).toBeNull();
    expect(owed(follow([...lines, '> AUTHENTICATE +']))).toBe('sasl');
  });

  it('other answers overtake those of services', () => {
    const lines = [...LOGON, ...IN, '> AUTHENTICATE PLAIN', '> PING t', '< PONG s t'];
    expect(owed(follow(lines))).toBe('sasl');
    expect(owed(follow([...lines, '< AUTHENTICATE +']))).toBeNull();
  });

  it('who has not asked for sasl may be answered or not', () => {
    expect(owed(follow(['> AUTHENTICATE PLAIN']))).toBeNull();
    expect(owed(follow(['> CAP REQ :sasl', '< CAP * NAK :sasl', '> AUTHENTICATE PLAIN']))).toBeNull();
    expect(
      owed(follow([...IN, '> CAP REQ :-sasl', '< CAP * ACK :-sasl', '> AUTHENTICATE PLAIN'])),
    ).toBeNull();
    expect(owed(follow([...IN, '> AUTHENTICATE *']))).toBeNull();
  });

  it('a welcome that an open exchange may hold back is waited for by itself', () => {
    const lines = [...IN, ...BOTH, '> AUTHENTICATE PLAIN', '< AUTHENTICATE +', '> CAP END'];
    expect(owed(follow(lines))).toBe('held');
    expect(owed(follow([...lines, '< :s 906 * :Aborted']))).toBe('welcome');
  });

  it('what was given up is not waited for again', () => {
    const pace = follow([...IN, '> AUTHENTICATE PLAIN']);
    giveUp(pace);
    expect(owed(pace)).toBeNull();
  });
});

describe('IRCX', () => {
  it.each(['IRCX', 'isircx', 'MODE ISIRCX', 'mode isircx', 'AUTH NTLM I :x'])(
    '%s is waited for from a server that is known to speak it',
    (line) => {
      expect(owed(follow([`> ${line}`]))).toBeNull();
      expect(owedWithIrcx([`> ${line}`])).toBe('ircx');
      expect(owedWithIrcx([`> ${line}`, '< :s 800 * 0 0 ANON 512 *'])).toBeNull();
      expect(owedWithIrcx([`> ${line}`, '< :s 451 * :Register first'])).toBeNull();
    },
  );

  it.each(['MODE ISIRCX +i', 'MODE a', 'MODE'])('%s asks for no IRCX', (line) => {
    expect(owedWithIrcx([`> ${line}`])).toBeNull();
  });

  it('success that two numerics tell is one answer, and ends with 903', () => {
    const [first, second] = ['> AUTH BASIC I :x', '> AUTH BASIC I :y'];
    const [told, ended] = ['< :s 900 * *!*@h alice :x', '< :s 903 * :x'];
    expect(owedWithIrcx([first, told])).toBe('ircx');
    expect(owedWithIrcx([first, told, ended])).toBeNull();
    expect(owedWithIrcx([first, second, told, ended])).toBe('ircx');
    expect(owedWithIrcx([first, second, ended, told])).toBe('ircx');
    expect(owedWithIrcx([first, second, ended, told, '< :s 907 * :x'])).toBeNull();
    expect(owedWithIrcx([first, '< :s 900 * AUTH :Bad command'])).toBeNull();
  });

  it('its answer is none to an AUTHENTICATE, in whatever letters it was asked for', () => {
    const asked = ['> CAP REQ :sasl', '< CAP * ACK :sasl', '> AUTHENTICATE PLAIN', '> MODE isircx'];
    expect(owedWithIrcx([...asked, '< :s 800 * 0 0 ANON 512 *'])).toBe('sasl');
    expect(owedWithIrcx([...asked, '< AUTHENTICATE +', '< :s 800 * 0 0 ANON 512 *'])).toBeNull();
  });
});

describe('when registered', () => {
  it.each([
    ['NICK b', 'nick', ':a!u@h NICK :b'],
    ['NICK b', 'nick', ':A!u@h NICK b'],
    ['NICK b', 'nick', ':s 433 a b :In use'],
    ['NICK b', 'nick', ':s 263 a NICK :Try again'],
    ['NICK', 'answer', ':s 431 a :None'],
    ['PING t', 'ping', ':s PONG s :t'],
    ['PING t', 'ping', ':s 409 a :No origin'],
    ['PING t x', 'ping', ':s 402 a x :No such server'],
    ['PING', 'answer', ':s 461 a PING :Not enough parameters'],
    ['USER u 0 * :r', 'answer', ':s 462 a :Not again'],
    ['PASS x', 'answer', ':s 462 a :Not again'],
    ['FROB', 'unknown', ':s 421 a FROB :Unknown command'],
  ])('%s owes a %s until %s', (line, kind, answer) => {
    expect(owed(follow([...LOGON, `> ${line}`]))).toBe(kind);
    expect(owed(follow([...LOGON, `> ${line}`, '< :s NOTICE a :by the way']))).toBe(kind);
    expect(owed(follow([...LOGON, `> ${line}`, `< ${answer}`]))).toBeNull();
  });

  it.each(['NICK a', 'PONG x', 'JOIN #a', 'ERROR :x', '001 a'])('%s may be silent', (line) => {
    expect(owed(follow([...LOGON, `> ${line}`]))).toBeNull();
  });

  it('the rename of somebody else is not one’s own', () => {
    expect(owed(follow([...LOGON, '> NICK b', '< :x!u@h NICK :y']))).toBe('nick');
  });

  it('a later answer settles what was asked before', () => {
    expect(owed(follow([...LOGON, '> NICK b', '> NICK', '< :s 431 a :None']))).toBeNull();
    expect(owed(follow([...LOGON, '> NICK b', '> PING t', '< :s PONG s t']))).toBeNull();
  });

  it('counts the refusals that may be taken back, and no others', () => {
    const refusals = ['433', '436', '437', '438', '263'].map((code) => `< :s ${code} a b :No`);
    expect(follow([...LOGON, ...refusals]).refusals).toBe(5);
    expect(follow([...LOGON, '< :s 432 a b :Bad', '< :s 431 a :None']).refusals).toBe(0);
  });
});

describe('at the end', () => {
  it('QUIT is waited for until the close, whatever else was owed', () => {
    const pace = follow([...LOGON, '> PING t', '> QUIT :bye', '> NICK b', '< ERROR :bye']);
    expect(owed(pace)).toBe('quit');
    ended(pace);
    expect(owed(pace)).toBeNull();
  });

  it('what was given up is not waited for again, unless something is sent that can bring it', () => {
    const pace = follow(LOGON.slice(0, 2));
    giveUp(pace);
    expect(owed(pace)).toBeNull();
    sent(pace, 'JOIN #a');
    expect(owed(pace)).toBeNull();
    sent(pace, 'PONG cookie');
    expect(owed(pace)).toBe('welcome');
  });
});
