import { namesIn } from '../../model/cap-readings.ts';
import { isChunk, markOf, proofIn, proofsIn, type Proof } from './proof.ts';

const LIST = /^CAP LS (.+)$/;
const REQUEST = /^CAP REQ :(.*)$/;
const AUTHENTICATE = /^AUTHENTICATE (.*)$/;

/** A CAP or an AUTHENTICATE as it is mostly written. */
export function canonicalNegotiation(command: string, params: readonly string[], line: string): string {
  const [first = '', list] = params;
  if (command === 'AUTHENTICATE') return params.length === 1 ? `AUTHENTICATE ${first}`.trimEnd() : line;
  if (first === 'REQ' && list !== undefined) return `CAP REQ :${list.trim()}`;
  return first === 'LS' || first === 'LIST' || first === 'END' ? `CAP ${params.join(' ')}`.trimEnd() : line;
}

/** Lines that ask for less, or prove something plainer, than this one that is written as most are; each costs less. */
export function plainerNegotiation(line: string): readonly string[] {
  const cost = negotiationCost(line);
  const [, said] = AUTHENTICATE.exec(line) ?? [];
  const proof = proofIn(said ?? '');
  const forms = [
    ...(LIST.test(line) ? ['CAP LS', 'CAP LS 302'] : []),
    ...fewerWords(wordsOf(line)).map((words) => `CAP REQ :${words.join(' ')}`),
    ...(proof === null ? [] : plainerProofs(proof).map((other) => `AUTHENTICATE ${markOf(other)}`)),
  ];
  return forms.filter((form) => negotiationCost(form) < cost);
}

/** How far a CAP or an AUTHENTICATE is from the least that one can say; 0 for other lines. */
export function negotiationCost(line: string): number {
  const [, version] = LIST.exec(line) ?? [];
  if (version !== undefined) return version === '302' ? 50 : 60;
  if (line === 'AUTHENTICATE SCRAM-SHA-256') return SCRAM;
  return proofsIn(line).reduce((sum, proof) => sum + proofCost(proof), wordsOf(line).length * 100);
}

/** The capabilities that a line asks for. */
function wordsOf(line: string): readonly string[] {
  const [, list = ''] = REQUEST.exec(line) ?? [];
  return namesIn(list);
}

/** One of them, or all but one. */
function fewerWords(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length < 2) return [];
  return [...words.map((word) => [word]), ...words.map((_, at) => words.toSpliced(at, 1))];
}

/** In one piece; a wrong password; for the first account; to the connection's own challenge. */
function plainerProofs(proof: Proof): readonly Proof[] {
  const own = { ...proof, of: null };
  if (isChunk(proof)) return [{ ...own, account: Math.min(proof.account, 1), part: null }];
  return [
    ...(proof.kind === 'account' ? [] : [{ ...own, kind: 'wrong', account: Math.max(proof.account, 1) }]),
    ...(proof.account > 1 ? [{ ...own, account: 1 }] : []),
    own,
  ];
}

/** What SCRAM costs more than PLAIN, in each line. */
const SCRAM = 2000;

function proofCost(proof: Proof): number {
  const { mechanism, kind, account, of } = proof;
  const kinds = kind === 'account' ? 0 : kind === 'wrong' ? 100 : 200;
  return (
    (mechanism === 'scram' ? SCRAM : 0) +
    (isChunk(proof) ? 400 : 0) +
    (of === null ? 0 : 50) +
    kinds +
    Math.min(account, 40)
  );
}
