// ngIRCd 26.1 keeps a core busy once a client has sent more than 512 bytes without the end of a line, and does not see that client
// leave. Usage: node FILE PORT PID (of the server; the figures are from Linux's /proc)
import { readFileSync } from 'node:fs';
import net from 'node:net';

const [port, pid] = process.argv.slice(2);
/** The suite grants a server two seconds to let go of a nick; this is more, in ms. */
const LONG_ENOUGH = 4_000;

const connect = () => net.connect({ port: Number(port), host: '127.0.0.1', noDelay: true });

/** Writes lines, and resolves with what was heard once it holds the words. */
const ask = (socket, lines, words) =>
  new Promise((resolve) => {
    let all = '';
    socket.setEncoding('latin1').on('data', (text) => {
      all += text;
      if (words.test(all)) resolve(all);
    });
    socket.write(lines);
  });

/** How long the process has run so far or waited for a core, in ms. */
function busyMs() {
  const [ran, waited] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ').map(Number);
  return (ran + waited) / 1e6;
}

/** Whether it does nothing but run for a second in which nobody asks for anything. */
async function rests() {
  const [began, before] = [performance.now(), busyMs()];
  await new Promise((resolve) => {
    setTimeout(resolve, 1_000);
  });
  return busyMs() - before < (performance.now() - began) / 2 ? 'rests' : 'busy';
}

/** Whether the nick is taken still when there was time enough to let go of it. */
async function isHeld(nick) {
  const until = performance.now() + LONG_ENOUGH;
  for (;;) {
    const socket = connect();
    const answer = await ask(socket, `NICK ${nick}\r\nNICK #x\r\n`, / 432 /);
    socket.destroy();
    if (!answer.includes(' 433 ')) return 'free';
    if (performance.now() > until) return 'held';
  }
}

for (const length of [500, 600]) {
  const client = connect();
  await ask(client, `NICK n${length}\r\nUSER u 0 * :r\r\n`, / (376|422) /);
  client.write('x'.repeat(length));
  const begun = await rests();
  client.destroy();
  console.log(`${length} bytes: ${begun}, then ${await isHeld(`n${length}`)}, ${await rests()}`);
}
