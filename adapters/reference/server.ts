import { createServer, type Server, type Socket } from 'node:net';
import { afterAccept, isUnread } from './deadly.ts';
import type { House } from './house.ts';
import { inheritLogon } from './ircx/mishaps.ts';
import { leave } from './leaving.ts';
import { inheritPrivileges } from './operators.ts';
import { letGoOn, read, takeIn } from './reading.ts';
import { flush } from './replies.ts';
import { newSession, uidOf } from './session.ts';
import { inherit } from './upsets.ts';
import { noteActivity, watchSilence } from './silence.ts';
import { workOff } from './working.ts';

/** Connections that wait to be accepted: bursts of logons must not meet a full queue. */
const BACKLOG = 1024;

/** Listens on the loopback; port 0 picks a free one. @returns the port */
export async function listen(house: House, port: number): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    serve(house, socket),
  );
  house.listener = server;
  watchSilence(house);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, backlog: BACKLOG }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('a TCP server has an address with a port');
  return address.port;
}

function serve(house: House, socket: Socket): void {
  const refusal = house.door(house, socket);
  if (refusal !== null) {
    // What it sends meanwhile is read and dropped: unread bytes would turn the close into a reset, and lose the line.
    socket.on('error', () => socket.destroy()).resume();
    socket.end(refusal.reason === null ? '' : `ERROR :Closing Link: (${refusal.reason})\r\n`);
    return;
  }
  house.counts.opened += 1;
  house.counts.unregistered += 1;
  const session = newSession(socket, uidOf(house.counts.opened), house.leftovers.pop() ?? null);
  inherit(house, session);
  inheritLogon(house, session);
  inheritPrivileges(house, session);
  house.sessions.add(session);
  afterAccept(house, session);
  session.goOn = () => workOff(house, session);
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    // What a closed connection still sends is read and dropped: unread bytes would turn the close into a reset.
    if (session.phase === 'closed' || isUnread(house, session)) return;
    noteActivity(house, session);
    const all = takeIn(house, session, chunk);
    if (all === null) return;
    read(house, session, all);
    flush(house);
  });
  socket.on('end', () => {
    if (house.faults['ghost-after-fin']) return;
    leave(house, session, 'drop');
    socket.end();
  });
  // A reset is followed by `close`, like every other end.
  socket.on('error', () => {
    session.wasReset = true;
    socket.destroy();
  });
  socket.on('close', () => {
    leave(house, session, 'drop');
    letGoOn(house, session);
    house.sessions.delete(session);
    house.unwritten.delete(session);
  });
}
