import type { Operator } from '../../adapters/server.ts';
import { parseCredentials } from './credentials.ts';
import { UsageError } from './errors.ts';
import type { Host } from './host.ts';

const FORM = ['write it as NAME:PASSWORD: --oper root:secret'];
const VARIABLE = 'NICK_COLLIDER_OPER';

/** The operator of `--oper`, or else of the environment; null for none. @throws UsageError, which tells no password */
export function readOperator(given: string | undefined, env: Host['env']): Operator | null {
  const text = given ?? env[VARIABLE] ?? '';
  if (given === undefined && text === '') return null;
  const option = given === undefined ? VARIABLE : '--oper';
  const operator = parseCredentials(option, text, FORM);
  if (!isWord(operator.name)) throw new UsageError(`${option}: the name is no word that OPER takes`, WORDS);
  if (!isWord(operator.password))
    throw new UsageError(`${option} ${operator.name}: the password is no word that OPER takes`, WORDS);
  return operator;
}

const WORDS = ['OPER takes two words: neither may hold a space, nor begin with a colon'];

/** Whether a text can be a parameter in the midst of a line (RFC 1459 2.3.1). */
function isWord(text: string): boolean {
  return /^[^:\s\0][^\s\0]*$/.test(text);
}
