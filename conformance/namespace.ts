/**
 * A source of nick prefixes, each given once: a letter and four letters or digits. A nick of one plan is then never one of
 * another’s, also where a server cuts nicks at nine characters.
 */
export function startNamespaces(): () => string {
  let given = 0;
  return () => {
    const letter = String.fromCharCode(97 + (Math.floor(given / SPAN) % LETTERS));
    const rest = (given % SPAN).toString(36).padStart(4, '0');
    given += 1;
    return letter + rest;
  };
}

const SPAN = 36 ** 4;
/** `z` is left to first contacts. */
const LETTERS = 25;
