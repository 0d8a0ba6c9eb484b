import type { Reading } from '../reading.ts';
import type { Relaxation } from '../relaxation.ts';
import type { Action } from '../session.ts';
import { isMarked, mark } from './marks.ts';
import {
  BURSTS,
  isRegistered,
  regionsOf,
  takenFor,
  tolerating,
  together,
  refuses,
  way,
  welcomed,
  welcomes,
  withRegions,
} from './relax.ts';
import { asksForPassword } from './password.ts';
import type { World } from '../world.ts';
import type { Regions } from './relax.ts';
import type { Rule } from './rule.ts';

const COMPLETING = ['USER.', 'COMPLETE', 'PONG.cookie', 'PASS.'];

/** Whether a password is asked for, and was not given: to be welcomed all the same breaks another rule. */
function lacksPassword(world: World, { password }: Regions): boolean {
  return asksForPassword(world) && password !== 'right';
}

/** A connection that completes without its USER. One that lacks parameters is then still told so, and the next one taken. */
const withoutUser: Relaxation = {
  ways: ({ session, table, world, connection }, reading, lawful) => {
    const regions = regionsOf(table, session.configuration);
    const isEarly = isMarked(world, 'early', connection) && !isMarked(world, 'has USER', connection);
    if (reading.input === 'USER.missing' && isEarly) return [way(session.configuration, ['461'])];
    if (reading.input === 'USER.valid' && isEarly)
      return [way(session.configuration, [], mark('has USER', connection))];
    if (regions === null || regions.user === 'given' || !reading.input.startsWith('NICK.')) return [];
    if (lacksPassword(world, regions)) return [];
    return lawful
      .filter(({ actions }) => actions.includes('claim'))
      .flatMap((claiming) =>
        BURSTS.map((burst) => ({
          ...claiming,
          next: welcomed(table, session.configuration),
          actions: [...claiming.actions, 'own' as const, ...burst],
          mark: mark('early', connection),
        })),
      );
  },
};

/** A connection that completes with USER alone, under a nick of another's or of the server's making. */
const withoutNick: Relaxation = {
  ways: ({ session, table, world }, reading) => {
    const regions = regionsOf(table, session.configuration);
    if (regions === null || regions.nick !== 'unset' || !reading.input.startsWith('USER.')) return [];
    if (lacksPassword(world, regions)) return [];
    return BURSTS.map((burst) => way(welcomed(table, session.configuration), burst));
  },
  tolerates: (flaw, emit) =>
    (flaw === 'granted nick' || flaw === 'target') && welcomes(emit.reply) && emit.scene.after === null,
};

/** A refused NICK that takes USER with it. */
const userLost: Relaxation = {
  ways: ({ session, table }, _reading, lawful) => {
    const regions = regionsOf(table, session.configuration);
    return regions?.user !== 'given'
      ? []
      : lawful.filter(refuses).flatMap((refusal) => {
          const next = regionsOf(table, refusal.next);
          return next === null ? [] : [{ ...refusal, next: withRegions(table, next, { user: 'unset' }) }];
        });
  },
};

/** A second welcome, behind whatever else a registered client is told. */
const welcomedAgain: Relaxation = {
  ways: (step, _reading, lawful) =>
    isRegistered(step)
      ? lawful.flatMap((once) => BURSTS.map((burst) => ({ ...once, actions: [...once.actions, ...burst] })))
      : [],
};

/** A claim at completion that is not checked against the owner. */
const unchecked = (reading: Reading): Partial<Reading> | null =>
  reading.claim === 'owned' ? { claim: 'free' } : null;

/** Two claims of one nick, of which the second was granted though the first was not withdrawn. */
const uncheckedAtCompletion: Relaxation = takenFor(COMPLETING, unchecked);

