import { narrowAll, permit, type Dialect } from './dialect.ts';
import { CLAIMS, INPUTS, type Claim, type Input } from './input.ts';
import { sessionChart } from './session.ts';
import { transitionId, type Table } from './table.ts';

/**
 * The transitions of the session chart that a dialect permits: every configuration that can be reached, with every input.
 * What the registry makes impossible (such as a reserved nick where none is ever reserved) is not looked at, so that some of
 * them may be out of reach all the same. A time-out (EXPIRE) is left out, as it needs more silence than a plan has.
 */
export function permittedTransitions(dialect: Dialect, table: Table): ReadonlySet<string> {
  const permitted = permit(dialect);
  const challenged = dialect['registration_completes']?.includes('after_pong') ?? true;
  const inputs = INPUTS.filter((input) => input !== 'EXPIRE' && (challenged || input !== 'CHALLENGE'));
  const found = new Set<string>();
  const seen = new Set([table.initial]);
  const open = [table.initial];
  for (let configuration = open.pop(); configuration !== undefined; configuration = open.pop()) {
    for (const input of inputs) {
      for (const claim of claimsOf(input)) {
        for (const way of table.cell(configuration, input, claim)) {
          if (narrowAll(permitted, way.requires) === null) continue;
          for (const transition of way.transitions) found.add(transition);
          if (seen.has(way.next)) continue;
          seen.add(way.next);
          open.push(way.next);
        }
      }
    }
  }
  return found;
}

/** The claims that an input can come with. */
function claimsOf(input: Input): readonly Claim[] {
  if (input === 'NICK.owned') return ['owned'];
  if (input === 'NICK.malformed') return ['malformed'];
  return /^(USER|PASS|PONG|COMPLETE)/.test(input) ? CLAIMS : ['free'];
}

/** Every transition that the session chart draws, time-outs excepted. */
export function drawnTransitions(): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [sessionChart.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...Object.values(node.states));
    const drawn = [...node.transitions.values()].flat().concat(node.always ?? []);
    for (const transition of drawn) {
      if (transition.eventType !== 'EXPIRE') found.add(transitionId(transition));
    }
  }
  return found;
}
