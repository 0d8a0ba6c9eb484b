import type { Message } from '../../model/message.ts';
import { receivedLine, type Received } from '../../model/received.ts';

/** Numerics that might stand for each other. */
const ERRORS = ['401', '421', '431', '432', '433', '451', '461', '462', '464', '904', '910'];

/** Nobody's word: no plan sends it, and no server has reason to. */
const STRANGE = 'zz9zz';

/**
 * What a server that breaks a rule about the form of replies might have sent in place of a line: the same with one thing wrong, be it
 * the source, the numeric or a parameter. `account`: whom its connection is logged in as; null for nobody.
 */
export function flawedLines(received: Received, account: string | null): readonly Received[] {
  const { message, event, at, since, proof } = received;
  if (message === null) return [];
  const { command, params } = message;
  const others: readonly Partial<Message>[] = [
    { source: null },
    { source: STRANGE },
    ...params.map((_, index) => ({ params: params.toSpliced(index, 1) })),
    ...params.flatMap((param, index) =>
      wordsFor(param, account).map((word) => ({ params: params.with(index, word) })),
    ),
    ...commandsFor(command).map((other) => ({ command: other })),
  ];
  const lines = others.map((other) =>
    receivedLine(lineOf({ ...message, ...other }), event, at, since, proof),
  );
  return proof === 'right' ? [...lines, { ...received, proof: 'wrong' }] : lines;
}

/** What may stand in place of a parameter: something strange, a word less of it or one more, a value, another digit, an account. */
function wordsFor(param: string, account: string | null): readonly string[] {
  const words = [STRANGE, param.split(' ').slice(1).join(' '), `${STRANGE} ${param}`, `${param}=x`];
  if (/^[01]$/.test(param)) words.push(String(1 - Number(param)));
  if (account !== null) words.push(account);
  return words;
}

function commandsFor(command: string): readonly string[] {
  if (/^00\d$/.test(command)) return [String(Number(command))];
  return /^[4-9]\d\d$/.test(command) ? ERRORS.filter((error) => error !== command) : [];
}

/** The line of a message. Whatever the last parameter is, it is marked as the last one. */
function lineOf({ source, command, params }: Message): string {
  const last = params.at(-1);
  const middle = params.slice(0, -1).map((param) => (/^[^ :][^ ]*$/.test(param) ? param : STRANGE));
  const words = [command, ...middle, ...(last === undefined ? [] : [`:${last}`])];
  return source === null ? words.join(' ') : `:${source} ${words.join(' ')}`;
}
