// ngIRCd 26.1 drops `NICK *` of a client without a nick in silence, where RFC 1459 6.1 and Modern IRC ask for 432: it says so of #x,
// and never of *, neither at once nor in place of the welcome. Usage: node FILE PORT
import net from 'node:net';

const socket = net.connect(Number(process.argv[2]), '127.0.0.1');
let heard = '';
socket.setEncoding('latin1').on('data', (text) => (heard += text));
socket.on('close', () => console.log(heard.replaceAll('\r', '').trim()));
socket.write('USER u 0 * :r\r\nNICK #x\r\nNICK *\r\nNICK good\r\nQUIT\r\n');
