import type { House } from '../house.ts';
import { numeric, refuse } from '../replies.ts';
import type { Session } from '../session.ts';
import type { Package } from './package.ts';

/** The error replies of IRCX (its section 9.2). SASL has other meanings for most of the numbers. */
const TEXTS = {
  '900': 'Bad command',
  '901': 'Too many arguments',
  '907': 'No more resources',
  '908': 'Not permitted at this time',
  '909': 'Already authenticated',
  '910': 'Authentication failed',
  '911': 'Authentication suspended for this address',
  '912': 'Unsupported authentication package',
} as const;

type IrcxCode = keyof typeof TEXTS;

/** Those that name what they are about: a command or a package. */
type Named = '900' | '901' | '909' | '910' | '911' | '912';

export function refuseAbout(house: House, session: Session, code: Named, word: string): void {
  if (speaksSasl(house)) refuseBySasl(house, session, code);
  else numeric(house, session, code, [word], TEXTS[code]);
}

export function refusePlainly(house: House, session: Session, code: Exclude<IrcxCode, Named>): void {
  if (speaksSasl(house)) refuseBySasl(house, session, code);
  else numeric(house, session, code, [], TEXTS[code]);
}

/** The client has aborted, which SASL tells apart from a failure. */
export function tellAborted(house: House, session: Session, { name }: Package): void {
  if (speaksSasl(house)) refuse(house, session, '906');
  else refuseAbout(house, session, '910', name);
}

/** Whether AUTH is answered as AUTHENTICATE is. */
export function speaksSasl({ choices }: House): boolean {
  return choices.auth_numerics === 'sasl';
}

/** SASL has one numeric for all that fails, and one for a client that has succeeded before. */
function refuseBySasl(house: House, session: Session, code: IrcxCode): void {
  refuse(house, session, code === '909' ? '907' : '904');
}
