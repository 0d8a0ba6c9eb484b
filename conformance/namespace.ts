import { namespaceLength, type Manner } from './manner.ts';

/**
 * A source of nick prefixes, each given once: a letter and some letters or digits. A nick of one plan is then never one of
 * another’s, also where a server cuts nicks at nine characters.
 */
export function startNamespaces(manner: Manner = 'plain'): () => string {
  const alphabet = manner === 'letters' ? LETTERS : DIGITS_AND_LETTERS;
  const length = namespaceLength(manner) - 1;
  const span = alphabet.length ** length;
  let given = 0;
  return () => {
    const letter = FIRST.charAt(Math.floor(given / span) % FIRST.length);
    let rest = '';
    for (let left = given % span; rest.length < length; left = Math.floor(left / alphabet.length))
      rest = alphabet.charAt(left % alphabet.length) + rest;
    given += 1;
    return letter + rest;
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS_AND_LETTERS = `0123456789${LETTERS}`;
/** `z` is left to first contacts. */
const FIRST = LETTERS.slice(0, -1);
