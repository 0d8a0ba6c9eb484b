import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';

/** The innermost state that a transition neither leaves nor enters: what is in it starts anew. Null where even the root does. */
export function domainOf({ source, target, reenter }: AnyTransitionDefinition): AnyStateNode | null {
  const from: AnyStateNode = source;
  const targets: readonly AnyStateNode[] = target ?? [];
  if (!reenter && targets.every((into) => into === from || isInside(into, from))) return from;
  const common = ancestorsOf(from).find((node) => targets.every((into) => isInside(into, node)));
  return common ?? (reenter ? null : from.machine.root);
}

/**
 * Those of the enabled transitions that are taken, as xstate chooses: of two that would leave the same state, the one that starts
 * further inside, else the earlier one.
 */
export function withoutConflicts(
  enabled: readonly AnyTransitionDefinition[],
  active: readonly AnyStateNode[],
): readonly AnyTransitionDefinition[] {
  if (enabled.length < 2) return enabled;
  const taken = new Map<AnyTransitionDefinition, readonly AnyStateNode[]>();
  for (const transition of enabled) {
    const left = leftBy(transition, active);
    const rivals = [...taken.keys()].filter((other) => taken.get(other)?.some((node) => left.includes(node)));
    if (!rivals.every(({ source }) => isInside(transition.source, source))) continue;
    for (const rival of rivals) taken.delete(rival);
    taken.set(transition, left);
  }
  return [...taken.keys()];
}

function leftBy(
  transition: AnyTransitionDefinition,
  active: readonly AnyStateNode[],
): readonly AnyStateNode[] {
  if (transition.target === undefined) return [];
  const domain = domainOf(transition);
  return domain === null ? active : active.filter((node) => isInside(node, domain));
}

/** What lies around a state, from the inside to the root. */
export function ancestorsOf({ parent }: AnyStateNode): readonly AnyStateNode[] {
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

/** Whether a state lies inside another one; none lies inside itself. */
export function isInside(node: AnyStateNode, outer: AnyStateNode): boolean {
  return ancestorsOf(node).includes(outer);
}
