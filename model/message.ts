/**
 * A message of the IRC client protocol (RFC 1459 2.3.1, RFC 2812 2.3.1, IRCv3 message tags).
 * Strings hold one character a byte (latin-1), so that any bytes survive.
 */
export interface Message {
  /** Tag keys to unescaped values; the empty map when there are none. A tag without a value is the empty string. */
  readonly tags: ReadonlyMap<string, string>;
  /** The source without its colon, or null. */
  readonly source: string | null;
  /** The command or numeric as it was written. */
  readonly command: string;
  readonly params: readonly string[];
}

const NO_TAGS: ReadonlyMap<string, string> = new Map();
const SPACE = 32;
const COLON = 58;

/** A line of 512 bytes has room for 255 parameters; of a longer one the last of so many holds the rest. */
const MOST_PARAMS = 256;

/** Reads one line without its terminator. Null when it holds no command (an empty line, spaces, a lone source). */
export function parseMessage(line: string): Message | null {
  let at = 0;
  let tags = NO_TAGS;
  let source: string | null = null;
  if (line.charCodeAt(0) === 64) {
    const end = wordEnd(line, 0);
    tags = parseTags(line.slice(1, end));
    at = skipSpaces(line, end);
  }
  at = skipSpaces(line, at);
  if (line.charCodeAt(at) === COLON) {
    const end = wordEnd(line, at);
    source = line.slice(at + 1, end);
    at = skipSpaces(line, end);
  }
  const commandEnd = wordEnd(line, at);
  if (commandEnd === at) return null;
  const command = line.slice(at, commandEnd);
  const params: string[] = [];
  at = skipSpaces(line, commandEnd);
  while (at < line.length) {
    if (line.charCodeAt(at) === COLON) {
      params.push(line.slice(at + 1));
      break;
    }
    const end = params.length + 1 < MOST_PARAMS ? wordEnd(line, at) : line.length;
    params.push(line.slice(at, end));
    at = skipSpaces(line, end);
  }
  return { tags, source, command, params };
}

/**
 * Writes a message as one line without its terminator; the last parameter gets a colon only where it needs one.
 * @throws RangeError when a part cannot be written, such as a space in a middle parameter.
 */
export function formatMessage(message: {
  readonly tags?: ReadonlyMap<string, string>;
  readonly source?: string | null;
  readonly command: string;
  readonly params?: readonly string[];
}): string {
  const words: string[] = [];
  if (message.tags !== undefined && message.tags.size > 0) words.push(`@${formatTags(message.tags)}`);
  if (message.source !== undefined && message.source !== null)
    words.push(`:${word(message.source, 'source')}`);
  // Read back, a command that begins like tags or a source would be one.
  if (/^[:@]/.test(message.command))
    throw new RangeError(`no command begins with : or @: ${JSON.stringify(message.command)}`);
  words.push(word(message.command, 'command'));
  const params = message.params ?? [];
  params.forEach((param, index) => {
    const middle = param !== '' && !param.includes(' ') && !param.startsWith(':');
    if (!middle && index < params.length - 1) {
      throw new RangeError(
        `only the last parameter may be empty, hold a space or start with a colon: ${JSON.stringify(param)}`,
      );
    }
    refuseLineEnds(param, 'parameter');
    words.push(middle ? param : `:${param}`);
  });
  return words.join(' ');
}

const UNESCAPED: Readonly<Record<string, string>> = { ':': ';', s: ' ', r: '\r', n: '\n' };
const ESCAPED: Readonly<Record<string, string>> = {
  ';': '\\:',
  ' ': '\\s',
  '\\': '\\\\',
  '\r': '\\r',
  '\n': '\\n',
};

function parseTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of text.split(';')) {
    if (tag === '') continue;
    const equals = tag.indexOf('=');
    const key = equals < 0 ? tag : tag.slice(0, equals);
    const value = equals < 0 ? '' : tag.slice(equals + 1);
    // A lone backslash at the end stands for nothing; before any other character it is dropped (IRCv3 message tags).
    tags.set(
      key,
      value.replaceAll(/\\(.?)/gs, (_, escaped: string) => UNESCAPED[escaped] ?? escaped),
    );
  }
  return tags;
}

function formatTags(tags: ReadonlyMap<string, string>): string {
  return [...tags]
    .map(([key, value]) => {
      const name = word(key, 'tag');
      if (/[;=]/.test(name) || value.includes('\0'))
        throw new RangeError(`a tag cannot hold this: ${JSON.stringify([key, value])}`);
      return value === '' ? name : `${name}=${value.replaceAll(/[; \\\r\n]/g, (raw) => ESCAPED[raw] ?? raw)}`;
    })
    .join(';');
}

function word(text: string, what: string): string {
  if (text === '' || text.includes(' '))
    throw new RangeError(`a ${what} must be one word: ${JSON.stringify(text)}`);
  refuseLineEnds(text, what);
  return text;
}

function refuseLineEnds(text: string, what: string): void {
  if (/[\r\n\0]/.test(text))
    throw new RangeError(`a ${what} may not hold CR, LF or NUL: ${JSON.stringify(text)}`);
}

function wordEnd(line: string, from: number): number {
  const end = line.indexOf(' ', from);
  return end < 0 ? line.length : end;
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === SPACE) at += 1;
  return at;
}
