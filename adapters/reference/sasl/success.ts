import { afterLogin } from '../deadly.ts';
import type { House } from '../house.ts';
import { freeNick } from '../leaving.ts';
import { advance } from '../registration.ts';
import { claim } from '../registry.ts';
import { numeric } from '../replies.ts';
import { sourceOf, type Session } from '../session.ts';

/** Books the account on the connection, and tells both of it and of the end of the exchange. */
export function succeed(house: House, session: Session, account: string): void {
  const { faults, upsets } = house;
  const client = faults['login-of-another'] ? (upsets.beginner ?? session) : session;
  client.sasl.account = account;
  client.sasl.spurned = false;
  tellSuccess(house, client, account);
  afterLogin(house, client);
  if (client.phase !== 'unregistered') return;
  if (faults['sasl-claims-nick']) takeName(house, client, account);
  if (faults['sasl-logs-on']) logOn(house, client, account);
}

/** 900 and 903. Without an account there is nothing for 900 to tell. */
export function tellSuccess(house: House, session: Session, account: string | null): void {
  const { choices, faults } = house;
  const shown = faults['900-names-nick'] ? (session.nick ?? '*') : account;
  for (const code of choices.sasl_order.split('_')) {
    if (faults[code === '900' ? '900-missing' : '903-missing']) continue;
    if (code === '903') numeric(house, session, code, [], 'SASL authentication successful');
    else if (account !== null && shown !== null)
      numeric(house, session, code, [sourceOf(session), shown], `You are now logged in as ${account}`);
  }
}

/** Only a fault gives a nick to who has logged in. */
function takeName(house: House, session: Session, account: string): void {
  freeNick(house, session);
  session.nick = account;
  claim(house.registry, account, session);
}

/** Only a fault registers who has logged in. */
function logOn(house: House, session: Session, account: string): void {
  session.cap.open = false;
  session.user ??= { name: account, realname: account };
  advance(house, session);
}
