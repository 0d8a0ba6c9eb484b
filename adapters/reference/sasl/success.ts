import type { House } from '../house.ts';
import { numeric } from '../replies.ts';
import { sourceOf, type Session } from '../session.ts';

/** Books the account on the connection, and tells both of it and of the end of the exchange. */
export function succeed(house: House, session: Session, account: string): void {
  session.sasl.account = account;
  for (const code of house.choices.sasl_order.split('_')) {
    if (code === '900')
      numeric(house, session, code, [sourceOf(session), account], `You are now logged in as ${account}`);
    else numeric(house, session, code, [], 'SASL authentication successful');
  }
}
