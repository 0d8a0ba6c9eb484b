/** The casemappings under which nicks are compared (RFC 1459 2.2, RFC 2812 2.2, Modern IRC CASEMAPPING). */
export const CASEMAPPINGS = ['ascii', 'rfc1459', 'rfc1459-strict'] as const;

export type Casemapping = (typeof CASEMAPPINGS)[number];

/** The last byte that each mapping lowers by setting bit 0x20, counted from `A`: `Z`, `^` or `]`. */
const LAST_UPPER: Readonly<Record<Casemapping, number>> = {
  ascii: 0x5a,
  rfc1459: 0x5e,
  'rfc1459-strict': 0x5d,
};

/** Whether two names are the same under a mapping: whether their folded forms are equal. */
export function isSame(one: string, other: string, mapping: Casemapping): boolean {
  if (one.length !== other.length) return false;
  const last = LAST_UPPER[mapping];
  for (let index = 0; index < one.length; index += 1) {
    if (lowered(one.charCodeAt(index), last) !== lowered(other.charCodeAt(index), last)) return false;
  }
  return true;
}

function lowered(byte: number, last: number): number {
  return byte >= 0x41 && byte <= last ? byte | 0x20 : byte;
}

/** The folded form of a name: two names are the same under a mapping when their folded forms are equal. */
export function fold(name: string, mapping: Casemapping): string {
  const last = LAST_UPPER[mapping];
  let folded = '';
  for (let index = 0; index < name.length; index += 1) {
    folded += String.fromCharCode(lowered(name.charCodeAt(index), last));
  }
  return folded;
}
