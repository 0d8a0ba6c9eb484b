import { describe, expect, it } from 'vitest';
import { planAt, type PlanOptions } from '../../../conformance/generate/index.ts';
import { classify } from './classify.ts';
import { WITHOUT_CAP } from './without-cap.ts';

const PLANS = 20_000;

const NAMING = 'missing empty surplus malformed too_long free reserved owned'.split(' ');
const OWN = ['mine', 'respelled'];
const USER = 'missing surplus empty_realname malformed valid'.split(' ');
const PASS = 'missing empty right wrong'.split(' ');
const ANYWHERE =
  'PING.missing PING.empty PING.token PING.two PONG.missing PONG.token UNKNOWN NUMERIC ERROR QUIT'.split(' ');

/** Every input of the chart that a client can write, with the states in which it makes a difference. */
const WANTED = [
  ...['unset', 'refused'].flatMap((state) => NAMING.map((input) => `${state} NICK.${input}`)),
  ...['provisional', 'fresh', 'renamed'].flatMap((state) =>
    [...NAMING, ...OWN].map((input) => `${state} NICK.${input}`),
  ),
  ...['unset', 'given', 'registered'].flatMap((state) => USER.map((input) => `${state} USER.${input}`)),
  ...['none', 'right', 'wrong', 'registered'].flatMap((state) =>
    PASS.map((input) => `${state} PASS.${input}`),
  ),
  ...['registering', 'registered'].flatMap((state) => ANYWHERE.map((input) => `${state} ${input}`)),
  'registering KNOWN',
];

/** The inputs that a seed's plans lack, apart for plans of single steps and for those in which several act at once. */
function missing(options: PlanOptions): string[] {
  const found = { stepped: new Set<string>(), wide: new Set<string>() };
  for (let index = 0; index < PLANS; index += 1) {
    const plan = planAt(20, index, options);
    const kind = plan.rounds.some((round) => round.length > 1) ? 'wide' : 'stepped';
    for (const input of classify(plan, options)) found[kind].add(input);
  }
  return (['stepped', 'wide'] as const).flatMap((kind) =>
    WANTED.filter((input) => !found[kind].has(input)).map((input) => `${kind}: ${input}`),
  );
}

describe('the inputs of 20,000 plans', () => {
  it('hold everything that a client can send, in every state, where a password is asked for', () => {
    expect(missing({ nickLength: 15, password: true, casemapping: 'rfc1459', ...WITHOUT_CAP })).toEqual([]);
  });

  it('hold the same where nothing is known of the server', () => {
    const unreachable = ['too_long', 'PASS.right'];
    const lacking = missing({ nickLength: null, password: false, casemapping: null, ...WITHOUT_CAP });
    expect(lacking.filter((input) => !unreachable.some((end) => input.endsWith(end)))).toEqual([]);
  });
});
