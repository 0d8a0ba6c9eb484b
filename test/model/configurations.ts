import type { AnyStateNode, StateValue } from 'xstate';

/** Every way to stand in a state, as xstate writes it: all that a chart can be in, when it is asked of its root. */
export function configurationsOf(node: AnyStateNode): readonly StateValue[] {
  const inner = Object.values(node.states);
  if (node.type !== 'parallel')
    return inner.flatMap((child): readonly StateValue[] =>
      Object.keys(child.states).length === 0
        ? [child.key]
        : configurationsOf(child).map((value) => ({ [child.key]: value })),
    );
  return inner.reduce<readonly Record<string, StateValue>[]>(
    (products, region) =>
      products.flatMap((product) =>
        configurationsOf(region).map((value) => ({ ...product, [region.key]: value })),
      ),
    [{}],
  );
}
