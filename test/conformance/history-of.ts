import type { Circumstances } from '../../conformance/check.ts';
import type { History, HistoryEvent } from '../../conformance/history.ts';
import type { DropKind } from '../../conformance/plan.ts';

/** A server that answers at once, asks for no password, and greets with 001 alone. */
export const PLAIN: Circumstances = {
  dialect: { server_password: ['none'], welcome: ['rfc1459'], registration_completes: ['at_once'] },
  nickLength: 9,
  password: null,
  accounts: [],
  capabilities: null,
  packages: null,
  timers: null,
  deadlineMs: 50,
  releaseMs: 10,
};

const KINDS = /^([A-Z])([+>»_<.~-])(?: (.*))?$/s;

/**
 * A history from a script, an event a line and a millisecond each: `A+` opens, `A> x | y` writes lines at once, `A» x` is such
 * a write by the runner, `A_ x` writes bytes without an end, `A- reset` (or `close`, `half-close`) drops the connection, `A< x` is a
 * line that arrives, `A.` a close, `A~` a reset; `5` lets so many ms pass. What is not opened by the script is open at the start. Observation goes on for as long as any answer may take, but for a script that ends in `!`.
 */
export function historyOf(script: readonly string[], { deadlineMs } = PLAIN): History {
  const events: HistoryEvent[] = [];
  const opened = new Set<number>();
  let ms = 0;
  for (const line of script) {
    const [, name, kind, text = ''] = KINDS.exec(line) ?? [];
    if (name === undefined || kind === undefined) {
      ms += line === '!' ? 0 : Number(line);
      continue;
    }
    ms += 1;
    const connection = name.charCodeAt(0) - 65;
    const at = ms * 1e6;
    if (!opened.has(connection)) events.push({ kind: 'open', connection, at: kind === '+' ? at : 0 });
    opened.add(connection);
    switch (kind) {
      case '>':
      case '»': {
        const data = text.split(' | ').map((each) => `${each}\r\n`);
        events.push({
          kind: 'write',
          connection,
          at,
          data: data.join(''),
          by: kind === '>' ? 'plan' : 'runner',
        });
        break;
      }
      case '_':
        events.push({ kind: 'write', connection, at, data: text, by: 'plan' });
        break;
      case '-':
        events.push({ kind: 'drop', connection, at, how: text as DropKind });
        break;
      case '<':
        events.push({ kind: 'line', connection, at, line: text });
        break;
      case '.':
      case '~':
        events.push({ kind: 'close', connection, at, how: kind === '.' ? 'fin' : 'torn' });
        break;
    }
  }
  const ended = ms + (script.at(-1) === '!' ? 1 : 2 * deadlineMs);
  // An opening that the script leaves out lies before everything else.
  const sorted = events.toSorted((one, other) => one.at - other.at);
  return { connections: Math.max(...opened) + 1, events: sorted, ended: ended * 1e6 };
}
