import type { House } from '../house.ts';
import { FAILURE, type Mechanism } from './exchange.ts';
import { isPassword, type Secret } from './secret.ts';

/** PLAIN (RFC 4616): `[authzid] NUL authcid NUL passwd`, all in one response. Nobody may act as somebody else. */
export const plain: Mechanism = (house) => (response) => {
  const { faults } = house;
  const parts = response.split('\0');
  if (faults['plain-nul-counting'] && parts.length === 2) parts.unshift('');
  const [authorization, name, password, ...surplus] = parts;
  if (authorization === undefined || name === undefined || password === undefined) return FAILURE;
  if (surplus.length > 0 && !faults['plain-third-nul-ignored']) return FAILURE;
  if (name === '' || (authorization !== '' && authorization !== name)) return FAILURE;
  const account = house.accounts.find((each) => each.name === name);
  if (account === undefined || !isRight(house, account, password)) return FAILURE;
  return { kind: 'success', account: account.name };
};

function isRight({ faults }: House, account: Secret, password: string): boolean {
  if (password === '') return faults['empty-sasl-password-accepted'];
  if (faults['wrong-sasl-password-accepted']) return account.password.startsWith(password);
  return isPassword(account, password);
}
