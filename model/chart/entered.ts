import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { transitionId } from './transition-id.ts';

/**
 * The states that each transition of a machine enters, by its id: its targets, what lies between them and the state that it stays
 * within, and what is entered with these from the start. Where it leads back to a state of the past, only what is sure is told.
 */
export function enteredBy(machine: AnyStateMachine): ReadonlyMap<string, ReadonlySet<string>> {
  const entered = new Map<string, ReadonlySet<string>>();
  const open: AnyStateNode[] = [machine.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...childrenOf(node));
    for (const transition of [...[...node.transitions.values()].flat(), ...(node.always ?? [])]) {
      const targets: readonly AnyStateNode[] = transition.target ?? [];
      const within = domainOf(node, targets, transition.reenter);
      const into = new Set<AnyStateNode>();
      for (const target of targets) enter(target, within, into);
      entered.set(transitionId(transition), new Set([...into].map(({ id }) => id)));
    }
  }
  return entered;
}

/** How often each state was entered by transitions, by its id, when they were taken so often. That a machine starts there is not counted. */
export function countEntries(
  machine: AnyStateMachine,
  taken: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [transition, states] of enteredBy(machine)) {
    for (const state of states) counts.set(state, (counts.get(state) ?? 0) + (taken[transition] ?? 0));
  }
  return counts;
}

/** The innermost state that is neither left nor entered; null where even the root is. */
function domainOf(
  source: AnyStateNode,
  targets: readonly AnyStateNode[],
  reenter: boolean,
): AnyStateNode | null {
  const keeps = (node: AnyStateNode): boolean => targets.every((target) => isInside(target, node));
  if (!reenter && targets.every((target) => target === source || isInside(target, source))) return source;
  return ancestorsOf(source).find((node) => node.type !== 'parallel' && keeps(node)) ?? null;
}

/** Enters a state as SCXML does: its ancestors up to the domain, with their other regions, and where it leads from the start. */
function enter(target: AnyStateNode, within: AnyStateNode | null, into: Set<AnyStateNode>): void {
  if (target.type !== 'history') enterFromTheStart(target, into);
  let child = target;
  for (const node of ancestorsOf(target)) {
    if (node === within) break;
    into.add(node);
    if (node.type === 'parallel') {
      for (const region of childrenOf(node)) {
        if (region !== child && !into.has(region)) enterFromTheStart(region, into);
      }
    }
    child = node;
  }
}

function enterFromTheStart(node: AnyStateNode, into: Set<AnyStateNode>): void {
  into.add(node);
  if (node.type === 'parallel') for (const region of childrenOf(node)) enterFromTheStart(region, into);
  if (node.type === 'compound') for (const target of node.initial.target) enter(target, node, into);
}

function ancestorsOf({ parent }: AnyStateNode): readonly AnyStateNode[] {
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)];
}

function isInside(node: AnyStateNode, outer: AnyStateNode): boolean {
  return ancestorsOf(node).includes(outer);
}

function childrenOf(node: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(node.states).filter(({ type }) => type !== 'history');
}
