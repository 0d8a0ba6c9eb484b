import type { Sending } from '../plan.ts';

/** Lines as they go over the wire, each with its end. */
export function bytesOf(lines: readonly string[], { bareLf }: Pick<Sending, 'bareLf'>): string {
  const end = bareLf === true ? '\n' : '\r\n';
  return lines.map((line) => line + end).join('');
}

/** Bytes broken off at these positions; positions that are out of order or beyond the end have no effect. */
export function piecesOf(bytes: string, cuts: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const cut of cuts) {
    if (cut <= from || cut >= bytes.length) continue;
    pieces.push(bytes.slice(from, cut));
    from = cut;
  }
  return [...pieces, bytes.slice(from)];
}
