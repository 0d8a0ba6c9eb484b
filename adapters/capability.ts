import { connect } from 'node:net';
import type { Sign } from './readiness.ts';

/** That a server lists a capability, with its value if it has one (IRCv3 CAP LS 302); each time on a connection of its own. */
export const offersCapability = (host: string, port: number, capability: string): Sign => ({
  what: `offer ${capability}`,
  done: `${capability} was on offer`,
  look: async (within) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: within });
      let heard = '';
      const end = (reason: string | null): void => {
        socket.destroy();
        resolve(reason);
      };
      socket
        .setEncoding('latin1')
        .once('connect', () => socket.write('CAP LS 302\r\n'))
        .once('error', ({ code, message }: NodeJS.ErrnoException) => end(code ?? message))
        .once('timeout', () => end('ETIMEDOUT'))
        .once('close', () => end('closed'))
        .on('data', (chunk: string) => {
          heard += chunk;
          const list = listed(heard);
          if (list !== null) end(list.includes(capability) ? null : 'not offered');
        });
    }),
});

/** What a CAP LS lists. It may take several lines, all but the last of which have a `*` in front; null until that came. */
export function listed(heard: string): readonly string[] | null {
  const lines = [...heard.matchAll(/^(?::\S+ )?CAP \S+ LS (\* )?:?(.*)\r?\n/gm)];
  if (!lines.some(([, more]) => more === undefined)) return null;
  return lines.flatMap(([, , list = '']) => list.trim().split(/ +/));
}
