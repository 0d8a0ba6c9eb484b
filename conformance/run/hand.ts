import { linesOf, type Act, type Idling, type Sending } from '../plan.ts';
import type { Client } from './client.ts';
import { ended, sent, shut } from './pace.ts';
import { bytesOf, piecesOf } from './pieces.ts';
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

/** `written` is called when an act that takes several writes has made the last of them. */
export function createHand(responses: Responses, now: Clock, written: (client: Client) => void): Hand {
  return { perform, claim, leave };

  function perform(client: Client, act: Doing): void {
    finish(client);
    const { connection, pace } = client;
    const lines = linesOf(act).map((line) => responses.fill(client.index, line));
    switch (act.kind) {
      case 'begin': {
        const text = responses.fill(client.index, act.text);
        pace.unfinished += text;
        connection?.write(text, 'plan');
        return;
      }
      case 'reclaim':
        client.reclaim = startReclaim(lines, now());
        claim(client);
        return;
      case 'send':
        send(client, lines, 'plan', act);
        return;
      case 'half-close':
      case 'close':
      case 'reset':
        send(client, lines, 'plan');
        connection?.drop(act.kind);
        if (act.kind === 'half-close') shut(pace);
        else ended(pace);
    }
  }

  function claim(client: Client): void {
    const { reclaim, pace } = client;
    if (reclaim === null) return;
    finish(client);
    trying(reclaim, pace.refusals, now());
    send(client, reclaim.lines, 'plan');
  }

  function leave(client: Client): void {
    finish(client);
    const { quitting, shut: isShut, unfinished } = client.pace;
    if (quitting || isShut) return;
    // A line that the plan leaves open is ended first, so that QUIT is a line of its own.
    send(client, unfinished === '' ? ['QUIT'] : ['', 'QUIT'], 'runner');
  }

  function send(
    client: Client,
    lines: readonly string[],
    by: 'plan' | 'runner',
    how: Pick<Sending, 'bareLf' | 'cuts'> = {},
  ): void {
    const { connection, pace } = client;
    if (connection === null || !connection.open || lines.length === 0) return;
    lines.forEach((line, at) => {
      const whole = at === 0 ? pace.unfinished + line : line;
      sent(pace, whole);
      responses.sent(client.index, whole);
    });
    pace.unfinished = '';
    const [first = '', ...rest] = piecesOf(bytesOf(lines, how), how.cuts ?? []);
    connection.write(first, by);
    connection.leaving = pace.quitting;
    client.pieces = rest;
    if (rest.length > 0) goOn(client, rest);
  }

  /** Writes the other pieces, each in a turn of its own, so that each travels by itself. */
  function goOn(client: Client, pieces: string[]): void {
    const { connection, pace } = client;
    pace.writing = pieces.length > 0 && connection?.open === true;
    if (!pace.writing) {
      written(client);
      return;
    }
    setImmediate(() => {
      const next = pieces.shift();
      // The next act has come before its turn.
      if (next === undefined) return;
      connection?.write(next, 'plan');
      goOn(client, pieces);
    });
  }
}

/** Writes all that is left of an act: the wait for its last piece may have ended before its turn came. */
function finish({ connection, pace, pieces }: Client): void {
  const left = pieces.splice(0).join('');
  if (left !== '') connection?.write(left, 'plan');
  pace.writing = false;
}
