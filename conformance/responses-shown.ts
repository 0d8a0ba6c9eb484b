import type { Account } from '../adapters/server.ts';
import { CHUNK, readCommand } from '../model/command.ts';
import { parseMessage } from '../model/message.ts';
import { hasSecrets, RESPONSE } from './account-concealer.ts';
import type { History, HistoryEvent } from './history.ts';
import { decodeBase64 } from './sasl/base64.ts';
import { startDialogue, type Dialogue } from './sasl/dialogue.ts';
import { readPlain } from './sasl/plain.ts';
import { readClientFinal } from './sasl/scram.ts';

/** What is said to SASL, in bytes, from where an AUTHENTICATE has its parameter to the end of the line. */
const SAID = /(?:^|\n)(?: *@\S+ +)? *(?::\S* +)?AUTHENTICATE +([^\r\n]+)/gi;
/** What of it is no response: a mechanism, an empty response, an abort. */
const NO_RESPONSE = /^:?(?:\+|\*|[A-Z0-9_-]{1,20}) *$/;

/** The history with the responses taken out that hold the passwords of secret accounts: all that clients say to a mechanism. */
export function withoutResponses(history: History, accounts: readonly Account[]): History {
  if (!hasSecrets(accounts)) return history;
  const streams = Array.from({ length: history.connections }, () => '');
  for (const event of history.events) if (event.kind === 'write') streams[event.connection] += event.data;
  const hidden = streams.map(rangesOf);
  const offsets = streams.map(() => 0);
  const events = history.events.map((event): HistoryEvent => {
    if (event.kind !== 'write') return event;
    const { connection, data } = event;
    const from = offsets[connection] ?? 0;
    offsets[connection] = from + data.length;
    const ranges = (hidden[connection] ?? []).filter(
      ([start, end]) => start < from + data.length && end > from,
    );
    return ranges.length === 0 ? event : { ...event, data: cutOut(data, ranges, from) };
  });
  return { ...history, events };
}

type Range = readonly [start: number, end: number];

function rangesOf(stream: string): readonly Range[] {
  return [...stream.matchAll(SAID)].flatMap(({ index, 0: line, 1: said = '' }): Range[] => {
    const end = index + line.length;
    return isHarmless(said) ? [] : [[end - said.length, end]];
  });
}

/** Whether it is a word that a mechanism may be called by, and no response that happens to look like one. */
function isHarmless(said: string): boolean {
  return NO_RESPONSE.test(said) && !(decodeBase64(said.trim()) ?? '').includes('\0');
}

function cutOut(data: string, ranges: readonly Range[], from: number): string {
  let text = '';
  let at = 0;
  for (const [start, end] of ranges) {
    text += data.slice(at, Math.max(0, start - from)) + RESPONSE;
    at = Math.min(data.length, end - from);
  }
  return text + data.slice(at);
}

/** What the AUTHENTICATE lines of a history come to, for people: by event, for each line of a write that ends there. */
export function responseNotes(
  { events, connections }: History,
  accounts: readonly Account[],
): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, readonly string[]>();
  const dialogues = Array.from({ length: connections }, () => startDialogue(accounts));
  const begun = dialogues.map(() => '');
  for (const [index, event] of events.entries()) {
    const dialogue = dialogues[event.connection];
    if (dialogue === undefined) continue;
    if (event.kind === 'write') {
      const lines = ((begun[event.connection] ?? '') + event.data).split('\n');
      begun[event.connection] = lines.pop() ?? '';
      notes.set(
        index,
        lines.map((line) => saidNote(dialogue, line.replace(/\r$/, ''))),
      );
    } else if (event.kind === 'line') {
      notes.set(index, [heardNote(dialogue, event.line, begun[event.connection] ?? '')]);
    }
  }
  return notes;
}

function saidNote(dialogue: Dialogue, line: string): string {
  const { verb, params } = readCommand(line);
  const [parameter] = params;
  if (verb !== 'AUTHENTICATE' || parameter === undefined) return '';
  const { bytes, authentication } = dialogue.said(parameter);
  const { size, plain, scramFirst, scramFinal } = authentication;
  if (size === CHUNK) return '';
  if (plain !== null) return `PLAIN for ${plain}`;
  const response = readPlain(bytes);
  if (response !== null) return `wrong PLAIN for ${response.authcid}`;
  if (scramFirst !== null) return `SCRAM for ${scramFirst.name}`;
  if (scramFinal !== null) return `SCRAM proof for ${scramFinal}`;
  return readClientFinal(bytes) === null ? '' : 'wrong SCRAM proof';
}

function heardNote(dialogue: Dialogue, line: string, unfinished: string): string {
  const message = parseMessage(line);
  const [parameter] = message?.params ?? [];
  if (message?.command !== 'AUTHENTICATE' || parameter === undefined) return '';
  const proof = dialogue.heard(parameter, unfinished);
  return proof === null ? '' : `${proof} SCRAM signature`;
}
