import { basic } from './basic.ts';
import { ntlm } from './ntlm.ts';
import { FAILURE, type Package } from './package.ts';

/** Whoever wants no account: nothing is asked, and nothing said is looked at. */
export const anon: Package = {
  name: 'ANON',
  begin: () => ({ kind: 'success', identity: 'anonymous' }),
  respond: () => FAILURE,
};

const PACKAGES: readonly Package[] = [ntlm, basic, anon];

export const PACKAGE_LIST = PACKAGES.map(({ name }) => name).join(',');

/** The package of a name, which clients may write in small letters. */
export function packageOf(typed: string): Package | undefined {
  return PACKAGES.find(({ name }) => name === typed.toUpperCase());
}
