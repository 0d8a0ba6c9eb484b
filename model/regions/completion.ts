import { and, not, or } from 'xstate';
import { titled } from '../chart/label.ts';
import {
  authenticates,
  claimIs,
  cookieIs,
  is,
  isAuthenticated,
  isPending,
  negotiates,
  nickIs,
  passwordIs,
  userIs,
} from './vocabulary.ts';

/** The registration predicate, short of the nick's and the password's verdict. */
const ready = titled(
  'all given',
  and([
    nickIs('provisional'),
    or([userIs('given'), and([isAuthenticated, is('auth_implies_user', 'yes')])]),
    not(passwordIs('refused')),
    not(negotiates),
    not(and([authenticates, is('sasl_at_completion', 'held')])),
    not(and([isPending, is('auth_at_completion', 'held')])),
  ]),
);
export const atOnce = titled(
  'due at once',
  and([
    ready,
    or([
      is('registration_completes', 'at_once'),
      and([cookieIs('answered'), is('registration_completes', 'after_pong')]),
    ]),
  ]),
);
export const later = titled('due later', and([ready, is('registration_completes', 'later')]));

export const nickBad = not(claimIs('free'));
export const passwordBad = titled(
  'password bad',
  or([passwordIs('wrong'), and([passwordIs('none'), is('server_password', 'required')])]),
);
export const nickJudged = titled('nick judged', or([not(passwordBad), is('password_before_nick', 'no')]));
export const passwordJudged = titled(
  'password judged',
  or([not(nickBad), is('password_before_nick', 'yes')]),
);

/** A completion that would be a welcome ends the exchange first. */
export const aborts = titled(
  'exchange in the way',
  and([authenticates, is('sasl_at_completion', 'aborted')]),
);
