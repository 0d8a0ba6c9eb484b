import { exchanges, type ExchangeOf } from './exchange.ts';
import type { IsClosing, IsKilled } from './holding.ts';
import { killed, phases } from './phase.ts';
import { introductions, securities, type IntroducedOf, type SecurityOf } from './security.ts';
import type { Table } from './table.ts';

/** What is asked of configurations to classify a command. */
export interface Standings {
  readonly isClosing: IsClosing;
  readonly isKilled: IsKilled;
  readonly exchangeOf: ExchangeOf;
  readonly securityOf: SecurityOf;
  readonly introducedOf: IntroducedOf;
}

/** That of the configurations of a table. */
export function standingsOf(table: Table): Standings {
  const phaseOf = phases(table);
  const putOut = killed(table);
  return {
    isClosing: ({ configuration }) => phaseOf(configuration) === 'closing',
    isKilled: ({ configuration }) => configuration === putOut,
    exchangeOf: exchanges(table),
    securityOf: securities(table),
    introducedOf: introductions(table),
  };
}
