// ngIRCd 26.1 says nothing of a KILL whose nick nobody has, where RFC 1459 4.6.1 and RFC 2812 3.7.1 list 401. Usage: node FILE PORT PID NAME PASSWORD
import net from 'node:net';

const [port, , name, password] = process.argv.slice(2);
const socket = net.connect(Number(port), '127.0.0.1');
let heard = '';
socket.setEncoding('latin1').on('data', (text) => (heard += text));
socket.on('close', () => {
  const words = heard.split('\r\n').map((line) => line.replace(/^:\S+ /, '').split(' ')[0]);
  console.log(words.filter((word) => /^(381|401|481|PONG)$/.test(word)).join('\n'));
});
const kill = 'KILL nobody :x';
socket.write(
  `NICK dan\r\nUSER u 0 * :r\r\n${kill}\r\nOPER ${name} ${password}\r\n${kill}\r\nPING t\r\nQUIT\r\n`,
);
