// An IRC server in callbacks and one switch, by somebody who keeps all state at the top of the file.
//
// Planted mistakes:
// - One input buffer for all connections: half a line of one client is joined to the next data of another.
// - A change of nick takes the new nick and never gives the old one back.
// - A numeric for a client that has no nick yet lacks its target: the empty nick stands in its place.
import net from 'node:net';

const port = Number(process.argv[2]);
const password = process.argv[3];
const name = 'one.example';
const started = new Date().toUTCString();
const takenNicks = new Set();
let members = 0;
let buffer = '';

const server = net.createServer(function (socket) {
  const client = { socket, nick: '', user: '', pass: '', registered: false, gone: false, pinged: false };
  socket.setEncoding('latin1');
  socket.setNoDelay(true);
  socket.setTimeout(120000);

  socket.on('data', function (text) {
    client.pinged = false;
    buffer += text;
    let end = buffer.search(/[\r\n]/);
    while (end !== -1) {
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 1);
      if (!client.gone) handle(client, line.slice(0, 510));
      end = buffer.search(/[\r\n]/);
    }
    if (buffer.length > 4096) {
      buffer = '';
      goodbye(client, 'Line too long');
    }
  });

  socket.on('timeout', function () {
    if (client.gone) socket.destroy();
    else if (!client.registered || client.pinged) goodbye(client, 'Ping timeout');
    else {
      client.pinged = true;
      send(client, 'PING :' + name);
    }
  });

  socket.on('error', () => leave(client));
  socket.on('end', () => leave(client));
  socket.on('close', () => leave(client));
});

function send(client, line) {
  if (client.socket.writable) client.socket.write(line.slice(0, 510) + '\r\n', 'latin1');
}

function numeric(client, code, rest) {
  send(client, ':' + name + ' ' + code + ' ' + client.nick + ' ' + rest);
}

function leave(client) {
  if (client.gone) return;
  client.gone = true;
  takenNicks.delete(fold(client.nick));
  if (client.registered) members -= 1;
}

function goodbye(client, reason) {
  if (client.gone) return;
  leave(client);
  client.socket.end('ERROR :Closing Link: ' + reason.slice(0, 400) + '\r\n', 'latin1');
}

function fold(nick) {
  return nick.toLowerCase();
}

function mask(client) {
  return client.nick + '!' + client.user + '@localhost';
}

function parse(line) {
  const text = line.replace(/^ *(:[^ ]*)? */, '');
  const colon = text.indexOf(' :');
  const words = (colon === -1 ? text : text.slice(0, colon)).split(' ').filter((word) => word !== '');
  if (colon !== -1) words.push(text.slice(colon + 2));
  return words;
}

// What may stand in the middle of a line; anything else is shown as an asterisk.
function shown(word) {
  return /^[^: ][^ ]*$/.test(word) ? word : '*';
}

function handle(client, line) {
  if (line.includes('\0')) return;
  const [command, ...params] = parse(line);
  if (!command) return;

  switch (command.toUpperCase()) {
    case 'PASS':
      if (client.registered) numeric(client, '462', ':You may not register again');
      else if (!params[0]) numeric(client, '461', 'PASS :Not enough parameters');
      else client.pass = params[0];
      break;

    case 'NICK': {
      const nick = params[0];
      if (!nick) {
        numeric(client, '431', ':No nickname given');
      } else if (!/^[A-Za-z[\]\\`_^{|}][A-Za-z0-9[\]\\`_^{|}-]{0,14}$/.test(nick)) {
        numeric(client, '432', shown(nick) + ' :Erroneous nickname');
      } else if (fold(nick) !== fold(client.nick) && takenNicks.has(fold(nick))) {
        numeric(client, '433', nick + ' :Nickname is already in use');
      } else {
        takenNicks.add(fold(nick));
        if (client.registered && nick !== client.nick) send(client, ':' + mask(client) + ' NICK :' + nick);
        client.nick = nick;
        register(client);
      }
      break;
    }

    case 'USER':
      if (client.registered) numeric(client, '462', ':You may not register again');
      else if (params.length < 4) numeric(client, '461', 'USER :Not enough parameters');
      else {
        client.user = params[0].replace(/[^A-Za-z0-9_.-]/g, '').slice(0, 10) || 'user';
        register(client);
      }
      break;

    case 'PING':
      if (params[0]) send(client, ':' + name + ' PONG ' + name + ' :' + params[0]);
      else numeric(client, '409', ':No origin specified');
      break;

    case 'PONG':
      break;

    case 'QUIT':
      goodbye(client, 'Quit: ' + (params[0] || 'bye'));
      break;

    default:
      if (client.registered) numeric(client, '421', shown(command) + ' :Unknown command');
      else numeric(client, '451', ':You have not registered');
  }
}

function register(client) {
  if (client.registered || client.nick === '' || client.user === '') return;
  if (password !== undefined && client.pass !== password) {
    numeric(client, '464', ':Password incorrect');
    goodbye(client, 'Bad password');
    return;
  }
  client.registered = true;
  members += 1;
  numeric(client, '001', ':Welcome to the network, ' + mask(client));
  numeric(client, '002', ':Your host is ' + name + ', running one-buffer');
  numeric(client, '003', ':This server was started ' + started);
  numeric(client, '004', name + ' one-buffer o o');
  numeric(client, '005', 'CASEMAPPING=ascii NICKLEN=15 USERLEN=10 :are supported by this server');
  numeric(client, '251', ':There are ' + members + ' users and 0 invisible on 1 servers');
  numeric(client, '255', ':I have ' + members + ' clients and 0 servers');
  numeric(client, '422', ':There is no message of the day');
}

process.on('SIGTERM', () => process.exit(0));
server.listen(port, '127.0.0.1');
