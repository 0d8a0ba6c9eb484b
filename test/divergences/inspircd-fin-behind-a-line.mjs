// InspIRCd 3.15 does not see a client leave whose last line and whose FIN it meets together: the nick stays taken until the client
// times out. Usage: node FILE PORT
import net from 'node:net';

const CLIENTS = 20;
/** The suite grants a server two seconds to let go of a nick; this is more, in ms. */
const LONG_ENOUGH = 4_000;

const connect = () => net.connect({ port: Number(process.argv[2]), host: '127.0.0.1', noDelay: true });

/** Resolves with what was heard once it holds the words, or at the end of the connection. */
const heard = (socket, words) =>
  new Promise((resolve) => {
    let all = '';
    socket.setEncoding('latin1').on('close', () => resolve(all));
    socket.on('data', (text) => {
      all += text;
      if (words.test(all)) resolve(all);
    });
  });

async function logOn(nick) {
  const socket = connect();
  socket.write(`NICK ${nick}\r\nUSER u 0 * :r\r\n`);
  await heard(socket, / (376|422) /);
  return socket;
}

/** Gives the server so much to do that what is sent meanwhile is met together. */
async function whileBusy(act) {
  const busy = connect();
  const done = heard(busy, / 432 /);
  busy.write(`${'NICK\r\n'.repeat(5_000)}NICK #\r\n`);
  await new Promise((resolve) => busy.once('connect', resolve));
  act();
  await done;
  busy.destroy();
}

/** How many of the nicks are taken still when there was time enough to let go of them. */
async function held(nicks) {
  const until = performance.now() + LONG_ENOUGH;
  let left = nicks;
  while (left.length > 0 && performance.now() < until) {
    const claims = left.map(async (nick) => {
      const socket = connect();
      socket.write(`NICK ${nick}\r\nNICK #\r\n`);
      const answer = await heard(socket, / 432 /);
      socket.destroy();
      return answer.includes(' 433 ') ? [nick] : [];
    });
    left = (await Promise.all(claims)).flat();
  }
  return left.length;
}

/** So often it is tried to have the server meet both together: how busy it is then is a matter of luck. */
const ROUNDS = 5;

/** How many nicks stay taken when their clients have left, with a last line or without one. */
async function leftBehind(name, line) {
  const nicks = Array.from({ length: CLIENTS }, (_, index) => `${name}${index}`);
  const clients = await Promise.all(nicks.map(logOn));
  await whileBusy(() => {
    for (const client of clients) {
      if (line !== null) client.write(line);
      client.destroySoon();
    }
  });
  return held(nicks);
}

for (const [name, line] of [
  ['alone', null],
  ['line', 'PONG x\r\n'],
]) {
  let left = 0;
  for (let round = 0; round < ROUNDS && left === 0; round += 1)
    left = await leftBehind(`${name}${round}x`, line);
  console.log(`${name}: ${left > 0 ? 'held' : 'free'}`);
}
