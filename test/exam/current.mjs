// An IRC server with an array of clients and one global, the current client, whom every function is about.
// A nick that is held by a client that has not registered goes to the next who asks; the first is disconnected.
//
// Planted mistakes:
// - Who takes such a nick is forgotten: the disconnected client stays the current one, and gets the rest of the work.
// - The numerics of a nick in use and of an erroneous nick are swapped: 432 for 433, 433 for 432.
// - USER is not refused after registration: it registers again, with a second welcome.
import net from 'node:net';

const NAME = 'current.example';
const PORT = parseInt(process.argv[2], 10);
const PASSWORD = process.argv[3] || null;

const RPL_WELCOME = '001';
const RPL_YOURHOST = '002';
const RPL_CREATED = '003';
const RPL_MYINFO = '004';
const RPL_ISUPPORT = '005';
const RPL_LUSERCLIENT = '251';
const RPL_LUSERME = '255';
const RPL_MOTD = '372';
const RPL_MOTDSTART = '375';
const RPL_ENDOFMOTD = '376';
const ERR_NOORIGIN = '409';
const ERR_UNKNOWNCOMMAND = '421';
const ERR_NONICKNAMEGIVEN = '431';
const ERR_NICKNAMEINUSE = '432';
const ERR_ERRONEUSNICKNAME = '433';
const ERR_NOTREGISTERED = '451';
const ERR_NEEDMOREPARAMS = '461';
const ERR_ALREADYREGISTRED = '462';
const ERR_PASSWDMISMATCH = '464';

const clients = [];
let current = null;

function say(line) {
  if (current.socket.writable) current.socket.write(`${line.substring(0, 510)}\r\n`, 'latin1');
}

function numeric(code, text) {
  say(`:${NAME} ${code} ${current.nick || '*'} ${text}`);
}

function mask() {
  return `${current.nick}!${current.user}@localhost`;
}

function middle(text) {
  return text === '' || text.startsWith(':') || text.includes(' ') ? '*' : text;
}

function leave() {
  const at = clients.indexOf(current);
  if (at >= 0) clients.splice(at, 1);
}

function goodbye(reason) {
  if (!clients.includes(current)) return;
  leave();
  current.socket.end(`ERROR :${reason.substring(0, 400)}\r\n`, 'latin1');
}

function tryWelcome() {
  if (!current.nick || !current.user) return;
  if (PASSWORD && current.pass !== PASSWORD) {
    numeric(ERR_PASSWDMISMATCH, ':Password incorrect');
    goodbye('Bad password');
    return;
  }
  current.registered = true;
  const count = clients.filter((client) => client.registered).length;
  numeric(RPL_WELCOME, `:Welcome ${mask()}`);
  numeric(RPL_YOURHOST, `:Your host is ${NAME}, running version current-1`);
  numeric(RPL_CREATED, ':This server was created this year');
  numeric(RPL_MYINFO, `${NAME} current-1 o o`);
  numeric(RPL_ISUPPORT, 'CASEMAPPING=ascii NICKLEN=12 USERLEN=8 :are supported by this server');
  numeric(RPL_LUSERCLIENT, `:There are ${count} users and 0 invisible on 1 servers`);
  numeric(RPL_LUSERME, `:I have ${count} clients and 0 servers`);
  numeric(RPL_MOTDSTART, `:- ${NAME} Message of the day -`);
  numeric(RPL_MOTD, ':- There is one of us at a time.');
  numeric(RPL_ENDOFMOTD, ':End of /MOTD command.');
}

function nick(wanted) {
  if (!wanted) return numeric(ERR_NONICKNAMEGIVEN, ':No nickname given');
  if (!/^[A-Z[\]\\`_^{|}][A-Z0-9[\]\\`_^{|}-]{0,11}$/i.test(wanted))
    return numeric(ERR_ERRONEUSNICKNAME, `${middle(wanted)} :Erroneous nickname`);
  const same = wanted.toLowerCase();
  const holder = clients.find((client) => client !== current && client.nick.toLowerCase() === same);
  if (holder && holder.registered) return numeric(ERR_NICKNAMEINUSE, `${wanted} :Nickname is already in use`);
  if (holder) {
    current = holder;
    goodbye('Your nick was taken by somebody else');
  }
  if (current.registered && current.nick !== wanted) say(`:${mask()} NICK :${wanted}`);
  current.nick = wanted;
  if (!current.registered) tryWelcome();
}

function user(params) {
  if (params.length < 4) return numeric(ERR_NEEDMOREPARAMS, 'USER :Not enough parameters');
  current.user = params[0].replace(/[^\w.-]/g, '').substring(0, 8) || 'user';
  tryWelcome();
}

function pass(word) {
  if (current.registered) return numeric(ERR_ALREADYREGISTRED, ':You may not reregister');
  if (!word) return numeric(ERR_NEEDMOREPARAMS, 'PASS :Not enough parameters');
  current.pass = word;
}

function ping(token) {
  if (!token) return numeric(ERR_NOORIGIN, ':No origin specified');
  say(`:${NAME} PONG ${NAME} :${token}`);
}

function unknown(command) {
  if (current.registered) numeric(ERR_UNKNOWNCOMMAND, `${middle(command)} :Unknown command`);
  else numeric(ERR_NOTREGISTERED, ':You have not registered');
}

function line(text) {
  if (!clients.includes(current) || text.includes('\0')) return;
  const [, command = '', args = ''] = /^ *(?::[^ ]*)? *([^ ]*)(.*)$/s.exec(text);
  const params = [];
  for (const [, trailing, plain] of args.matchAll(/ +(?::(.*)|([^ ]+))/gs)) params.push(trailing ?? plain);
  if (command === '') return;
  switch (command.toUpperCase()) {
    case 'NICK':
      return nick(params[0]);
    case 'USER':
      return user(params);
    case 'PASS':
      return pass(params[0]);
    case 'PING':
      return ping(params[0]);
    case 'PONG':
      return undefined;
    case 'QUIT':
      return goodbye(`Quit: ${params[0] ?? current.nick}`);
    default:
      return unknown(command);
  }
}

const server = net.createServer((socket) => {
  const client = { socket, nick: '', user: '', pass: '', buffer: '', registered: false, pinged: false };
  clients.push(client);
  socket.setEncoding('latin1');
  socket.setNoDelay(true);
  socket.setTimeout(120_000);
  socket.on('data', (data) => {
    current = client;
    client.pinged = false;
    client.buffer += data;
    const lines = client.buffer.split(/\r|\n/);
    client.buffer = lines.pop();
    lines.forEach((text) => line(text.substring(0, 510)));
    if (client.buffer.length > 8000) {
      client.buffer = '';
      goodbye('Line too long');
    }
  });
  socket.on('timeout', () => {
    current = client;
    if (!clients.includes(client)) return socket.destroy();
    if (client.pinged || !client.registered) return goodbye('Ping timeout');
    client.pinged = true;
    say(`PING :${NAME}`);
  });
  const lost = () => {
    current = client;
    leave();
  };
  socket.on('end', lost);
  socket.on('error', lost);
  socket.on('close', lost);
});

server.listen(PORT, '127.0.0.1');
process.once('SIGTERM', () => process.exit());
