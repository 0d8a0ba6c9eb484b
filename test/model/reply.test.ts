import { describe, expect, test } from 'vitest';
import { readCommand } from '../../model/command.ts';
import { receivedClose, receivedLine } from '../../model/received.ts';
import { flaws, isOptional, type Scene } from '../../model/reply.ts';
import type { Action } from '../../model/session.ts';

const scene = (command: string, change: Partial<Scene> = {}): Scene => ({
  command: readCommand(command),
  before: 'dan',
  after: 'dan',
  registered: true,
  asked: null,
  holder: null,
  enabled: '',
  hears302: false,
  account: null,
  ircx: false,
  ...change,
});
const early = { registered: false };

/** A reply, what it answers, and a line with all that is wrong with it. */
const CASES: readonly (readonly [reply: Action, scene: Scene, line: string, flaws: readonly string[]])[] = [
  ['461', scene('USER'), ':s 461 dan USER :x', []],
  ['461', scene('USER'), ':s 461 dan user :x', []],
  ['461', scene('USER'), ':s 461 dan :x', ['parameters']],
  ['461', scene('USER'), ':s 462 dan USER :x', ['wrong']],
  ['421', scene('F\u00fcR'), ':s 421 dan * :x', []],
  ['431', scene('NICK'), ':s 431 eva :x', ['target']],
  ['431', scene('NICK', early), ':s 431 * :x', []],
  ['431', scene('NICK', early), '431 * :x', ['source']],
  ['001', scene('USER', early), ':s 1 dan :x', ['padding']],
  ['001', scene('USER', early), ':s 001 eva :x', ['granted nick']],
  ['endOfMotd', scene('USER', early), ':s 422 dan :x', []],
  ['433', scene('NICK eva', { asked: 'eva', holder: 'EVA' }), ':s 433 dan EVA :x', []],
  ['433', scene('NICK evaevaeva', { asked: 'evaeva' }), ':s 433 dan evaevaeva :x', []],
  ['433', scene('NICK eva', { asked: 'eva' }), ':s 433 dan max :x', ['parameters']],
  ['402', scene('PING a b'), ':s 402 dan b :x', []],
  ['PONG', scene('PING t'), ':s PONG s :t', []],
  ['PONG', scene('PING t'), ':s PONG t', ['token']],
  ['PONG', scene('PING :'), ':s PONG s', []],
  ['PONG for another', scene('PING a b'), ':s PONG b :a', []],
  ['PONG for another', scene('PING a b'), ':s PONG s :a', ['token']],
  ['echo NICK', scene('NICK eva', { after: 'eva' }), ':dan!u@h NICK eva', []],
  ['echo NICK', scene('NICK eva', { after: 'eva' }), ':eva!u@h NICK eva', ['echo source']],
  ['echo NICK', scene('NICK eva', { after: 'eva' }), ':dan!u@h NICK max', ['wrong']],
  ['echo kept NICK', scene('NICK eva', { after: 'eva' }), ':dan NICK dan', []],
  ['NICK?', scene('', early), ':dan!u@h NICK :0AAAAAAAB', []],
  ['NICK?', scene('', early), ':eva!u@h NICK :0AAAAAAAB', ['wrong']],
  ['tell overruled', scene('', early), ':s 433 dan dan :Nickname overruled.', []],
  ['KILL?', scene('', early), ':s KILL dan :x', []],
  ['468?', scene('USER u@h 0 * :r'), ':s 468 dan :x', []],
  ['ERROR', scene('QUIT'), 'ERROR :bye', []],
  ['ERROR', scene('QUIT'), ':s ERROR :bye', []],
  ['ERROR?', scene('QUIT'), ':s NOTICE dan :x', ['wrong']],
  ['PING', scene('NICK dan'), 'PING :x', []],
  ['close', scene('QUIT'), 'ERROR :bye', ['wrong']],
];

describe('how a line falls short of a reply', () => {
  test.each(CASES)('%s', (reply, asked, line, expected) => {
    expect(flaws(reply, asked, receivedLine(line, 0, 0)), line).toEqual(expected);
  });
  test('the close is the close', () => {
    expect(flaws('close', scene('QUIT'), receivedClose(0, 0))).toEqual([]);
    expect(flaws('ERROR', scene('QUIT'), receivedClose(0, 0))).toEqual(['wrong']);
  });
  test('replies with a question mark may be left out', () => {
    expect([isOptional('ERROR?'), isOptional('ERROR')]).toEqual([true, false]);
  });
});
