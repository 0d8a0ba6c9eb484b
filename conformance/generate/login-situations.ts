import type { LoginSituation } from './aims.ts';
import { saslRequest } from './cap-lines.ts';
import { END, type CourseOf, type Elements } from './course.ts';
import type { Part } from './draft.ts';
import { CHUNK } from '../../model/command.ts';
import { goodAccount, longAccount, plainResponse, shortAccount } from './responses.ts';
import { line } from './script.ts';

const PLAIN = says('PLAIN');

/** The courses of connections that log in to an account. */
export const LOGINS: Readonly<Record<LoginSituation, CourseOf>> = {
  enabled: (all) => ({ before: asked(all), behind: [PLAIN, ...response(all), ...rest(all)] }),
  opened: (all) => ({ before: [...asked(all), PLAIN], behind: [...response(all), ...rest(all)] }),
  chunked: (all) => {
    const [first = PLAIN, ...others] = chunks(all);
    return { before: [...asked(all), PLAIN, first], behind: [...others, ...rest(all)] };
  },
  failed: (all) => {
    const wrong = says(`{plain:wrong${shortAccount(all.draft.dice, all.draft.options)}}`);
    return { before: [...asked(all), PLAIN, wrong], behind: [PLAIN, ...response(all), ...rest(all)] };
  },
  aborted: (all) => ({
    before: [...asked(all), PLAIN, says('*')],
    behind: [PLAIN, ...response(all), ...rest(all)],
  }),
  'logged in': (all) => {
    const again = all.draft.dice.percent(40) ? [PLAIN, ...response(all)] : [];
    return { before: [...asked(all), PLAIN, ...response(all)], behind: [...again, ...rest(all)] };
  },
  'ended open': (all) => ({
    before: [...asked(all), PLAIN, END],
    behind: all.draft.dice.percent(50)
      ? [...response(all), ...all.lacking]
      : [...all.lacking, ...response(all)],
  }),
  'opened late': (all) => ({ before: [...asked(all), ...rest(all), PLAIN], behind: response(all) }),
  welcomed: (all) => ({
    before: [...asked(all), PLAIN, ...response(all), ...rest(all)],
    behind: [PLAIN, ...response(all)],
  }),
  challenged: (all) => throughScram(all, 2),
  proven: (all) => throughScram(all, 3),
};

/** SCRAM with so many of its steps before the situation. */
function throughScram(all: Elements, count: number): ReturnType<CourseOf> {
  const who = `account${shortAccount(all.draft.dice, all.draft.options)}`;
  const steps = [
    says('SCRAM-SHA-256'),
    says(`{scram:${who}:first}`),
    says(`{scram:${who}:final}`, true),
    says('+', true),
  ];
  return { before: [...asked(all), ...steps.slice(0, count)], behind: [...steps.slice(count), ...rest(all)] };
}

function asked({ draft, said }: Elements): readonly Part[] {
  return [...said, line(saslRequest(draft))];
}

function rest({ lacking }: Elements): readonly Part[] {
  return [...lacking, END];
}

/** What proves an account to PLAIN, in one line or in several. */
function response({ draft: { dice, options } }: Elements): readonly Part[] {
  return plainResponse({ kind: 'account', account: goodAccount(dice, options) }, options).map((part) =>
    says(part),
  );
}

/** A response that takes several lines; where no account has one, some bytes that prove nothing. */
function chunks({ draft: { dice, options } }: Elements): readonly Part[] {
  const account = longAccount(dice, options);
  const said =
    account === null ? ['A'.repeat(CHUNK), '+'] : plainResponse({ kind: 'account', account }, options);
  return said.map((part) => says(part));
}

function says(said: string, waits = false): Part {
  return { kind: 'line', line: `AUTHENTICATE ${said}`, ...(waits ? { waits } : {}) };
}
