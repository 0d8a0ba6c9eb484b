import type { History } from '../../conformance/history.ts';
import { fillIn, linesOf, runsAlone, type Plan, type Setting } from '../../conformance/plan.ts';

/** What a plan did when it was run, for a client that knows nothing of plans: what to open and write, and what to wait for. */
export interface Script {
  readonly connections: number;
  readonly alone: boolean;
  readonly rounds: readonly ScriptRound[];
  /** The connections that quit by themselves; the others are ended with QUIT behind the last round. */
  readonly quitting: readonly number[];
}

interface ScriptRound {
  readonly opens: readonly number[];
  /** Bytes to write on a connection; `{ns}` is still to be filled in. */
  readonly writes: readonly { readonly connection: number; readonly data: string }[];
  /** The round is over when so many lines and closes have arrived on all connections since the plan began. */
  readonly arrived: number;
}

/**
 * The script of a plan, from recordings of it. What a round waited for is the least that had arrived in any of them when the next
 * one began: where connections race, one recording may have seen lines that another does without.
 */
export function scriptOf(plan: Plan, recordings: readonly { history: History; setting: Setting }[]): Script {
  const scripts = recordings.map(({ history, setting }) => align(plan, history, setting));
  const [first = []] = scripts;
  const alike = scripts.filter((rounds) => rounds.length === first.length);
  return {
    connections: plan.connections,
    alone: runsAlone(plan),
    quitting: first.flatMap(({ writes }) =>
      writes.filter(({ data }) => /^QUIT\b/im.test(data)).map(({ connection }) => connection),
    ),
    rounds: first.map((round, index) => ({
      ...round,
      arrived: Math.min(...alike.map((rounds) => rounds[index]?.arrived ?? 0)),
    })),
  };
}

interface Draft {
  opens: number[];
  writes: { connection: number; data: string }[];
  /** The event at which the round began. */
  began: number;
}

/** Finds each round of the plan again in the history; each further try of a reclaim becomes a round of its own. */
function align(plan: Plan, { events, connections }: History, setting: Setting): readonly ScriptRound[] {
  const written = Array.from({ length: connections }, (_, connection) =>
    events.flatMap((event, index) =>
      event.kind === 'write' && event.by === 'plan' && event.connection === connection
        ? [{ index, data: event.data }]
        : [],
    ),
  );
  const drafts: Draft[] = [];
  for (const round of plan.rounds) {
    const draft: Draft = { opens: [], writes: [], began: Infinity };
    const retries: Draft[] = [];
    for (const { connection, act } of round) {
      if (act.kind === 'open') {
        draft.opens.push(connection);
        const opened = events.findIndex((event) => event.kind === 'open' && event.connection === connection);
        if (opened >= 0) draft.began = Math.min(draft.began, opened);
        continue;
      }
      const lines = linesOf(act);
      const data = lines.map((line) => `${fillIn(line, setting)}\r\n`).join('');
      const own = written[connection] ?? [];
      for (let tries = 0; own[0]?.data === data && (tries === 0 || act.kind === 'reclaim'); tries += 1) {
        const { index } = own.shift() as { index: number };
        const write = {
          connection,
          data: lines.map((line) => `${withPassword(line, setting)}\r\n`).join(''),
        };
        if (tries === 0) {
          draft.writes.push(write);
          draft.began = Math.min(draft.began, index);
        } else retries.push({ opens: [], writes: [write], began: index });
      }
    }
    drafts.push(draft, ...retries);
  }
  const left = events.findIndex(
    (event) => event.kind === 'write' && event.by === 'runner' && event.data === 'QUIT\r\n',
  );
  return drafts.map(({ opens, writes }, index) => {
    const next = drafts
      .slice(index + 1)
      .reduce((least, { began }) => Math.min(least, began), left < 0 ? events.length : left);
    return {
      opens,
      writes,
      arrived: events.slice(0, next).filter(({ kind }) => kind === 'line' || kind === 'close').length,
    };
  });
}

/** The line with all filled in but the nick prefix, which differs from run to run. */
function withPassword(line: string, setting: Setting): string {
  return fillIn(line, { ...setting, namespace: '{ns}' });
}
