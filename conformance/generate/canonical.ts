import { fold } from '../../model/casemapping.ts';
import { nickForm } from '../../model/nick.ts';
import { isDrop, linesOf, NAMESPACE_MARK, type Act, type Plan } from '../plan.ts';
import { nicksIn, onNicks } from './plain-nick.ts';
import { withAccountsInOrder, withConnections } from './plain-accounts.ts';
import { plainestLine } from './plain-line.ts';

/**
 * The plan in canonical form, all at once: connections and accounts numbered and nicks named in the order in which they appear, and every text
 * in its plainest words. The boldest first: with one spelling for nicks that may be the same; with as many as there were; with the
 * texts left alone. What is equal but for its names looks equal then. A form that the plan has already is left out.
 */
export function canonicalPlans(plan: Plan): readonly Plan[] {
  const counted = numbered(plan);
  const plain = changed(counted, plainest);
  const forms = [plan, withNames(plain, oneName), withNames(plain, namesOf), withNames(counted, namesOf)];
  const written = forms.map((form) => JSON.stringify(form));
  return forms.filter((_, at) => at > 0 && written.indexOf(written[at] as string) === at);
}

function numbered(plan: Plan): Plan {
  const order = [...new Set(plan.rounds.flat().map(({ connection }) => connection))];
  const rounds = plan.rounds.map((round) =>
    round.map((step) => ({ ...step, connection: order.indexOf(step.connection) })),
  );
  const counted = withConnections({ ...plan, rounds }, (connection) =>
    order.includes(connection) ? order.indexOf(connection) : null,
  );
  return withAccountsInOrder(counted);
}

function withNames(plan: Plan, naming: Naming): Plan {
  const names = canonicalNicks(
    naming,
    plan.rounds.flat().flatMap(({ act }) => linesOf(act).flatMap(nicksIn)),
  );
  const rename = (text: string): string => onNicks(text, (nick) => names.get(nick) ?? nick);
  return changed(plan, (act) => {
    switch (act.kind) {
      case 'open':
      case 'idle':
        return act;
      case 'begin':
        return { ...act, text: rename(act.text) };
      case 'reclaim':
        return { ...act, nick: rename(act.nick) };
      case 'send':
      case 'half-close':
      case 'close':
      case 'reset':
        return { ...act, lines: act.lines.map(rename) };
    }
  });
}

function plainest(act: Act): Act {
  if (act.kind !== 'send' && !isDrop(act)) return act;
  return { ...act, lines: act.lines.map(plainestLine) };
}

/**
 * New names for nicks, in the order of first appearance. Those that some casemapping holds for one are spellings of one nick. What
 * may be refused for its form keeps its name.
 */
function canonicalNicks(naming: Naming, nicks: readonly string[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  for (const nick of nicks.filter(isOrdinary)) {
    const key = fold(nick, 'rfc1459');
    groups.set(key, (groups.get(key) ?? new Set()).add(nick));
  }
  const names = [...groups.values()].flatMap((group, at) => {
    const suffixes = naming([...group], at);
    return suffixes === null
      ? []
      : [...group].map((nick, index) => [nick, NAMESPACE_MARK + suffixes[index]] as const);
  });
  return new Map(names);
}

/** The suffixes for the spellings of a plan's nick of this number; null to leave them. */
type Naming = (spellings: readonly string[], at: number) => readonly string[] | null;

function oneName(spellings: readonly string[], at: number): readonly string[] {
  return spellings.map(() => letterOf(at));
}

/** Suffixes that are one nick under some casemappings only; `~` is left out, as few servers take it. */
const PAIRS = [
  ['[', '{'],
  [']', '}'],
  ['\\', '|'],
] as const;

/** `a`, `b` and so on, with upper case for other spellings; nicks that not all casemappings hold for one get suffixes of that kind. */
function namesOf(spellings: readonly string[], at: number): readonly string[] | null {
  const isOneNick = spellings.every((nick) => nick.toLowerCase() === spellings[0]?.toLowerCase());
  const all = isOneNick ? cased(letterOf(at)) : (PAIRS[at] ?? []);
  const suffixes = spellings.length > 2 ? all.slice(2) : all;
  return spellings.length > suffixes.length ? null : suffixes;
}

function letterOf(at: number): string {
  return String.fromCharCode(97 + (at % 26));
}

/** The ways to write one letter, then those to write it twice. */
function cased(letter: string): readonly string[] {
  const upper = letter.toUpperCase();
  return [letter, upper, letter + letter, letter + upper, upper + letter, upper + upper];
}

/** The longest nick that every server takes (RFC 1459 1.2), without the prefix. */
const SURE_SUFFIX = 4;

function isOrdinary(nick: string): boolean {
  const [before, suffix = ''] = nick.split(NAMESPACE_MARK);
  return before === '' && suffix.length <= SURE_SUFFIX && nickForm(`n${suffix}`).kind === 'valid';
}

function changed(plan: Plan, change: (act: Act) => Act): Plan {
  const rounds = plan.rounds.map((round) => round.map((step) => ({ ...step, act: change(step.act) })));
  return { ...plan, rounds };
}
