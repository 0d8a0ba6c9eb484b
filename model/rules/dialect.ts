import type { Rule } from './rule.ts';

/** The rule of keeping to one's ways. */
export const DIALECT_RULES: readonly Rule[] = [
  {
    id: 'DIALECT-01',
    grade: 'should',
    clause: 'none: each answer by itself is permitted',
    sentence:
      'What the specifications leave open is answered in one way throughout, the way that the dialect names.',
    cause: 'Two handlers decide the same question, or the server is not the one that the dialect describes.',
    relaxation: { lifts: 'dialect' },
  },
];
