import { fold } from '../../model/casemapping.ts';
import { nickForm } from '../../model/nick.ts';
import { isDrop, linesOf, NAMESPACE_MARK, type Act, type Plan } from '../plan.ts';
import { nicksIn, onNicks } from './plain-nick.ts';
import { plainerLines } from './plain-line.ts';

/**
 * The plan in canonical form, all at once: connections numbered and nicks named in the order in which they appear, and every text
 * in its plainest words. Then the same with its texts left alone. What is equal but for its names looks equal then. A form that
 * the plan has already is left out.
 */
export function canonicalPlans(plan: Plan): readonly Plan[] {
  const renamed = withNames(numbered(plan));
  const plain = withNames(changed(renamed, plainest));
  const written = [plan, plain, renamed].map((form) => JSON.stringify(form));
  return [plain, renamed].filter((_, at) => written.indexOf(written[at + 1] as string) === at + 1);
}

function numbered(plan: Plan): Plan {
  const order = [...new Set(plan.rounds.flat().map(({ connection }) => connection))];
  const rounds = plan.rounds.map((round) =>
    round.map((step) => ({ ...step, connection: order.indexOf(step.connection) })),
  );
  return { ...plan, rounds };
}

function withNames(plan: Plan): Plan {
  const names = canonicalNicks(plan.rounds.flat().flatMap(({ act }) => linesOf(act).flatMap(nicksIn)));
  const rename = (text: string): string => onNicks(text, (nick) => names.get(nick) ?? nick);
  return changed(plan, (act) => {
    switch (act.kind) {
      case 'open':
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
  return { ...act, lines: act.lines.map((line) => plainerLines(line)[0] ?? line) };
}

/** Suffixes that are one nick under some casemappings only; `~` is left out, as few servers take it. */
const PAIRS = [
  ['[', '{'],
  [']', '}'],
  ['\\', '|'],
] as const;

/**
 * New names for nicks, in the order of first appearance: `{ns}a`, `{ns}b` and so on, with upper case for other spellings. Nicks
 * that only some casemappings hold for one get suffixes of that kind. What may be refused for its form keeps its name.
 */
function canonicalNicks(nicks: readonly string[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Set<string>>();
  for (const nick of nicks.filter(isOrdinary)) {
    const key = fold(nick, 'rfc1459');
    groups.set(key, (groups.get(key) ?? new Set()).add(nick));
  }
  const pairs = PAIRS.values();
  const names = [...groups.values()].flatMap((group, at) => {
    const spellings = [...group];
    const isOneNick = spellings.every((nick) => nick.toLowerCase() === spellings[0]?.toLowerCase());
    const suffixes = isOneNick ? cased(String.fromCharCode(97 + (at % 26))) : (pairs.next().value ?? []);
    const few = spellings.length > 2 ? suffixes.slice(2) : suffixes;
    if (spellings.length > few.length) return [];
    return spellings.map((nick, index) => [nick, NAMESPACE_MARK + few[index]] as const);
  });
  return new Map(names);
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
