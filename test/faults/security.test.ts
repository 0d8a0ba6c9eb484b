import { describe } from 'vitest';
import { referenceIrcxSasl } from '../../adapters/index.ts';
import { SECURITY_FAULTS } from '../fault-expectations.ts';
import { eachIsFound } from './found.ts';

describe('every fault of AUTH and IRCX is found by the rule that it was seeded against', () => {
  eachIsFound(SECURITY_FAULTS);
});

const BY_EITHER: ReadonlySet<string> = new Set([
  'auth-wrong-accepted',
  'auth-unanswered-after-nick',
  'auth-dropped-by-refused-nick',
  'auth-login-leaks-to-next-connection',
  'auth-abort-keeps-exchange',
  'auth-names-another',
]);

describe('those of them that SASL has numerics for are found where they answer AUTH', () => {
  eachIsFound(
    SECURITY_FAULTS.filter(({ fault }) => BY_EITHER.has(fault)).map((expected) => ({
      ...expected,
      adapter: referenceIrcxSasl,
    })),
  );
});
