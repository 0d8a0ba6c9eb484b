import { actionText } from './label.ts';

/** What a transition's name is made of; every xstate v5 transition definition has it. */
export interface TransitionParts {
  readonly source: { readonly id: string; readonly machine: { readonly id: string } };
  readonly target?: readonly { readonly id: string }[] | undefined;
  readonly eventType: string;
  readonly actions: readonly unknown[];
}

/**
 * A transition's stable name: where it starts, its event, what it does, where it leads. Ids of states are given without the
 * machine's. Transitions that differ in their guards alone have one name: they are the same step, for several reasons.
 */
export function transitionId({ source, target, eventType, actions }: TransitionParts): string {
  const shorten = (id: string): string =>
    id.startsWith(`${source.machine.id}.`) ? id.slice(source.machine.id.length + 1) : id;
  const names = actions.map(actionText).filter((name) => name !== null);
  const does = names.length > 0 ? ` / ${names.join(', ')}` : '';
  const leads = target === undefined ? '' : ` → ${target.map(({ id }) => shorten(id)).join(', ')}`;
  return `${shorten(source.id)} ${eventType === '' ? 'always' : eventType}${does}${leads}`;
}
