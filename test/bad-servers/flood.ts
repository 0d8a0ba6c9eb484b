import type { Socket } from 'node:net';

const CHUNK = 64 * 1024;

/** Writes a text again and again, as long as anybody takes it. */
export function flood(socket: Socket, text: string, write: (bytes: string) => boolean): void {
  const chunk = text.repeat(Math.ceil(CHUNK / text.length));
  const pour = (): void => {
    while (socket.writable && write(chunk));
    if (socket.writable) socket.once('drain', pour);
  };
  pour();
}
