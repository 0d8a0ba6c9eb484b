import type { Dialect } from '../../../model/dialect.ts';
import { DEFAULTS, WITH_IRCX, type Breach } from './breaches.ts';

/** A server that answers AUTH by the numerics of SASL, and has the default of every other choice. */
export const BY_SASL: Dialect = { ...DEFAULTS, ircx: ['present'], auth_numerics: ['sasl'] };

/** The same exchange with such a server. */
export function bySasl(script: string): string {
  return script
    .replaceAll(/^(\w)< :srv AUTH \w+ \* (\w+)@srv 0$/gm, '$1< :srv 900 * *!*@h $2 :x\n$1< :srv 903 * :x')
    .replaceAll(/^((\w)> AUTH \w+ \*\n\2< :srv) 910 .*$/gm, '$1 906 * :x')
    .replaceAll(/^(\w< :srv) 909 (\S+) .*$/gm, '$1 907 $2 :x')
    .replaceAll(/^(\w< :srv) (?:900 \* AUTH|910 \* \w+|912 \* \w+) .*$/gm, '$1 904 * :x');
}

const opened = 'A> AUTH NTLM I :{ntlm:negotiate}\nA< :srv AUTH NTLM S :{ntlm:challenge}\n';

/** Where the numerics of SASL tell less the same breach is none, and to a registered client they have a target. */
const OTHERS: Readonly<Record<string, string>> = {
  'AUTH-03': 'A> AUTH KERBEROS I\nA< :srv AUTH KERBEROS S :x\n',
  'AUTH-14': 'A> NICK dan\nA> USER u 0 * :r\nA< WELCOME dan\nA> AUTH ANON I\nA< :srv 903 dan :x\n',
  'AUTH-17': `${opened}B> AUTH NTLM S :x\nB< :srv 904 * :x\nA> AUTH NTLM S :{ntlm:account1:response}\nA< :srv 904 * :x\n`,
};

/** What keeps and what breaks each rule of AUTH there. */
export const BREACHES_BY_SASL: Readonly<Record<string, Pick<Breach, 'lawful' | 'broken'>>> =
  Object.fromEntries(
    Object.entries(WITH_IRCX).map(([id, { lawful, broken }]) => [
      id,
      { lawful: bySasl(lawful), broken: OTHERS[id] ?? bySasl(broken) },
    ]),
  );
