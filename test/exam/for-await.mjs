// An IRC server in one loop per connection: for await (const chunk of socket).
//
// Planted mistakes:
// - What one read brings is taken for whole lines: half a line is carried out, and so is its other half.
// - The lines after QUIT in the same read are still carried out, and answered after ERROR.
// - A change of nick is not echoed to the client that changed it.
import net from 'node:net';

const port = Number(process.argv.at(2));
const password = process.argv.at(3);
const me = 'loop.example';
const owners = new Map();

const lower = { '[': '{', ']': '}', '\\': '|' };
const fold = (nick) => nick.toLowerCase().replace(/[[\]\\]/g, (c) => lower[c]);
const isNick = (text) => /^[a-z_[\]\\`^{|}][a-z0-9_[\]\\`^{|}-]*$/i.test(text) && text.length <= 9;
const quoted = (text) => (/^[^: ][^ ]*$/.test(text) ? text : '*');

const motd = ['This server is one loop.'];

function write({ socket }, ...words) {
  if (socket.writable) socket.write(words.join(' ').slice(0, 510) + '\r\n', 'latin1');
}

function numeric(client, code, ...words) {
  write(client, `:${me}`, code, client.nick ?? '*', ...words);
}

function forget(client) {
  if (client.nick !== undefined && owners.get(fold(client.nick)) === client) owners.delete(fold(client.nick));
}

function end(client, reason) {
  if (!client.ended) write(client, `ERROR :Closing link (${reason.slice(0, 400)})`);
  client.ended = true;
}

function complete(client) {
  if (client.registered || !client.nick || !client.user) return;
  if (password && client.password !== password) {
    numeric(client, '464', ':Password incorrect');
    end(client, 'password incorrect');
    return;
  }
  client.registered = true;
  numeric(client, '001', `:Welcome to the loop, ${client.nick}!${client.user}@localhost`);
  numeric(client, '002', `:Your host is ${me}, running version 1.0`);
  numeric(client, '003', ':This server was created in a loop');
  numeric(client, '004', me, '1.0', 'o', 'o');
  numeric(client, '375', `:- ${me} Message of the day -`);
  for (const line of motd) numeric(client, '372', `:- ${line}`);
  numeric(client, '376', ':End of MOTD');
}

function onNick(client, [wanted]) {
  if (!wanted) return numeric(client, '431', ':No nickname given');
  if (!isNick(wanted)) return numeric(client, '432', quoted(wanted), ':Erroneous nickname');
  const owner = owners.get(fold(wanted));
  if (owner && owner !== client) return numeric(client, '433', wanted, ':Nickname is already in use');
  forget(client);
  owners.set(fold(wanted), client);
  client.nick = wanted;
  complete(client);
}

function onUser(client, params) {
  if (client.registered) return numeric(client, '462', ':You may not reregister');
  if (params.length < 4) return numeric(client, '461', 'USER', ':Not enough parameters');
  client.user = params[0].replace(/[^a-z0-9._-]/gi, '').slice(0, 9) || 'x';
  complete(client);
}

function onPass(client, [given]) {
  if (client.registered) return numeric(client, '462', ':You may not reregister');
  if (!given) return numeric(client, '461', 'PASS', ':Not enough parameters');
  client.password = given;
}

function onPing(client, [token]) {
  if (!token) return numeric(client, '409', ':No origin specified');
  write(client, `:${me} PONG ${me} :${token}`);
}

const rules = [
  [/^nick$/i, onNick],
  [/^user$/i, onUser],
  [/^pass$/i, onPass],
  [/^ping$/i, onPing],
  [/^pong$/i, () => {}],
  [/^quit$/i, (client, [reason = 'quit']) => end(client, reason)],
];

function carryOut(client, line) {
  if (line.includes('\0')) return;
  const [, command, middle, trailing] =
    /^ *(?::[^ ]*)? *([^ ]*)((?: +[^: ][^ ]*)*) *(?: :(.*))?$/s.exec(line) ?? [];
  if (!command) return;
  const params = middle.split(' ').filter(Boolean);
  if (trailing !== undefined) params.push(trailing);
  const rule = rules.find(([pattern]) => pattern.test(command));
  if (rule) rule[1](client, params);
  else if (client.registered) numeric(client, '421', quoted(command), ':Unknown command');
  else numeric(client, '451', ':You have not registered');
}

async function serve(socket) {
  const client = { socket, ended: false, registered: false, probed: false };
  socket.setTimeout(100_000, () => {
    if (client.ended) socket.destroy();
    else if (client.probed || !client.registered) finish(client, 'ping timeout');
    else {
      client.probed = true;
      write(client, 'PING', `:${me}`);
    }
  });
  socket.on('error', () => forget(client));
  try {
    for await (const chunk of socket.setEncoding('latin1')) {
      if (client.ended) continue;
      client.probed = false;
      const lines = chunk.split(/[\r\n]+/);
      for (const line of lines) carryOut(client, line.slice(0, 510));
      if (client.ended) finish(client);
    }
  } catch {
    // The connection was reset.
  }
  forget(client);
}

function finish(client, reason = '') {
  end(client, reason);
  forget(client);
  client.socket.end();
}

net.createServer({ noDelay: true }, serve).listen(port, '127.0.0.1');
