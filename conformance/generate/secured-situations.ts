import type { SecuredSituation } from './aims.ts';
import { goodAuth, someAccount, withChallenge, withCredentials } from './auth-lines.ts';
import type { CourseOf, Elements } from './course.ts';
import type { Part } from './draft.ts';
import { line } from './script.ts';

/** The courses of connections that authenticate by AUTH (IRCX). */
export const SECURED: Readonly<Record<SecuredSituation, CourseOf>> = {
  asked: (all) => ({
    before: [line('MODE ISIRCX'), ...all.said, line(all.draft.dice.pick(['IRCX', 'ISIRCX']))],
    behind: [...goodAuth(all.draft), ...all.lacking],
  }),
  begun: (all) => {
    const [first, ...more] = challenged(all);
    return { before: [...all.said, ...first], behind: [...more, ...all.lacking] };
  },
  'failed by AUTH': (all) => ({
    before: [...all.said, ...wrong(all)],
    behind: [...goodAuth(all.draft), ...all.lacking],
  }),
  'aborted by AUTH': (all) => {
    const [first] = challenged(all);
    const name = first[0]?.kind === 'line' ? first[0].line.split(' ')[1] : 'ANON';
    return {
      before: [...all.said, ...first, line(`AUTH ${name ?? 'ANON'} *`)],
      behind: [...goodAuth(all.draft), ...all.lacking],
    };
  },
  authenticated: (all) => ({ before: [...all.said, ...goodAuth(all.draft)], behind: all.lacking }),
  'complete but begun': (all) => {
    const [first, ...more] = challenged(all);
    return { before: [...all.said, ...first, ...all.lacking], behind: more };
  },
  'logged on': (all) => ({
    before: [...goodAuth(all.draft), ...all.said, ...all.lacking],
    behind: goodAuth(all.draft),
  }),
};

/** The beginning of an authentication that challenges, and the rest of it. */
function challenged({ draft }: Elements): readonly [first: readonly Part[], ...more: readonly Part[]] {
  const { dice, options } = draft;
  const ways = withChallenge(options, `account${someAccount(dice, options)}`);
  const [first, ...more] = ways.length === 0 ? goodAuth(draft) : dice.pick(ways);
  return [first === undefined ? [] : [first], ...more];
}

function wrong({ draft: { dice, options } }: Elements): readonly Part[] {
  const who = `wrong${someAccount(dice, options)}`;
  const ways = [...withCredentials(options, who), ...withChallenge(options, who)];
  return ways.length === 0 ? [line('AUTH ANON S')] : dice.pick(ways);
}
