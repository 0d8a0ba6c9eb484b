// ngIRCd 26.1 takes a line of 511 bytes when its CR and its LF arrive one after the other, and closes the connection when they
// arrive together. Usage: node FILE PORT
import net from 'node:net';

const LINE = `XYZZY :${'r'.repeat(504)}`;

const connect = () => net.connect({ port: Number(process.argv[2]), host: '127.0.0.1', noDelay: true });

/** Resolves when the server has looked after other connections: a fresh one gets its answer. */
const aMomentLater = () =>
  new Promise((resolve) => {
    const other = connect().setEncoding('latin1');
    other.on('data', () => other.destroy()).on('close', resolve);
    other.write('NICK #x\r\n');
  });

/** Writes the pieces one after the other, and tells what comes of them. */
async function talk(name, ...pieces) {
  const socket = connect().setEncoding('latin1');
  let heard = '';
  const over = new Promise((resolve) => socket.on('close', resolve));
  socket.on('data', (text) => {
    heard += text;
    if (/ 421 |ERROR/.test(heard)) socket.destroy();
  });
  socket.write(`NICK ${name}\r\nUSER u 0 * :r\r\n`);
  for (const piece of pieces) {
    await aMomentLater();
    socket.write(piece);
  }
  await over;
  console.log(`${name}: ${/ 421 |ERROR :.*/.exec(heard)?.[0].trim()}`);
}

await talk('apart', `${LINE}\r`, '\n');
await talk('together', `${LINE}\r\n`);
