import { describe, expect, test } from 'vitest';
import { receivedClose, receivedLine } from '../../model/received.ts';
import { flaws, isOptional, type Scene } from '../../model/reply.ts';
import type { Action } from '../../model/session.ts';
import { scene } from './scene.ts';

const registered = (command: string, change: Partial<Scene> = {}): Scene =>
  scene(command, { registered: true, ...change });

/** A reply, what it answers, and a line with all that is wrong with it. */
const CASES: readonly (readonly [reply: Action, scene: Scene, line: string, flaws: readonly string[]])[] = [
  ['461', registered('USER'), ':s 461 dan USER :x', []],
  ['461', registered('USER'), ':s 461 dan user :x', []],
  ['461', registered('USER'), ':s 461 dan :x', ['parameters']],
  ['461', registered('USER'), ':s 462 dan USER :x', ['wrong']],
  ['421', registered('F\u00fcR'), ':s 421 dan * :x', []],
  ['431', registered('NICK'), ':s 431 eva :x', ['target']],
  ['431', scene('NICK'), ':s 431 * :x', []],
  ['431', scene('NICK'), '431 * :x', ['source']],
  ['001', scene('USER'), ':s 1 dan :x', ['padding']],
  ['001', scene('USER'), ':s 001 eva :x', ['granted nick']],
  ['endOfMotd', scene('USER'), ':s 422 dan :x', []],
  ['433', registered('NICK eva', { asked: 'eva', holder: 'EVA' }), ':s 433 dan EVA :x', []],
  ['433', registered('NICK evaevaeva', { asked: 'evaeva' }), ':s 433 dan evaevaeva :x', []],
  ['433', registered('NICK eva', { asked: 'eva' }), ':s 433 dan max :x', ['parameters']],
  ['432', registered('NICK #a'), ':s 432 dan #a :x y', []],
  ['432', registered('NICK #a'), ':s 432 dan :x y', ['parameters']],
  ['432', registered('NICK :'), ':s 432 dan  :x y', []],
  ['402', registered('PING a b'), ':s 402 dan b :x', []],
  ['PONG', registered('PING t'), ':s PONG s :t', []],
  ['PONG', registered('PING t'), ':s PONG t', ['token']],
  ['PONG', registered('PING :'), ':s PONG s :', []],
  ['PONG', registered('PING :'), ':s PONG s t', ['token']],
  ['PONG', registered('PING t\r'), ':s PONG s :t', []],
  ['PONG', registered('PING t\r'), ':s PONG s :u', ['token']],
  ['PONG', registered('PING t\nPING u'), ':s PONG s :t', []],
  ['PONG', registered('PING a\rb'), ':s PONG s :a', ['token']],
  ['PONG', registered('PING :'), ':s PONG s', []],
  ['PONG for another', registered('PING a b'), ':s PONG b :a', []],
  ['PONG for another', registered('PING a b'), ':s PONG s :a', ['token']],
  ['echo NICK', registered('NICK eva', { after: 'eva' }), ':dan!u@h NICK eva', []],
  ['echo NICK', registered('NICK eva', { after: 'eva' }), ':eva!u@h NICK eva', ['echo source']],
  ['echo NICK', registered('NICK eva', { after: 'eva' }), ':dan!u@h NICK max', ['wrong']],
  ['echo kept NICK', registered('NICK eva', { after: 'eva' }), ':dan NICK dan', []],
  ['NICK?', scene(''), ':dan!u@h NICK :0AAAAAAAB', []],
  ['NICK?', scene(''), ':eva!u@h NICK :0AAAAAAAB', ['wrong']],
  ['tell overruled', scene(''), ':s 433 dan dan :Nickname overruled.', []],
  ['KILL?', scene(''), ':s KILL dan :x', []],
  ['468?', registered('USER u@h 0 * :r'), ':s 468 dan :x', []],
  ['ERROR', registered('QUIT'), 'ERROR :bye', []],
  ['ERROR', registered('QUIT'), ':s ERROR :bye', []],
  ['ERROR?', registered('QUIT'), ':s NOTICE dan :x', ['wrong']],
  ['PING', registered('NICK dan'), 'PING :x', []],
  ['close', registered('QUIT'), 'ERROR :bye', ['wrong']],
];

describe('how a line falls short of a reply', () => {
  test.each(CASES)('%s', (reply, asked, line, expected) => {
    expect(flaws(reply, asked, receivedLine(line, 0, 0)), line).toEqual(expected);
  });
  test('the close is the close', () => {
    expect(flaws('close', registered('QUIT'), receivedClose(0, 0))).toEqual([]);
    expect(flaws('ERROR', registered('QUIT'), receivedClose(0, 0))).toEqual(['wrong']);
  });
  test('replies with a question mark may be left out', () => {
    expect([isOptional('ERROR?'), isOptional('ERROR')]).toEqual([true, false]);
  });
});
