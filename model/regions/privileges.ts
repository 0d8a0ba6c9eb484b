import { is } from './vocabulary.ts';

/** What somebody is told who has the name or the password wrong. */
const refused = (what: 'name' | 'password') =>
  [{ guard: is(`oper_refused@${what}`, '464'), actions: '464' }, { actions: '491' }] as const;
const YOUREOPER = { guard: is('oper_again', '381'), actions: '381' } as const;
const NOT_FOR_YOU = { actions: '481' } as const;

/**
 * What a registered client may do (RFC 1459 4.1.5 and 4.6.1): only an operator puts others out. It ends with the connection, and has
 * nothing to do with the nick.
 */
export const privileges = {
  initial: 'user',
  on: { 'OPER.missing': { actions: '461' } },
  states: {
    user: {
      on: {
        'OPER.right': { target: 'operator', actions: '381' },
        'OPER.wrong': refused('password'),
        'OPER.stranger': refused('name'),
        'KILL.missing': [{ guard: is('kill_missing', '461'), actions: '461' }, NOT_FOR_YOU],
        'KILL.unknown': NOT_FOR_YOU,
        'KILL.mine': NOT_FOR_YOU,
        'KILL.reserved': NOT_FOR_YOU,
        'KILL.owned': NOT_FOR_YOU,
      },
    },
    operator: {
      description: 'OPER was granted: a KILL is carried out.',
      on: {
        'OPER.right': { actions: '381' },
        'OPER.wrong': [YOUREOPER, ...refused('password')],
        'OPER.stranger': [YOUREOPER, ...refused('name')],
        'KILL.missing': { actions: '461' },
        'KILL.unknown': { actions: '401' },
        'KILL.mine': { target: '#killed', actions: ['KILL?', 'ERROR?', 'close'] },
        'KILL.reserved': [
          { guard: is('kill_unregistered', 'killed'), actions: 'kill holder' },
          { guard: is('kill_unregistered', '481'), actions: '481' },
          { actions: '401' },
        ],
        'KILL.owned': { actions: 'kill holder' },
      },
    },
  },
} as const;
