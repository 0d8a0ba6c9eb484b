import type { House } from '../house.ts';
import { numeric } from '../replies.ts';
import type { Session } from '../session.ts';

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
  numeric(house, session, code, [word], TEXTS[code]);
}

export function refusePlainly(house: House, session: Session, code: Exclude<IrcxCode, Named>): void {
  numeric(house, session, code, [], TEXTS[code]);
}
