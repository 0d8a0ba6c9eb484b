import { expect, it } from 'vitest';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { wholeLines, type Plan } from '../../../conformance/plan.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const OPTIONS: PlanOptions = { nickLength: null, password: true, casemapping: null, ...WITHOUT_CAP };

/** The commands of a logon that each connection sends, in order; PASS with what is in it. */
function logons(plan: Plan): readonly string[] {
  const said = new Map<number, string>();
  for (const { step, lines } of wholeLines(plan))
    for (const line of lines) {
      const [, verb = '', rest = ''] = /^(PASS|NICK|USER) *(.*)/i.exec(line) ?? [];
      const word = verb.toUpperCase() === 'PASS' ? passWord(rest) : rest === '' ? '' : verb.toUpperCase();
      if (word !== '') said.set(step.connection, `${said.get(step.connection) ?? ''} ${word}`);
    }
  return [...said.values()];
}

function passWord(rest: string): string {
  if (rest === '' || rest === ':') return 'empty';
  return rest.includes('{password}') ? 'right' : 'wrong';
}

const LOGONS = Array.from({ length: 600 }, (_, index) => logons(planAt(5, index, OPTIONS))).flat();

it.each([
  ['right, before NICK and USER', /^ right NICK USER/],
  ['right, before USER and NICK', /^ right USER NICK/],
  ['wrong, and nothing else', /^(?!.*right).* wrong/],
  ['empty, or not there', / empty/],
  ['behind NICK', /^ NICK.* right/],
  ['behind USER', /^ USER.* right/],
  ['right, twice', / right.* right/],
  ['right behind a wrong one', / wrong.* right/],
  ['wrong behind a right one', / right.* wrong/],
  ['not at all', /^(?!.*(?:right|wrong|empty)).*NICK.*USER/],
] as const)(
  'on a server with a password it is sent %s, by one connection in a hundred at least',
  (_how, pattern) => {
    expect(LOGONS.filter((each) => pattern.test(each)).length / LOGONS.length).toBeGreaterThan(0.01);
  },
);
