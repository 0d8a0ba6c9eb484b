import type { Dialect } from '../../model/dialect.ts';
import { createJudge, type Circumstances, type Judge } from '../check.ts';
import type { MetServer } from '../host-server.ts';

/**
 * A judge that believes a server that it lacks what it does not offer. Verdicts are given without that, as a server may have more than it
 * says; but rules of what it does not offer ask nothing of it, whatever else its answers might mean.
 */
export function informedJudge(judge: Judge, circumstances: Circumstances, server: MetServer): Judge {
  const dialect = { ...circumstances.dialect, ...lacking(server) };
  return createJudge({ ...circumstances, dialect }, judge.table);
}

function lacking({ capabilities, packages }: MetServer): Dialect {
  return {
    ...(capabilities !== null && !capabilities.has('sasl') ? { sasl: ['absent'] } : {}),
    ...(packages === null ? { ircx: ['absent'] } : {}),
  };
}
