import { isWelcomed, type Introduced } from './introduce.ts';

/** Makes one more introduction, under a nick with that end; null where nobody waits for it any more. */
export type Next = (how: Introduced['how'], suffix: string) => Promise<Introduced | null>;

/** The introductions that differ from a plain one, in their order. */
const RUNGS: readonly (readonly [how: Introduced['how'], suffix: string])[] = [
  ['line by line', 'i'],
  ['user first', 'j'],
  ['cap', 'k'],
  ['bare lf', 'l'],
  ['letters', 'm'],
  ['pass', 'n'],
];

/** Makes one introduction after the other, until one settles how the server is to be met; `found` is null where none does. */
export async function climb(
  next: Next,
  isPasswordKnown: boolean,
): Promise<{ readonly found: Introduced | null; readonly tried: readonly Introduced[] }> {
  const tried: Introduced[] = [];
  for (const [how, suffix] of RUNGS) {
    if (how === 'pass' && isPasswordKnown) continue;
    const one = await next(how, suffix);
    if (one === null) break;
    if (isWelcomed(one) || one.contact.kind === 'password') return { found: one, tried };
    tried.push(one);
    if (one.contact.kind === 'unreachable') break;
  }
  return { found: null, tried };
}
