// InspIRCd 3.15 with atheme-services 7.2.12 never answers a mechanism of 400 bytes, nor any AUTHENTICATE behind it, where SASL 3.1 asks for
// 904. Usage: node FILE PORT
import net from 'node:net';

const connect = () => net.connect({ port: Number(process.argv[2]), host: '127.0.0.1', noDelay: true });

/** Asks for SASL, names mechanisms one after the other, and tells what each is answered when `until` says that it is time. */
function talk(name, mechanisms, until) {
  const socket = connect().setEncoding('latin1');
  let heard = '';
  const answers = () => heard.match(/AUTHENTICATE :\+| 90\d /g)?.map((answer) => answer.trim()) ?? [];
  return new Promise((resolve) => {
    const next = async () => {
      const mechanism = mechanisms.shift();
      if (mechanism === undefined) {
        socket.destroy();
        resolve(`${name}: ${answers().join(', ') || 'nothing'}`);
        return;
      }
      const before = answers().length;
      socket.write(`AUTHENTICATE ${mechanism}\r\n`);
      await until(() => answers().length > before, socket);
      await next();
    };
    socket.on('data', (text) => {
      heard += text;
      socket.emit('heard');
      if (text.includes(' ACK ')) void next();
    });
    socket.write('CAP REQ :sasl\r\n');
  });
}

/** Waits for the answer. */
const answered = async (is, socket) => {
  while (!is()) await new Promise((resolve) => socket.once('heard', resolve));
};

/** Waits until another client has been answered twice: services take up one after the other. */
const othersAnswered = () => talk('', ['NONE', 'NONE'], answered);

console.log(await talk('4 bytes', ['NONE', 'PLAIN'], answered));
console.log(await talk('400 bytes', ['X'.repeat(400), 'PLAIN'], othersAnswered));
