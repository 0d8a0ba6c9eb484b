import { isPassword } from './secret.ts';
import { FAILURE, type Mechanism } from './exchange.ts';

/** PLAIN (RFC 4616): `[authzid] NUL authcid NUL passwd`, all in one response. Nobody may act as somebody else. */
export const plain: Mechanism = (house) => (response) => {
  const [authorization, name, password, ...surplus] = response.split('\0');
  if (authorization === undefined || name === undefined || password === undefined || surplus.length > 0)
    return FAILURE;
  if (name === '' || password === '' || (authorization !== '' && authorization !== name)) return FAILURE;
  const account = house.accounts.find((each) => each.name === name);
  if (account === undefined || !isPassword(account, password)) return FAILURE;
  return { kind: 'success', account: account.name };
};
