import type { Child } from './child.ts';
import { isOwnLimit } from './own-limits.ts';
import { connectCode, ownLimitError } from './port.ts';
import { StartError, type Exit, type StartOptions } from './server.ts';

/** A process that is waited for, and what it is called in a message. */
export interface Awaited {
  readonly name: string;
  readonly child: Child;
}

/** What has to be seen of a server before it is ready. */
export interface Sign {
  /** What a server does that shows it, such as `accept a connection`. */
  readonly what: string;
  /** The same as it is said of what has come to pass, such as `it listened`. */
  readonly done: string;
  /** Looks once, for so many ms at most: null where it was seen, else Node's code or any other reason. */
  look(within: number): Promise<string | null>;
}

export type Unready =
  | { readonly kind: 'ended'; readonly name: string; readonly exit: Exit; readonly before: string }
  | { readonly kind: 'aborted' }
  /** There never was a process, or nothing to connect with; `code` is Node's. */
  | { readonly kind: 'failed'; readonly name: string; readonly code: string }
  | { readonly kind: 'late'; readonly what: string };

export const acceptsConnection = (host: string, port: number): Sign => ({
  what: 'accept a connection',
  done: 'it listened',
  look: async (within) => connectCode(host, port, within),
});

/**
 * Waits for a sign while all of the processes run; null when it was seen. The only wait here that polls: nobody tells when a server is
 * ready.
 */
export async function waitForSign(
  sign: Sign,
  processes: readonly Awaited[],
  deadline: number,
  signal: StartOptions['signal'],
): Promise<Unready | null> {
  let ended: Unready | null = null;
  const ends = processes.map(async ({ name, child }) => {
    const exit = await child.exited;
    ended ??= { kind: 'ended', name, exit, before: sign.done };
  });
  let code: string | null = null;
  for (let pause = 1; performance.now() < deadline; pause = Math.min(pause * 2, 50)) {
    if (signal?.aborted === true) return { kind: 'aborted' };
    code = await sign.look(Math.max(1, deadline - performance.now()));
    if (code === null) return null;
    await Promise.race([...ends, new Promise((resolve) => setTimeout(resolve, pause))]);
    const failed = processes.find(({ child }) => child.failed() !== null);
    if (failed !== undefined) return { kind: 'failed', name: failed.name, code: failed.child.failed() ?? '' };
    if (ended !== null) return ended;
  }
  return code !== null && isOwnLimit(code)
    ? { kind: 'failed', name: 'the server', code }
    : { kind: 'late', what: sign.what };
}

/** What to tell the user; `log` holds what the processes wrote. */
export function unreadyError(
  unready: Unready,
  log: readonly string[],
  within: number,
  hint: string,
): StartError {
  const said =
    log.length === 0
      ? 'It wrote nothing.'
      : `It wrote:\n${log
          .slice(-10)
          .map((line) => `  ${line}`)
          .join('\n')}`;
  switch (unready.kind) {
    case 'aborted':
      return new StartError('interrupted before the server listened', 'nothing was tested');
    case 'failed':
      return isOwnLimit(unready.code)
        ? ownLimitError(unready.code)
        : new StartError(`${unready.name} could not be started (${unready.code})`, hint);
    case 'late':
      return new StartError(`the server did not ${unready.what} within ${within} ms. ${said}`, hint);
    case 'ended': {
      const { code, signal } = unready.exit;
      const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
      return new StartError(`${unready.name} ended ${how} before ${unready.before}. ${said}`, hint);
    }
  }
}
