import { describe, expect, test } from 'vitest';
import { isNoise, type Phase } from '../../model/noise.ts';
import { receivedClose, receivedLine } from '../../model/received.ts';

const DAN = { nick: 'dan', hears302: false, enabled: '' };

const noisy = (line: string, phase: Phase, inChannel = false): boolean =>
  isNoise(receivedLine(line, 0, 0), phase, DAN, inChannel);

describe('what may come unasked', () => {
  test.each<[string, Phase]>([
    [':s NOTICE AUTH :x', 'registering'],
    [':s 020 * :x', 'registering'],
    [':s 251 dan :x', 'registered'],
    [':s 422 dan :x', 'registered'],
    ['PING :x', 'registered'],
    [':dan MODE dan :+i', 'registered'],
    [':dan!u@h JOIN #x', 'registered'],
  ])('%s while %s', (line, phase) => {
    expect(noisy(line, phase)).toBe(true);
  });
  test.each<[string, Phase]>([
    ['PING :x', 'registering'],
    [':s 001 dan :x', 'registering'],
    [':s 001 dan :x', 'registered'],
    [':s 433 * dan :x', 'registering'],
    [':s 433 dan dan :x', 'registered'],
    [':s 263 dan NICK :x', 'registered'],
    [':dan!u@h NICK :eva', 'registering'],
    [':dan!u@h NICK :eva', 'registered'],
    [':s KILL dan :x', 'registering'],
    ['ERROR :x', 'registered'],
    [':s PONG s t', 'registered'],
    [':s NOTICE dan :x', 'closing'],
  ])('never %s while %s', (line, phase) => {
    expect(noisy(line, phase)).toBe(false);
  });
  test('the doings of others, in a channel only', () => {
    expect(noisy(':eva!u@h QUIT :x', 'registered', true)).toBe(true);
    expect(noisy(':eva!u@h QUIT :x', 'registered', false)).toBe(false);
  });
  test('never the close', () => {
    expect(isNoise(receivedClose(0, 0), 'registered', DAN, true)).toBe(false);
  });
});
