import type { Action } from '../session.ts';
import { tolerating, unanswered } from './relax.ts';
import type { Rule } from './rule.ts';

const isError = (reply: Action | number): boolean => {
  const numeric = Number(reply);
  return numeric === 263 || (numeric >= 400 && numeric < 600);
};

/** What stands in the place of a target and cannot be one: a server’s name, a token of 005, a sentence. */
function isNoTarget(word: string | undefined): boolean {
  return word === undefined || /[ .=]/.test(word);
}

/** Rules of every reply: to whom it goes, and what it looks like. The general ones come last. */
export const REPLY_RULES: readonly Rule[] = [
  {
    id: 'REPLY-01',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 2.4 (the target of a numeric)',
    sentence: 'A numeric to a registered client is addressed to the nick that it now has.',
    cause: 'The nick of the logon is kept apart and not renewed on a change.',
    relaxation: tolerating('target', ({ scene }) => scene.registered || scene.command === null),
  },
  {
    id: 'REPLY-02',
    grade: 'should',
    habit: true,
    clause: 'Modern IRC, numeric replies (the target should be the client’s nick; * before there is one)',
    sentence:
      'A numeric to a client that is not registered is addressed to * or to the nick that it has named.',
    cause: 'The refused nick, or nothing, stands where the target belongs.',
    relaxation: tolerating('target', ({ scene }) => !scene.registered),
  },
  {
    id: 'REPLY-10',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 2.4 and 6 (the target of a numeric), RFC 2812 2.4',
    sentence: 'A numeric names the client that it is for.',
    cause: 'The line is made without its target, so that all its parameters stand in the wrong place.',
    relaxation: {
      tolerates: (flaw, _emit, { message }) =>
        flaw === 'untargeted' || (flaw === 'target' && isNoTarget(message?.params[0])),
    },
  },
  {
    id: 'REPLY-03',
    grade: 'must',
    habit: true,
    clause: 'RFC 2812 2.4, Modern IRC, numeric replies (a source)',
    sentence: 'A numeric has the server as its source.',
    cause: 'The line is made without its prefix.',
    relaxation: tolerating('source'),
  },
  {
    id: 'REPLY-04',
    grade: 'must',
    habit: true,
    clause: 'RFC 1459 2.4, RFC 2812 2.4 (three digits)',
    sentence: 'A numeric has three digits.',
    cause: 'The number is printed without its leading zeros.',
    relaxation: tolerating('padding'),
  },
  {
    id: 'REPLY-05',
    grade: 'should',
    habit: true,
    clause: 'RFC 1459 6.1, RFC 2812 5.2 (the parameters of each numeric)',
    sentence: 'A numeric carries the parameters that its definition gives it.',
    cause: 'The nick or command that the numeric is about is left out or is another one.',
    relaxation: tolerating('parameters'),
  },
  {
    id: 'REPLY-06',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 6 (a reply goes to the client that caused it)',
    sentence: 'A reply goes to the connection whose command it answers.',
    cause: 'The recipient is looked up by nick, or a variable still holds another client.',
    relaxation: {
      misroutes: ({ world, connection }) =>
        world.sessions.flatMap((_, other) => (other === connection ? [] : [other])),
      // It is then addressed to the one who gets it.
      tolerates: (flaw) => flaw === 'target',
    },
  },
  {
    id: 'REPLY-07',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 6.1, RFC 2812 5.2, Modern IRC Numerics',
    sentence: 'An error is answered with a numeric that is defined for it.',
    cause: 'The numeric of another error is sent.',
    relaxation: {
      tolerates: (flaw, emit, received) =>
        flaw === 'wrong'
          ? isError(emit.reply) && isError(received.numeric)
          : isError(emit.reply) && flaw === 'parameters',
    },
  },
  {
    id: 'REPLY-08',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 6, RFC 2812 2.4',
    sentence: 'A command that calls for a reply gets one.',
    cause: 'The command is dropped on one way through its handler.',
    relaxation: unanswered(['']),
  },
  {
    id: 'REPLY-09',
    grade: 'must',
    general: true,
    clause: 'RFC 1459 6, RFC 2812 2.4',
    sentence: 'Nothing is sent that nothing has asked for.',
    cause: 'A reply is sent twice, or to a client that has nothing to do with it.',
    relaxation: { ignores: ({ line }) => line !== null },
  },
];
