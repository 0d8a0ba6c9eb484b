import { fillIn } from '../../conformance/fill-in.ts';
import type { History, HistoryEvent } from '../../conformance/history.ts';
import { isDrop, linesOf, type Act, type DropKind, type Plan, type Setting } from '../../conformance/plan.ts';
import { bytesOf } from '../../conformance/run/pieces.ts';

/** What a plan did when it was run, for a client that knows nothing of plans: what to open and write, and what to wait for. */
export interface Script {
  readonly connections: number;
  readonly rounds: readonly ScriptRound[];
  /** What each connection is ended with behind the last round; empty for one that has ended by itself. */
  readonly farewells: readonly string[];
}

interface ScriptRound {
  readonly opens: readonly number[];
  readonly doings: readonly Doing[];
  /** The round is over when so many lines and closes have arrived on all connections since the plan began. */
  readonly arrived: number;
}

/** Bytes to write on a connection, in which `{ns}` is still to be filled in, or the end that the client makes of it. */
export type Doing =
  | { readonly connection: number; readonly data: string; readonly cuts: readonly number[] }
  | { readonly connection: number; readonly drop: DropKind };

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
    farewells: Array.from({ length: plan.connections }, (_, connection) => farewell(first, connection)),
    rounds: first.map((round, index) => ({
      ...round,
      arrived: Math.min(...alike.map((rounds) => rounds[index]?.arrived ?? 0)),
    })),
  };
}

/** QUIT, behind the end of a line that was begun. */
function farewell(rounds: readonly ScriptRound[], connection: number): string {
  const doings = rounds.flatMap((round) => round.doings.filter((doing) => doing.connection === connection));
  const written = doings.map((doing) => ('data' in doing ? doing.data : '')).join('');
  if (doings.some((doing) => 'drop' in doing) || /^QUIT\b/im.test(written)) return '';
  return written === '' || written.endsWith('\n') ? 'QUIT\r\n' : '\r\nQUIT\r\n';
}

interface Draft {
  opens: number[];
  doings: Doing[];
  /** The event at which the round began. */
  began: number;
}

type Done = Extract<HistoryEvent, { kind: 'write' | 'drop' }> & { readonly index: number };

/** Finds each round of the plan again in the history; each further try of a reclaim becomes a round of its own. */
function align(plan: Plan, { events, connections }: History, setting: Setting): readonly ScriptRound[] {
  const done = Array.from({ length: connections }, (_, connection) =>
    events.flatMap((event, index): Done[] =>
      event.connection === connection &&
      (event.kind === 'drop' || (event.kind === 'write' && event.by === 'plan'))
        ? [{ ...event, index }]
        : [],
    ),
  );
  const drafts: Draft[] = [];
  for (const round of plan.rounds) {
    const draft: Draft = { opens: [], doings: [], began: Infinity };
    const retries: Draft[] = [];
    for (const { connection, act } of round) {
      if (act.kind === 'open') {
        draft.opens.push(connection);
        const opened = events.findIndex((event) => event.kind === 'open' && event.connection === connection);
        if (opened >= 0) draft.began = Math.min(draft.began, opened);
        continue;
      }
      const own = done[connection] ?? [];
      for (let tries = 0; tries === 0 || act.kind === 'reclaim'; tries += 1) {
        const took = take(own, connection, act, setting);
        if (took === null) break;
        if (tries > 0) retries.push({ opens: [], ...took });
        else {
          draft.doings.push(...took.doings);
          draft.began = Math.min(draft.began, took.began);
        }
      }
    }
    drafts.push(draft, ...retries);
  }
  const left = events.findIndex(
    (event) => event.kind === 'write' && event.by === 'runner' && event.data === 'QUIT\r\n',
  );
  return drafts.map(({ opens, doings }, index) => {
    const next = drafts
      .slice(index + 1)
      .reduce((least, { began }) => Math.min(least, began), left < 0 ? events.length : left);
    return {
      opens,
      doings,
      arrived: events.slice(0, next).filter(({ kind }) => kind === 'line' || kind === 'close').length,
    };
  });
}

/** Takes from what a connection did what it did for one act; null when it did not come to that. */
function take(own: Done[], connection: number, act: Act, setting: Setting): Omit<Draft, 'opens'> | null {
  const bytes = (some: Setting): string =>
    act.kind === 'begin'
      ? fillIn(act.text, some)
      : bytesOf(
          linesOf(act).map((line) => fillIn(line, some)),
          act.kind === 'send' ? act : {},
        );
  const wanted = bytes(setting);
  const began = own[0]?.index ?? Infinity;
  const doings: Doing[] = [];
  const cuts: number[] = [];
  let written = 0;
  for (let [next] = own; next?.kind === 'write' && written < wanted.length; [next] = own) {
    if (!wanted.startsWith(next.data, written)) break;
    written += next.data.length;
    cuts.push(written);
    own.shift();
  }
  if (written > 0) doings.push({ connection, data: bytes({ ...setting, namespace: '{ns}' }), cuts });
  const [next] = own;
  if (isDrop(act) && next?.kind === 'drop') {
    doings.push({ connection, drop: next.how });
    own.shift();
  }
  return doings.length === 0 ? null : { doings, began };
}
