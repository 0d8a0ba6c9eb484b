// An IRC server with async functions, by somebody who awaits each line of a client before the next one is looked at.
//
// Planted mistakes:
// - A nick is checked, a file of reserved nicks is awaited, then the nick is taken: two clients may both get it.
// - The password is checked when USER ends the registration, and not when NICK does.
// - Only CRLF ends a line: a lone LF does not.
import { readFile } from 'node:fs/promises';
import net from 'node:net';

const PORT = Number(process.argv[2]);
const PASSWORD = process.argv[3];
const HOST = 'await.example';
const IDLE = 90 * 1000;
const RESERVED = new URL('reserved-nicks.txt', import.meta.url);
const NICK = /^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]{0,15}$/;

/** Folded nick -> the client that has it. */
const holders = new Map();

const fold = (nick) => nick.toLowerCase().replaceAll('[', '{').replaceAll(']', '}').replaceAll('\\', '|');
const echoed = (word) => (/^[^:\s]\S*$/.test(word) ? word : '*');

/** The owner may write to this file while the server runs. There need not be one. */
async function isReserved(nick) {
  const text = await readFile(RESERVED, 'utf8').catch(() => '');
  return text.split('\n').some((line) => line.trim() !== '' && fold(line.trim()) === fold(nick));
}

function send(client, line) {
  if (client.socket.writable) client.socket.write(line.slice(0, 510) + '\r\n', 'latin1');
}

function numeric(client, code, ...rest) {
  send(client, `:${HOST} ${code} ${client.nick || '*'} ${rest.join(' ')}`);
}

function release(client) {
  if (holders.get(fold(client.nick)) === client) holders.delete(fold(client.nick));
}

function close(client, reason) {
  if (client.gone) return;
  client.gone = true;
  release(client);
  client.socket.end(`ERROR :${reason.slice(0, 300)}\r\n`, 'latin1');
}

function welcome(client) {
  client.registered = true;
  numeric(client, '001', `:Welcome to IRC ${client.nick}!${client.user}@${client.host}`);
  numeric(client, '002', `:Your host is ${HOST}, running version 0.1`);
  numeric(client, '003', ':This server was created recently');
  numeric(client, '004', HOST, '0.1', 'o', 'o');
  numeric(client, '005', 'CASEMAPPING=rfc1459', 'NICKLEN=16', ':are supported by this server');
  numeric(client, '422', ':MOTD File is missing');
}

async function nick(client, [wanted]) {
  if (!wanted) return numeric(client, '431', ':No nickname given');
  if (!NICK.test(wanted)) return numeric(client, '432', echoed(wanted), ':Erroneous nickname');
  const holder = holders.get(fold(wanted));
  if (holder && holder !== client) return numeric(client, '433', wanted, ':Nickname is already in use');
  if (await isReserved(wanted)) return numeric(client, '432', wanted, ':This nick is reserved');

  release(client);
  holders.set(fold(wanted), client);
  if (client.registered) send(client, `:${client.nick}!${client.user}@${client.host} NICK :${wanted}`);
  client.nick = wanted;
  if (client.user && !client.registered) welcome(client);
}

async function user(client, params) {
  if (client.registered) return numeric(client, '462', ':You may not reregister');
  if (params.length < 4) return numeric(client, '461', 'USER', ':Not enough parameters');
  client.user = params[0].replace(/[^\w.-]/g, '').slice(0, 10) || 'someone';
  if (!client.nick) return;
  if (PASSWORD && client.pass !== PASSWORD) {
    numeric(client, '464', ':Password incorrect');
    return close(client, 'Access denied');
  }
  welcome(client);
}

async function pass(client, [word]) {
  if (client.registered) return numeric(client, '462', ':You may not reregister');
  if (!word) return numeric(client, '461', 'PASS', ':Not enough parameters');
  client.pass = word;
}

async function ping(client, [token]) {
  if (!token) return numeric(client, '409', ':No origin specified');
  send(client, `:${HOST} PONG ${HOST} :${token}`);
}

async function quit(client, [reason = client.nick]) {
  close(client, `Quit: ${reason}`);
}

async function pong() {
  // Any data counts as a sign of life.
}

const commands = new Map(
  Object.entries({ NICK: nick, USER: user, PASS: pass, PING: ping, PONG: pong, QUIT: quit }),
);

async function handle(client, line) {
  if (client.gone || line.includes('\0')) return;
  const text = line.slice(0, 510).replace(/^ *(:[^ ]*)? */, '');
  const at = text.indexOf(' :');
  const params = (at < 0 ? text : text.slice(0, at)).split(' ').filter((word) => word);
  if (at >= 0) params.push(text.slice(at + 2));
  const command = params.shift();
  if (!command) return;

  const run = commands.get(command.toUpperCase());
  if (run) await run(client, params);
  else if (client.registered) numeric(client, '421', echoed(command), ':Unknown command');
  else numeric(client, '451', ':You have not registered');
}

const server = net.createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
  const host = socket.remoteAddress ?? '127.0.0.1';
  const client = {
    socket,
    host,
    nick: '',
    user: '',
    pass: '',
    registered: false,
    gone: false,
    pinged: false,
  };
  let rest = '';
  let work = Promise.resolve();
  const next = (step) => {
    work = work.then(step);
  };

  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    client.pinged = false;
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop();
    for (const line of lines) next(() => handle(client, line));
    if (rest.length > 4096) {
      rest = '';
      next(() => close(client, 'Input line too long'));
    }
  });
  socket.setTimeout(IDLE, () => {
    if (client.gone) return socket.destroy();
    if (client.pinged || !client.registered) return next(() => close(client, 'Ping timeout'));
    client.pinged = true;
    send(client, `PING :${HOST}`);
  });
  // What came before the end is answered first.
  socket.on('end', () => next(() => close(client, 'Connection closed')));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => next(() => close(client, 'Connection closed')));
});

server.listen(PORT, '127.0.0.1');
