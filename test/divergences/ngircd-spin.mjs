// ngIRCd 26.1 keeps a core busy when more follows a line with a NUL than its buffer holds, and goes on when the client is long gone.
// Usage: node FILE PORT PID. Prints the share of a core that the process uses: at rest, meanwhile, and after the client has gone.
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const [port, pid] = process.argv.slice(2);

/** Time that the process has run or was ready to run, in ms. */
function busyMs() {
  const [ran, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number);
  return (ran + waited) / 1e6;
}

async function share(ms) {
  const [began, before] = [performance.now(), busyMs()];
  await pause(ms);
  return (busyMs() - before) / (performance.now() - began);
}

/** Waits until the process is as busy as that, 5 s at most. */
async function becomes(isSo) {
  let last = await share(100);
  for (let left = 50; left > 0 && !isSo(last); left -= 1) last = await share(100);
  return last;
}

const tell = (when, value) => console.log(`${when}: ${value > 0.9 ? 'busy' : 'at rest'}`);

tell('before', await becomes((value) => value < 0.5));
const client = net.connect({ port, host: '127.0.0.1', noDelay: true });
client.write('NICK a\0b\r\n', 'latin1');
client.write(`XYZZY :${'r'.repeat(600)}\r\n`);
tell('meanwhile', await becomes((value) => value > 0.9));
client.destroy();
await pause(1_000);
tell('a second after the client has gone', await share(500));
