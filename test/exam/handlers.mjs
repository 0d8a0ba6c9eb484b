// An IRC server with a table of handlers, by somebody who also wanted channels.
//
// Planted mistakes:
// - No socket has an 'error' listener: a connection that is reset ends the server.
// - Only 001 was typed by hand; 002 to 005 go through a helper that takes numbers, and are sent as 2, 3, 4 and 5.
// - A nick is cut to its length, and its characters are not looked at.
import { createServer } from 'node:net';

const [, , PORT, PASSWORD] = process.argv;
const SERVER = 'table.example';
const NICKLEN = 30;
const clients = new Set();
const channels = new Map(); // folded name -> { name, members }

const fold = (text) => text.replace(/[A-Z[\\\]^]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
const word = (text) => (/^:| |^$/.test(text) ? '*' : text);
const prefix = (client) => `${client.nick}!${client.user}@localhost`;

function write(client, line) {
  if (client.socket.writable) client.socket.write(Buffer.from(line.slice(0, 510) + '\r\n', 'latin1'));
}

function reply(client, number, text) {
  write(client, `:${SERVER} ${number} ${client.nick ?? '*'} ${text}`);
}

/** The client itself, and each client that shares a channel with it, once. */
function peers(client) {
  const all = new Set([client]);
  for (const { members } of channels.values()) {
    if (members.has(client)) for (const member of members) all.add(member);
  }
  return all;
}

function part(client, key) {
  const { members } = channels.get(key);
  members.delete(client);
  if (members.size === 0) channels.delete(key);
}

function remove(client, reason) {
  if (!clients.delete(client)) return;
  const others = peers(client);
  others.delete(client);
  for (const other of others) write(other, `:${prefix(client)} QUIT :${reason}`);
  for (const [key, { members }] of channels) if (members.has(client)) part(client, key);
}

function disconnect(client, reason) {
  if (!clients.has(client)) return;
  remove(client, reason);
  client.socket.end(`ERROR :Closing Link: ${reason.slice(0, 400)}\r\n`, 'latin1');
}

function welcome(client) {
  if (client.nick === undefined || client.user === undefined) return;
  if (PASSWORD !== undefined && client.pass !== PASSWORD) {
    reply(client, 464, ':Password incorrect');
    disconnect(client, 'Bad password');
    return;
  }
  client.registered = true;
  write(client, `:${SERVER} 001 ${client.nick} :Welcome to the table, ${prefix(client)}`);
  reply(client, 2, `:Your host is ${SERVER}, running version 3`);
  reply(client, 3, ':This server was created on a Sunday');
  reply(client, 4, `${SERVER} 3 o n`);
  reply(client, 5, `CASEMAPPING=rfc1459 CHANTYPES=# NICKLEN=${NICKLEN} :are supported by this server`);
  reply(client, 422, ':MOTD File is missing');
}

/** An error is told of a PRIVMSG, never of a NOTICE. */
function speak(client, verb, [targets, text]) {
  const fail = (number, what) => verb === 'PRIVMSG' && reply(client, number, what);
  if (!targets) return fail(411, `:No recipient given (${verb})`);
  if (!text) return fail(412, ':No text to send');
  for (const target of targets.split(',')) {
    const channel = channels.get(fold(target));
    const user = [...clients].find((other) => other.registered && fold(other.nick) === fold(target));
    if (channel && !channel.members.has(client)) fail(404, `${channel.name} :Cannot send to channel`);
    else if (!channel && !user) fail(401, `${word(target)} :No such nick/channel`);
    else {
      const hearers = channel ? [...channel.members].filter((member) => member !== client) : [user];
      for (const hearer of hearers) write(hearer, `:${prefix(client)} ${verb} ${target} :${text}`);
    }
  }
}

const handlers = {
  PASS(client, [pass]) {
    if (client.registered) reply(client, 462, ':Already registered');
    else if (!pass) reply(client, 461, 'PASS :Not enough parameters');
    else client.pass = pass;
  },
  NICK(client, [wanted]) {
    if (!wanted) return reply(client, 431, ':No nickname given');
    const nick = wanted.slice(0, NICKLEN);
    for (const other of clients) {
      if (other !== client && other.nick !== undefined && fold(other.nick) === fold(nick))
        return reply(client, 433, `${nick} :Nickname is already in use`);
    }
    if (client.registered) for (const peer of peers(client)) write(peer, `:${prefix(client)} NICK :${nick}`);
    client.nick = nick;
    if (!client.registered) welcome(client);
  },
  USER(client, params) {
    if (client.registered) return reply(client, 462, ':Already registered');
    if (params.length < 4) return reply(client, 461, 'USER :Not enough parameters');
    client.user = params[0].replace(/[^a-z0-9_.-]/gi, '').slice(0, 16) || 'anon';
    welcome(client);
  },
  PING(client, [token]) {
    if (token) write(client, `:${SERVER} PONG ${SERVER} :${token}`);
    else reply(client, 409, ':No origin specified');
  },
  PONG() {},
  QUIT(client, [reason]) {
    disconnect(client, `Quit: ${(reason ?? 'leaving').slice(0, 300)}`);
  },
  JOIN(client, [names]) {
    if (!names) return reply(client, 461, 'JOIN :Not enough parameters');
    for (const name of names.split(',')) {
      const key = fold(name);
      if (!/^#[^ ,:]{1,49}$/.test(name) || name.includes('\u0007')) {
        reply(client, 403, `${word(name)} :No such channel`);
        continue;
      }
      const channel = channels.get(key) ?? { name, members: new Set() };
      if (channel.members.has(client)) continue;
      channels.set(key, channel);
      channel.members.add(client);
      for (const member of channel.members) write(member, `:${prefix(client)} JOIN ${channel.name}`);
      const nicks = [...channel.members].map((member) => member.nick);
      while (nicks.length > 0) reply(client, 353, `= ${channel.name} :${nicks.splice(0, 10).join(' ')}`);
      reply(client, 366, `${channel.name} :End of /NAMES list`);
    }
  },
  PART(client, [names, reason]) {
    if (!names) return reply(client, 461, 'PART :Not enough parameters');
    for (const name of names.split(',')) {
      const channel = channels.get(fold(name));
      if (!channel) reply(client, 403, `${word(name)} :No such channel`);
      else if (!channel.members.has(client))
        reply(client, 442, `${channel.name} :You're not on that channel`);
      else {
        for (const member of channel.members)
          write(member, `:${prefix(client)} PART ${channel.name} :${reason ?? ''}`);
        part(client, fold(name));
      }
    }
  },
  PRIVMSG: (client, params) => speak(client, 'PRIVMSG', params),
  NOTICE: (client, params) => speak(client, 'NOTICE', params),
};

const beforeRegistration = new Set(['PASS', 'NICK', 'USER', 'PING', 'PONG', 'QUIT']);

function execute(client, line) {
  const text = line.slice(0, 510).replace(/^ *(:[^ ]*)? */, '');
  if (text === '' || text.includes('\0')) return;
  const [middle, ...trailing] = text.split(' :');
  const params = middle.split(' ').filter((param) => param !== '');
  if (trailing.length > 0) params.push(trailing.join(' :'));
  const command = params.shift() ?? '';
  const handler = handlers[command.toUpperCase()];
  if (!client.registered && !beforeRegistration.has(command.toUpperCase()))
    reply(client, 451, ':You have not registered');
  else if (handler) handler(client, params);
  else reply(client, 421, `${word(command)} :Unknown command`);
}

createServer((socket) => {
  const client = { socket, buffer: '', registered: false, heard: Date.now(), pinged: false };
  clients.add(client);
  socket.setNoDelay();
  socket.on('data', (data) => {
    if (!clients.has(client)) return;
    client.heard = Date.now();
    client.pinged = false;
    client.buffer += data.toString('latin1');
    const lines = client.buffer.split(/[\r\n]/);
    client.buffer = lines.pop();
    for (const line of lines) if (clients.has(client)) execute(client, line);
    if (client.buffer.length > 4096) disconnect(client, 'Line too long');
  });
  socket.on('end', () => remove(client, 'Connection closed'));
  socket.on('close', () => remove(client, 'Connection reset'));
  socket.setTimeout(200_000, () => clients.has(client) || socket.destroy());
}).listen(Number(PORT), '127.0.0.1');

setInterval(() => {
  for (const client of clients) {
    const silent = Date.now() - client.heard;
    if (silent > 180_000 || (silent > 90_000 && !client.registered)) disconnect(client, 'Ping timeout');
    else if (silent > 90_000 && !client.pinged) {
      client.pinged = true;
      write(client, `PING :${SERVER}`);
    }
  }
}, 5000);
