import { UsageError } from './errors.ts';

/** A name and a password. The name ends at the first colon: a password may hold some. @throws UsageError, which tells no password */
export function parseCredentials(
  option: string,
  text: string,
  form: readonly string[],
): { readonly name: string; readonly password: string } {
  const colon = text.indexOf(':');
  if (colon < 0) throw new UsageError(`${option}: no colon between name and password`, form);
  const name = text.slice(0, colon);
  const password = text.slice(colon + 1);
  if (name === '') throw new UsageError(`${option}: no name in front of the colon`, form);
  if (password === '') throw new UsageError(`${option} ${name}: no password behind the colon`, form);
  return { name, password };
}
