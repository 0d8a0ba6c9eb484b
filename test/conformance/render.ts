import type { Dice } from '../../conformance/generate/dice.ts';
import type { Emit } from '../../model/reply.ts';

/** A line that a server may send as this reply; null for the close. */
export function lineOf({ reply, scene }: Emit, chance: Pick<Dice, 'percent'>): string | null {
  const { command, before, after, registered, asked, holder } = scene;
  const [first = '', second = ''] = command?.params ?? [];
  switch (reply) {
    case 'close':
    case 'close?':
      return null;
    case 'ERROR':
    case 'ERROR?':
      return 'ERROR :Closing Link';
    case 'KILL?':
      return `:s KILL ${before ?? '*'} :collision`;
    case 'PING':
      return 'PING :cookie';
    case 'PONG':
      return `:s PONG s :${first}`;
    case 'PONG for another':
      return `:s PONG ${second} :${first}`;
    case 'echo NICK':
      return `:${before}!u@h NICK ${after}`;
    case 'echo kept NICK':
      return `:${before}!u@h NICK ${before}`;
    case 'QUIT?':
      return `:${before}!u@h QUIT :bye`;
    case 'NICK?':
      return `:${before}!u@h NICK unknown`;
    default: {
      const numeric = NUMERICS[reply] ?? reply;
      const welcomes = Number(numeric) <= 5 || numeric === '376';
      const nick = (welcomes ? after : before) ?? '*';
      const target = !registered && !welcomes && chance.percent(20) ? '*' : nick;
      return `:s ${numeric} ${target} ${subjectOf(numeric, asked ?? holder ?? first, command?.verb ?? '')}:text`;
    }
  }
}

const NUMERICS: Readonly<Record<string, string>> = {
  endOfMotd: '376',
  'tell overruled': '433',
  '468?': '468',
};

function subjectOf(numeric: string, nick: string, verb: string): string {
  if (numeric === '421' || numeric === '461') return `${verb} `;
  return ['432', '433', '436', '438', '263', '402'].includes(numeric) ? `${nick === '' ? '*' : nick} ` : '';
}
