import { asksForIrcx, readCommand } from '../../model/command.ts';
import { send } from './act.ts';
import { inSomeSpelling, someContended, someFree, someHolder } from './cast.ts';
import type { Dice } from './dice.ts';
import type { Draft, Part } from './draft.ts';
import type { Client } from './imagination.ts';

/** A line as a part of a script. */
export function line(text: string): Part {
  return { kind: 'line', line: text };
}

/** Two scripts as one: each keeps its order, and where they meet is drawn. */
export function interleaved(dice: Dice, one: readonly Part[], other: readonly Part[]): Part[] {
  const left = [one, other].map((parts) => [...parts]);
  const merged: Part[] = [];
  while (left.some((parts) => parts.length > 0)) {
    const from = dice.weigh(left.map((parts) => [parts.length, parts] as const));
    merged.push(...from.splice(0, 1));
  }
  return merged;
}

/** The script with a claim of what is taken in it, behind its first part. */
export function refusedWithin(dice: Dice, script: readonly Part[]): Part[] {
  return script.toSpliced(1 + dice.below(Math.max(script.length, 1)), 0, { kind: 'taken' });
}

/** The script with a claim of what nobody has in it. */
export function withAnother(dice: Dice, script: readonly Part[]): Part[] {
  return script.toSpliced(dice.below(script.length + 1), 0, { kind: 'free' });
}

/** Sends the next parts of a script in one write, as many as are wanted; what waits for an answer is not sent with what is answered. */
export function sendParts(draft: Draft, client: Client, script: Part[], wanted: number): void {
  const waiting = script.findIndex((part, at) => at > 0 && waits(draft, part));
  const count = waiting < 0 ? wanted : Math.min(wanted, waiting);
  send(draft, client, ...script.splice(0, count).map((part) => lineOf(draft, client, part)));
}

/** Services may pass over what comes before they have answered the line before. */
const IMPATIENT = 15;

function waits({ dice }: Draft, part: Part): boolean {
  if (part.kind !== 'line' || !part.line.startsWith('AUTH')) return false;
  // AUTH (IRCX) is answered by the server itself: only what answers a challenge has to wait for it.
  if (!part.line.startsWith('AUTHENTICATE')) return part.waits === true;
  return part.waits === true || !dice.percent(IMPATIENT);
}

/** MODE ISIRCX is a MODE like others once the client is registered: what that does, the model does not know. */
function isLateDiscovery({ begun }: Draft, { connection, named, introduced }: Client, line: string): boolean {
  return (named || introduced || begun.has(connection)) && asksForIrcx(readCommand(line));
}

function lineOf(draft: Draft, client: Client, part: Part): string {
  switch (part.kind) {
    case 'line':
      return isLateDiscovery(draft, client, part.line) ? 'ISIRCX' : part.line;
    case 'nick':
      return `NICK ${draft.dice.percent(60) ? someContended(draft) : someFree(draft, client)}`;
    case 'free':
      return `NICK ${someFree(draft, client)}`;
    case 'taken': {
      const nick = someHolder(draft, client)?.nick ?? null;
      return `NICK ${nick === null ? someContended(draft) : inSomeSpelling(draft, nick)}`;
    }
  }
}

/** Sends a script to its end, or to the client's; how many parts go in one write is drawn each time. */
export function sendAll(draft: Draft, client: Client, script: Part[], wanted: () => number): void {
  while (script.length > 0 && client.phase !== 'gone') sendParts(draft, client, script, wanted());
}

/** Each in its turn sends a line, now and then two in a row. */
export function takeTurns(draft: Draft, pair: readonly [Client, Client], scripts: readonly Part[][]): void {
  let turn = draft.dice.below(2);
  while (scripts.some((script) => script.length > 0)) {
    const client = pair[turn % 2];
    const script = scripts[turn % 2];
    if (client?.phase === 'gone') script?.splice(0);
    else if (client !== undefined && script !== undefined && script.length > 0)
      sendParts(draft, client, script, 1);
    turn += draft.dice.percent(80) ? 1 : 2;
  }
}
