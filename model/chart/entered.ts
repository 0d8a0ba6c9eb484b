import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { ancestorsOf, domainOf, isInside } from './domain.ts';
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
      const into = statesInto(transition);
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

/** What a transition enters, as xstate does it: first the targets with what they lead to, then what lies around them. */
export function statesInto(transition: AnyTransitionDefinition): ReadonlySet<AnyStateNode> {
  const within = domainOf(transition);
  const targets: readonly AnyStateNode[] = transition.target ?? [];
  const into = new Set<AnyStateNode>();
  for (const target of targets) {
    if (target.type === 'history') continue;
    enterFromTheStart(target, into);
    // It stays what it is, and only what is in it starts anew.
    if (target === within) into.delete(target);
  }
  for (const target of targets) if (target !== within) enterAround(target, within, into);
  return into;
}

/** Enters the ancestors of a state up to the domain. Where one has several regions, or the domain has, the others start with it. */
function enterAround(target: AnyStateNode, within: AnyStateNode | null, into: Set<AnyStateNode>): void {
  for (const node of ancestorsOf(target)) {
    if (node !== within) into.add(node);
    if (node.type === 'parallel') {
      for (const region of childrenOf(node)) {
        const isEntered = [...into].some((entered) => entered === region || isInside(entered, region));
        if (!isEntered && !isInside(target, region)) enterFromTheStart(region, into);
      }
    }
    if (node === within) return;
  }
}

function enterFromTheStart(node: AnyStateNode, into: Set<AnyStateNode>): void {
  into.add(node);
  if (node.type === 'parallel') for (const region of childrenOf(node)) enterFromTheStart(region, into);
  if (node.type !== 'compound') return;
  for (const target of node.initial.target) {
    enterFromTheStart(target, into);
    enterAround(target, node, into);
  }
}

function childrenOf(node: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(node.states).filter(({ type }) => type !== 'history');
}
