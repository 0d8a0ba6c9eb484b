import { open } from '../act.ts';
import { someAccount } from '../auth-lines.ts';
import { inPhase } from '../cast.ts';
import { packagesOfKind } from '../client.ts';
import type { Part } from '../draft.ts';
import { line, takeTurns } from '../script.ts';
import type { Scene } from './scene.ts';

/** Two connections authenticate by AUTH (IRCX) beside each other, and each may answer the other's challenge. */
export const swapChallenges: Scene = (draft) => {
  const { dice, logons, options } = draft;
  if (logons !== 'secured') return false;
  const able = inPhase(draft, ['unopened', 'registering']).filter(({ security }) => security === 'anonymous');
  const [one, other] = dice.shuffle(able);
  const [name] = dice.shuffle(packagesOfKind(options, 'challenge'));
  if (one === undefined || other === undefined || name === undefined) return false;
  for (const client of [one, other]) open(draft, client);
  const swapped = dice.percent(60);
  const scripts = [other, one].map(({ connection }): Part[] => {
    const of = swapped ? `:${connection}` : '';
    return [
      line(`AUTH ${name} I :{ntlm:negotiate}`),
      {
        kind: 'line',
        line: `AUTH ${name} S :{ntlm:account${someAccount(dice, options)}:response${of}}`,
        waits: true,
      },
    ];
  });
  takeTurns(draft, [one, other], scripts);
  return true;
};
