import { ACCOUNTS } from '../../adapters/reference/accounts.ts';
import { at, either, inOrder, type Situation } from './situation.ts';

export const FREE = /^NICK .*<free/;
export const OWNED = /^NICK .*<owned/;
export const RESERVED = /^NICK .*<reserved/;
export const USER = /^USER \S+ \S+ \S+ :?\S/;
export const END = /^CAP END$/;
/** A request for one capability that is on offer. */
export const ONE = /^CAP REQ :?[a-z][a-z-]+$/;
export const LIST = /^CAP LIST$/;
export const PLAIN = /^AUTHENTICATE PLAIN$/;
export const RIGHT = /^AUTHENTICATE \{plain:account\d\}$/;
/** No base64. */
export const GARBLED = /^AUTHENTICATE (?:!+|%+|AAA\?|A)$/;
export const SCRAM = [
  at('negotiating sasl-on', /^AUTHENTICATE SCRAM-SHA-256$/),
  at('scram opened', /^AUTHENTICATE \{scram:account\d:first\}$/),
] as const;

/** A login that is told: the next thing that the connection says. */
export const LOGGED_IN = at('succeeded', /^/);

/** A line with one of these responses to PLAIN. */
export const response = (kinds: string): RegExp => new RegExp(`^AUTHENTICATE \\{plain:(?:${kinds})\\d?\\}$`);

/** The chunks of the account whose response has so many characters. */
export const chunked = (characters: number): readonly Situation[] => {
  const account = ACCOUNTS.findIndex(({ name }) => name === `long${characters}`) + 1;
  const count = Math.floor(characters / 400) + 1;
  const chunks = Array.from({ length: count }, (_, index) =>
    at('plain opened', new RegExp(`^AUTHENTICATE \\{plain:account${account}:${index + 1}\\}$`)),
  );
  return [inOrder(...chunks, LOGGED_IN)];
};

/** A response that fails, and the line behind it. */
export const failing = (kinds: string): readonly Situation[] => [
  inOrder(at('plain', response(kinds)), at('failed', /^/)),
];

export const loggedIn = inOrder(at('sasl-on', PLAIN), at('plain', RIGHT), LOGGED_IN);

/** A login in this phase, and one to another account when registered. */
export const inTwoAccounts = (phase: string): Situation =>
  either(
    ...ACCOUNTS.map((_, index) =>
      inOrder(
        at(`${phase} !logged-in plain`, new RegExp(`^AUTHENTICATE \\{plain:account${index + 1}\\}$`)),
        at('registered logged-in', PLAIN),
        at('registered logged-in plain', new RegExp(`^AUTHENTICATE \\{plain:account[^${index + 1}]\\}$`)),
      ),
    ),
  );

/** What one connection does with its nick, and another one that comes for it. */
export const inherited = (how: string): Situation =>
  inOrder(at('', new RegExp(`^NICK .*<free, left by ${how}`)));
