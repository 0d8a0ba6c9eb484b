import { isPassword } from '../sasl/secret.ts';
import { FAILURE, type Package } from './package.ts';
import { accountOf, counted, proves } from './token.ts';

/** A name and a password, each behind its length, in one token; there is nothing to go on with. */
export const basic: Package = {
  name: 'BASIC',
  begin: (house, _, token) => {
    const name = counted(token ?? '');
    const password = counted(name?.rest ?? '');
    if (name === null || password === null || password.rest !== '') return FAILURE;
    const account = accountOf(house, name.text);
    if (account === undefined || !proves(house, account, password.text, isPassword)) return FAILURE;
    return { kind: 'success', identity: account.name };
  },
  respond: () => FAILURE,
};
