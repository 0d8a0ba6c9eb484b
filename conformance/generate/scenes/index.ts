import { logIn } from './authenticate.ts';
import { collide, duel } from './collision.ts';
import { drop } from './drop.ts';
import { swapExchanges } from './exchange-swap.ts';
import { halt } from './halt.ts';
import { leave } from './leave.ts';
import { logOn } from './logon.ts';
import { mischief } from './mischief.ts';
import { race } from './race.ts';
import { rename } from './rename.ts';
import type { Scene } from './scene.ts';
import { secure } from './secure.ts';
import { swapChallenges } from './challenge-swap.ts';
import { askAround } from './negotiate.ts';
import { operate } from './operate.ts';
import { nameNobody } from './shared.ts';
import { succeed } from './succession.ts';

/** What may happen, each as often as its weight says. */
export const SCENES: readonly (readonly [weight: number, scene: Scene])[] = [
  [30, logOn],
  [14, collide],
  [5, duel],
  [11, rename],
  [13, succeed],
  [4, leave],
  [6, drop],
  [4, halt],
  [22, race],
  [17, mischief],
  [20, nameNobody],
  [9, askAround],
  [12, logIn],
  [8, swapExchanges],
  [12, secure],
  [6, swapChallenges],
];

/** The same, where there is an operator besides. */
export const SCENES_WITH_OPERATORS: typeof SCENES = [...SCENES, [120, operate]];
