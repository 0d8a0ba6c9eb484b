import { FREE, TAKEN, END, type Course, type CourseOf, type Elements } from './course.ts';
import type { Aim, BareSituation, CapSituation, Situation } from './aims.ts';
import { listLine, plainRequest, unknownRequest } from './cap-lines.ts';
import type { Draft, Part } from './draft.ts';
import { LOGINS } from './login-situations.ts';
import { line } from './script.ts';
import { SECURED } from './secured-situations.ts';
import { userLine } from './user-lines.ts';

/** The course that leads into an aim's situation and out of it. */
export function courseOf(draft: Draft, { situation, nick, user }: Omit<Aim, 'input'>): Course {
  const introduction = line(userLine(draft.dice));
  const named: readonly Part[] = nick === 'none' ? [] : [nick === 'named' ? FREE : TAKEN];
  return COURSES[situation]({
    draft,
    user: introduction,
    said: user ? [...named, introduction] : named,
    lacking: [...(nick === 'named' ? [] : [FREE]), ...(user ? [] : [introduction])],
  });
}

const BARE: Readonly<Record<BareSituation, CourseOf>> = {
  new: ({ user }) => ({ before: [], behind: [FREE, user] }),
  named: ({ user }) => ({ before: [FREE], behind: [user] }),
  refused: ({ user }) => ({ before: [TAKEN], behind: [user, FREE] }),
  introduced: ({ user }) => ({ before: [user], behind: [FREE] }),
  waiting: ({ user }) => ({ before: [user, TAKEN], behind: [FREE] }),
  registered: ({ user }) => ({ before: [FREE, user], behind: [FREE] }),
  renamed: ({ user }) => ({ before: [user, FREE, FREE], behind: [FREE] }),
};

const NEGOTIATED: Readonly<Record<CapSituation, CourseOf>> = {
  listed: (all) => ({ before: [...all.said, list(all)], behind: [ask(all), ...rest(all)] }),
  requested: (all) => ({ before: [...all.said, ask(all)], behind: rest(all) }),
  denied: (all) => ({ before: [...all.said, line(unknownRequest(all.draft))], behind: rest(all) }),
  ended: (all) => ({ before: [...all.said, list(all), END], behind: all.lacking }),
  'suspended again': (all) => {
    const again = all.draft.dice.percent(50) ? list(all) : ask(all);
    return { before: [list(all), END, ...all.said, again], behind: rest(all) };
  },
  settled: (all) => ({
    before: [...all.said, list(all), ask(all), ...all.lacking, END],
    behind: [line('CAP LIST')],
  }),
};

const COURSES: Readonly<Record<Situation, CourseOf>> = { ...BARE, ...NEGOTIATED, ...LOGINS, ...SECURED };

function list({ draft }: Elements): Part {
  return line(listLine(draft));
}

function ask({ draft }: Elements): Part {
  return line(plainRequest(draft));
}

function rest({ lacking }: Elements): readonly Part[] {
  return [line('CAP LIST'), ...lacking, END];
}
