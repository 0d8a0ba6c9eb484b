// InspIRCd 3.15 with atheme-services 7.2.12 says 906 for an abort by itself, and passes the abort on; that services call the exchange failed
// comes later, and ends the next one. Usage: node FILE PORT
import net from 'node:net';

/** A client that writes, and waits for a line. */
function client() {
  const socket = net.connect({ port: Number(process.argv[2]), host: '127.0.0.1', noDelay: true });
  let heard = '';
  socket.setEncoding('latin1').on('data', (text) => {
    heard += text;
    socket.emit('heard');
  });
  return {
    close: () => socket.destroy(),
    /** Writes lines, and waits for what matches in all that comes from then on. */
    async say(lines, awaited) {
      heard = '';
      socket.write(`${lines.join('\r\n')}\r\n`);
      while (!awaited.test(heard)) await new Promise((resolve) => socket.once('heard', resolve));
      return awaited.exec(heard)[0].trim();
    },
  };
}

const ANSWER = /AUTHENTICATE :\+| 90\d /;
const other = client();
await other.say(['CAP REQ :sasl', 'NICK one', 'USER u 0 * :r', 'CAP END'], / 001 /);

/** Aborts an exchange right behind news of another client, with which the abort shares the link to the services; then begins one anew. */
async function abortAndBegin(nick, meanwhile) {
  const one = client();
  await one.say(['CAP REQ :sasl'], / ACK /);
  await one.say(['AUTHENTICATE PLAIN'], ANSWER);
  await other.say([`NICK ${nick}`], / NICK /);
  await one.say(['AUTHENTICATE *'], / 906 /);
  await meanwhile();
  const answer = await one.say(['AUTHENTICATE PLAIN'], ANSWER);
  one.close();
  return answer;
}

/** Services take up one after the other: when they have answered this one, they have answered all before it. */
const servicesAnswer = () => other.say(['AUTHENTICATE NONE'], / 904 /);

console.log(`when services have answered: ${await abortAndBegin('two', servicesAnswer)}`);
console.log(`at once: ${await abortAndBegin('three', () => undefined)}`);
other.close();
