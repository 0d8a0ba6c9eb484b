import { linesOf, type Plan } from '../plan.ts';
import { isChunk, onProofs, proofsIn, renumbered, type Proof } from './proof.ts';
import { onLines } from './steps.ts';

/**
 * The plan with its accounts numbered in the order of appearance. One of which it sends chunks keeps its number, as its response has
 * the size that it has.
 */
export function withAccountsInOrder(plan: Plan): Plan {
  const proofs = proofsOf(plan);
  const kept = new Set(proofs.filter(isChunk).map(({ account }) => account));
  const used = new Set(proofs.map(({ account }) => account).filter((account) => account > 0));
  const order = [...used].filter((account) => !kept.has(account));
  const free = Array.from({ length: used.size }, (_, at) => at + 1).filter((number) => !kept.has(number));
  const numbers = new Map(order.map((account, at) => [account, free[at] ?? account]));
  if (order.every((account) => numbers.get(account) === account)) return plan;
  return onAccounts(plan, (account) => numbers.get(account) ?? account);
}

/** The same plan with fewer accounts, or with PLAIN in place of SCRAM. */
export function* simplerLogins(plan: Plan): Iterable<Plan> {
  const proofs = proofsOf(plan);
  for (const account of new Set(proofs.map((proof) => proof.account))) {
    if (account > 1) yield onAccounts(plan, (other) => (other === account ? 1 : other));
  }
  if (proofs.some(({ mechanism }) => mechanism === 'scram')) yield onLines(plan, asPlain);
}

/** Connections with other numbers, where a response names one. */
export function withConnections(plan: Plan, numberOf: (connection: number) => number | null): Plan {
  return onLines(plan, (line) => renumbered(line, numberOf));
}

function onAccounts(plan: Plan, change: (account: number) => number): Plan {
  return onLines(plan, (line) => onProofs(line, (proof) => ({ ...proof, account: change(proof.account) })));
}

/** SCRAM's first message becomes PLAIN's only one, and its last one the empty response. */
function asPlain(line: string): string {
  const plain = onProofs(line.replace(/ SCRAM-SHA-256$/, ' PLAIN'), (proof) =>
    proof.part === 'first' ? { ...proof, mechanism: 'plain', part: null } : proof,
  );
  return plain.replace(/\{scram:[^ }]*\}/, '+');
}

function proofsOf(plan: Plan): readonly Proof[] {
  return plan.rounds.flat().flatMap(({ act }) => linesOf(act).flatMap(proofsIn));
}
