import type { Rule } from './rule.ts';

/**
 * The rule of keeping to one's ways. It is asked first: where it explains what a server did, each answer by itself is
 * permitted, and no clause is broken.
 */
export const CONSISTENCY_RULES: readonly Rule[] = [
  {
    id: 'DIALECT-01',
    grade: 'should',
    clause: 'none: each answer by itself is permitted',
    sentence: 'What the specifications leave open is answered in one way throughout.',
    cause:
      'Two handlers decide the same question, or one decides it by something that it should not depend on.',
    relaxation: { lifts: 'narrowing' },
  },
];

/** The rule of being the server that the given dialect describes. */
export const DIALECT_RULES: readonly Rule[] = [
  {
    id: 'DIALECT-02',
    grade: 'should',
    general: true,
    clause: 'none: the specifications permit the answer, the given dialect does not',
    sentence: 'What the specifications leave open is answered as the given dialect says.',
    cause: 'The dialect describes another server, another version or another configuration.',
    relaxation: { lifts: 'dialect' },
  },
];
