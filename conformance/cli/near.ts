import { distance } from 'fastest-levenshtein';

/** The names that a person may have meant, nearest first: at most three, none far off or much farther than the first. */
export function nearNames(wrong: string, names: readonly string[]): readonly string[] {
  const typed = wrong.toLowerCase();
  const near = names
    .map((name) => ({ name, far: distance(typed, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(Math.max(name.length, typed.length) * 0.4)))
    .toSorted((left, right) => left.far - right.far || left.name.localeCompare(right.name));
  const nearest = near[0]?.far ?? 0;
  return near
    .filter(({ far }) => far <= nearest + 1)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** A hint of one line that names what may have been meant, or else lists every permitted name. */
export function nearHint(wrong: string, names: readonly string[]): readonly string[] {
  const near = nearNames(wrong, names);
  return near.length > 0 ? [`did you mean ${near.join(' or ')}?`] : [`there are: ${names.join(', ')}`];
}
