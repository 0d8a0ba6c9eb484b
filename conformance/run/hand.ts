import { fragmentsOf, linesOf, type Act, type Idling } from '../plan.ts';
import type { Client } from './client.ts';
import { filled, unmarked, type FilledLine } from './filled.ts';
import type { Intake } from './intake.ts';
import { ended, sent, shut } from './pace.ts';
import { bytesOf, cutsOf, piecesOf, type Writing } from './pieces.ts';
import { startReclaim, trying } from './reclaim.ts';
import type { Responses } from './responses.ts';
import type { Clock } from './recorder.ts';

/** What a client does on an open connection, waiting apart. */
export type Doing = Exclude<Act, { readonly kind: 'open' } | Idling>;

/** What acts are carried out with. */
export interface Hand {
  /** Carries out an act on an open connection. */
  perform(client: Client, act: Doing): void;
  /** Makes the next try of a client's reclaim. */
  claim(client: Client): void;
  /** Says QUIT, where the client has not left by itself. */
  leave(client: Client): void;
}

/** `written` is called when an act that takes several writes has made the last of them; between two of them `intake` is asked. */
export function createHand(
  responses: Responses,
  now: Clock,
  intake: Intake,
  written: (client: Client) => void,
): Hand {
  return { perform, claim, leave };

  function perform(client: Client, act: Doing): void {
    finish(client);
    const { connection, pace } = client;
    const fill = (text: string): string => responses.fill(client.index, text);
    const lines = linesOf(act).map((line) => filled(line, fill));
    switch (act.kind) {
      case 'begin': {
        const text = fill(act.text);
        pace.unfinished += text;
        connection?.write(text, 'plan');
        return;
      }
      case 'reclaim':
        client.reclaim = startReclaim(lines, now(), { ...unsaid(client), ...fragmentsOf(act) });
        claim(client);
        return;
      case 'send':
        send(client, lines, 'plan', act);
        return;
      case 'half-close':
      case 'close':
      case 'reset':
        client.parting = act.kind;
        send(client, lines, 'plan', { ...unsaid(client), ...fragmentsOf(act) });
        if (client.pieces.length === 0) part(client);
    }
  }

  function claim(client: Client): void {
    const { reclaim, pace } = client;
    if (reclaim === null) return;
    finish(client);
    trying(reclaim, pace.refusals, now());
    send(client, reclaim.lines, 'plan', reclaim.writing);
  }

  function leave(client: Client): void {
    finish(client);
    const { quitting, shut: isShut, unfinished } = client.pace;
    if (quitting || isShut) return;
    // A line that the plan leaves open is ended first, so that QUIT is a line of its own.
    send(client, (unfinished === '' ? ['QUIT'] : ['', 'QUIT']).map(unmarked), 'runner', unsaid(client));
  }

  function send(client: Client, lines: readonly FilledLine[], by: 'plan' | 'runner', how: Writing): void {
    const { connection, pace } = client;
    if (connection === null || !connection.open || lines.length === 0) return;
    const texts = lines.map(({ text }) => text);
    texts.forEach((text, at) => {
      const whole = at === 0 ? pace.unfinished + text : text;
      sent(pace, whole);
      responses.sent(client.index, whole);
    });
    pace.unfinished = '';
    const [first = '', ...rest] = piecesOf(bytesOf(texts, how), cutsOf(lines, how));
    client.pieces = rest;
    pace.writing = rest.length > 0;
    if (pace.writing) connection.write(first, by, later(client, rest));
    else connection.write(first, by);
    connection.leaving = pace.quitting;
  }

  /** Goes on when a piece has left, and the server has taken it in, so that each piece is read by itself. */
  function later(client: Client, pieces: string[]): () => void {
    return () => intake.whenTaken(() => goOn(client, pieces));
  }

  function goOn(client: Client, pieces: string[]): void {
    const { connection, pace } = client;
    const next = pieces.shift();
    // The next act has come before its turn.
    if (next === undefined || connection === null) return;
    pace.writing = pieces.length > 0 && connection.open;
    if (pace.writing) {
      connection.write(next, 'plan', later(client, pieces));
      return;
    }
    connection.write(next, 'plan');
    part(client);
    written(client);
  }
}

/** How lines are written where no act says it. */
function unsaid({ connection }: Client): Pick<Writing, 'bareLf'> {
  return connection?.lineEnd === '\n' ? { bareLf: true } : {};
}

/** Writes all that is left of an act: the wait for its last piece may have ended before its turn came. */
function finish(client: Client): void {
  const { connection, pace, pieces } = client;
  const left = pieces.splice(0).join('');
  if (left !== '') connection?.write(left, 'plan');
  pace.writing = false;
  part(client);
}

/** Ends the connection, where the act is to end with that. */
function part(client: Client): void {
  const { connection, pace, parting } = client;
  if (parting === null) return;
  client.parting = null;
  connection?.drop(parting);
  if (parting === 'half-close') shut(pace);
  else ended(pace);
}
