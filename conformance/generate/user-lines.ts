import { PASSWORD_MARK } from '../plan.ts';
import type { Dice } from './dice.ts';

/** A USER that counts on every server. */
export function userLine(dice: Dice): string {
  return dice.weigh([
    [8, 'USER u 0 * :r'],
    [1, 'USER guest 8 x :Real Name'],
    [1, 'USER u 0 * r'],
  ]);
}

/** A USER that lacks something, has too much, or names what no user can be called. */
export function oddUserLine(dice: Dice): string {
  return dice.pick(['USER', 'USER u', 'USER u 0 *', 'USER u 0 * :', 'USER a@b 0 * :r', 'USER u 0 * r more']);
}

/** The PASS that counts on a server that asks for a password. */
export const PASS_RIGHT = `PASS ${PASSWORD_MARK}`;
const WRONG = 'PASS wrong';

/** The PASS commands of a logon on a server that asks for a password. */
export function passLines(dice: Dice): readonly string[] {
  return dice.weigh<readonly string[]>([
    [70, [PASS_RIGHT]],
    [5, [PASS_RIGHT, PASS_RIGHT]],
    [5, [WRONG, PASS_RIGHT]],
    [1, [WRONG, WRONG, PASS_RIGHT]],
    [1, [WRONG, 'PASS', PASS_RIGHT]],
    [1, [WRONG, 'PASS :', PASS_RIGHT]],
    [5, [PASS_RIGHT, WRONG]],
    [3, [WRONG]],
    [3, []],
    [2, ['PASS', PASS_RIGHT]],
    [2, ['PASS :', PASS_RIGHT]],
    [2, [PASS_RIGHT, 'PASS :']],
    [2, [PASS_RIGHT, 'PASS']],
    [1, ['PASS :']],
  ]);
}

export function oddPassLine(dice: Dice): string {
  return dice.pick([PASS_RIGHT, WRONG, 'PASS', 'PASS :']);
}
