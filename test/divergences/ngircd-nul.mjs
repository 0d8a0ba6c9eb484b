// ngIRCd 26.1 hears no more of a connection that has sent it a NUL: neither that line nor any later one is answered, not even QUIT,
// while other connections are served. Usage: node FILE PORT
import net from 'node:net';

/** Logs on, sends a line and a PING behind it, and calls back with all that was said, once `ends` says that this is enough. */
function talk(nick, line, ends) {
  const socket = net.connect(Number(process.argv[2]), '127.0.0.1');
  let heard = '';
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text;
    if (ends(heard)) socket.destroy();
  });
  socket.on('close', () =>
    console.log(`${nick} ${/ 421 /.test(heard) ? 421 : '-'} ${/PONG .*t/.test(heard) ? 'PONG' : '-'}`),
  );
  socket.write(`NICK ${nick}\r\nUSER u 0 * :r\r\n${line}\r\nPING t\r\n`);
  return socket;
}

const mute = talk('nul', 'XYZZY a\0b', () => false);
// The other one comes later, and is answered nonetheless.
mute.on('connect', () =>
  talk('plain', 'XYZZY ab', (heard) => heard.includes('PONG')).on('close', () => mute.destroy()),
);
