import { UsageError } from './errors.ts';
import { nearHint } from './near.ts';

/**
 * The ids that patterns select: a whole id, the part before its number (`NICK`), or a glob (`NICK-*`); case does not matter.
 * @throws UsageError when a pattern selects none
 */
export function selectRules(
  option: string,
  patterns: readonly string[],
  ids: readonly string[],
): readonly string[] {
  const selected = new Set(
    patterns.flatMap((pattern) => {
      const found = ids.filter((id) => matcherOf(pattern).test(id));
      if (found.length > 0) return found;
      const families = [...new Set(ids.map((id) => id.replace(/-\d+$/, '')))];
      throw new UsageError(`${option} ${pattern}: no such rule`, [
        ...nearHint(pattern, [...ids, ...families]).slice(0, 1),
        'all of them: nick-collider rules',
      ]);
    }),
  );
  return ids.filter((id) => selected.has(id));
}

function matcherOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}(?:-\\d+)?$`, 'i');
}