/** A burst that lacks some of its lines. */
const shorterBurst: Relaxation = {
  ways: (_step, _reading, lawful) =>
    lawful
      .filter(({ actions }) => actions.includes('001'))
      .flatMap((full) => {
        const optional: readonly Action[] = ['002', '003', '004', '005', 'endOfMotd'];
        const present = optional.filter((action) => full.actions.includes(action));
        return Array.from({ length: (1 << present.length) - 1 }, (_, kept) => ({
          ...full,
          actions: full.actions.filter(
            (action) => !present.includes(action) || (kept & (1 << present.indexOf(action))) !== 0,
          ),
        }));
      }),
};

/** Rules of registration: when 001 comes, to whom, how often. */
export const REGISTRATION_RULES: readonly Rule[] = [
  {
    id: 'REG-02',
    grade: 'must',
    clause: 'RFC 1459 4.1.2 and 1.2, Modern IRC Connection Registration',
    sentence: 'When registration completes, the nick is checked and taken in one step.',
    cause: 'The nick is checked at NICK and not again at 001, and another client took it in between.',
    relaxation: uncheckedAtCompletion,
  },
  {
    id: 'REG-01',
    grade: 'must',
    clause: 'RFC 1459 4.1.2 and 4.1.3, RFC 2812 3.1, Modern IRC Connection Registration',
    sentence: 'A connection is welcomed only after it has itself sent both NICK and USER.',
    cause: 'USER is not waited for, or what an earlier connection in the same slot had sent is not cleared.',
    relaxation: together(withoutUser, withoutNick),
  },
  {
    id: 'REG-03',
    grade: 'must',
    clause: 'RFC 1459 4.1.2, Modern IRC NICK (433, and the command is ignored)',
    sentence: 'A refused NICK leaves USER as it was: one more NICK completes the registration.',
    cause: 'The refusal resets the connection, or the completion is tried only at USER.',
    relaxation: userLost,
  },
  {
    id: 'REG-04',
    grade: 'must',
    clause: 'RFC 2812 5.1 (001), Modern IRC Connection Registration',
    sentence: 'A connection is welcomed once.',
    cause: 'The check whether registration is complete runs after later commands too.',
    relaxation: welcomedAgain,
  },
  {
    id: 'REG-05',
    grade: 'must',
    clause: 'RFC 2812 5.1 (001), Modern IRC RPL_WELCOME (the first parameter is the nick)',
    sentence: '001 names the nick that the connection has named.',
    cause: 'The nick of another connection, or an earlier one, is used in the welcome.',
    relaxation: tolerating('granted nick'),
  },
  {
    id: 'REG-06',
    grade: 'must',
    clause: 'RFC 2812 3.1, Modern IRC Connection Registration',
    sentence: 'A connection that has sent all that is asked for is welcomed or refused within the deadline.',
    cause: 'The completion is tried at one of NICK and USER only, or waits for something that never comes.',
    relaxation: { lifts: 'registration', ...stuck() },
  },
  {
    id: 'REG-07',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 5.1 (001 to 004), Modern IRC Connection Registration (005, and 376 or 422)',
    sentence: 'The welcome burst holds 001 to 004 in order, at least one 005, and ends with 376 or 422.',
    cause: 'The burst stops short.',
    relaxation: shorterBurst,
    idleUnder: { welcome: ['rfc1459'] },
  },
];

/** A connection whose completion never comes: it goes on as one that still registers. */
function stuck(): Relaxation {
  return {
    ways: ({ session, table, connection, world }, reading, lawful) => {
      const regions = regionsOf(table, session.configuration);
      if (regions === null || !(reading.input.startsWith('USER.') || reading.input.startsWith('NICK.')))
        return [];
      const taken = lawful.filter(({ actions }) => actions.includes('001'));
      if (taken.length === 0 || isMarked(world, 'stuck', connection)) return [];
      const change = reading.input.startsWith('USER.') ? { user: 'given' } : { nick: 'provisional' };
      const next = withRegions(table, regions, { ...change, password: 'refused' });
      return [way(next, reading.input.startsWith('NICK.') ? ['claim'] : [], mark('stuck', connection))];
    },
  };
}
