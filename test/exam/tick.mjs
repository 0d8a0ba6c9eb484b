// An IRC server with a main loop, by somebody who writes games: input is queued, and handled forty times a second.
//
// Planted mistakes:
// - Who leaves is taken out of the queue while the loop walks it by index: commands of others are skipped.
// - That a nick is in use is said by a NOTICE, with no numeric.
// - QUIT is answered by ERROR, and the connection is left open.
import net from 'node:net';

const TICK = 25;
const PATIENCE = 60_000;
const name = 'tick.example';
const port = +process.argv[2];
const password = process.argv[3];

let players = [];
const queue = []; // { player, line } for a line, { player } for the end of its connection

const fold = (nick) => nick.toLowerCase().replaceAll('[', '{').replaceAll(']', '}').replaceAll('\\', '|');

function tell(player, line) {
  if (player.socket.writable) player.socket.write(line.slice(0, 510) + '\r\n', 'latin1');
}

function complain(player, code, text) {
  tell(player, `:${name} ${code} ${player.nick ?? '*'} ${text}`);
}

function safe(text) {
  return /^(?!:)[^ ]+$/.test(text) ? text : '*';
}

function leave(player) {
  players = players.filter((other) => other !== player);
  // Nothing that it still has in the queue is to be done.
  for (let i = queue.length - 1; i >= 0; i--) {
    if (queue[i].player === player) queue.splice(i, 1);
  }
}

function kick(player, reason) {
  tell(player, `ERROR :${reason}`);
  leave(player);
  player.socket.end();
}

function enter(player) {
  if (player.inside || player.nick === undefined || player.user === undefined) return;
  if (password !== undefined && player.password !== password) {
    complain(player, 464, ':Password incorrect');
    kick(player, 'Bad password');
    return;
  }
  player.inside = true;
  complain(player, '001', `:Welcome to the game, ${player.nick}!${player.user}@localhost`);
}

function nick(player, wanted) {
  if (wanted === undefined || wanted === '') {
    complain(player, 431, ':No nickname given');
  } else if (!/^[A-Za-z[\]\\`_^{|}][-0-9A-Za-z[\]\\`_^{|}]{0,8}$/.test(wanted)) {
    complain(player, 432, `${safe(wanted)} :Erroneous nickname`);
  } else if (players.some((p) => p !== player && p.nick !== undefined && fold(p.nick) === fold(wanted))) {
    tell(player, `:${name} NOTICE ${player.nick ?? '*'} :The nick ${wanted} is already in use`);
  } else {
    if (player.inside) tell(player, `:${player.nick}!${player.user}@localhost NICK :${wanted}`);
    player.nick = wanted;
    enter(player);
  }
}

function obey(player, line) {
  const words = [];
  let left = line.replace(/^ *(:[^ ]*)? */, '');
  while (left !== '') {
    if (left.startsWith(':') && words.length > 0) {
      words.push(left.slice(1));
      break;
    }
    const end = (left + ' ').indexOf(' ');
    words.push(left.slice(0, end));
    left = left.slice(end).replace(/^ +/, '');
  }
  const [verb, ...params] = words;
  if (verb === undefined || line.includes('\0')) return;
  switch (verb.toUpperCase()) {
    case 'NICK':
      nick(player, params[0]);
      break;
    case 'USER':
      if (player.inside) complain(player, 462, ':You may not reregister');
      else if (params.length < 4) complain(player, 461, 'USER :Not enough parameters');
      else {
        player.user = params[0].replace(/[^\w-]/g, '').slice(0, 9) || 'player';
        enter(player);
      }
      break;
    case 'PASS':
      if (player.inside) complain(player, 462, ':You may not reregister');
      else if (!params[0]) complain(player, 461, 'PASS :Not enough parameters');
      else player.password = params[0];
      break;
    case 'PING':
      if (params[0]) tell(player, `:${name} PONG ${name} :${params[0]}`);
      else complain(player, 409, ':No origin specified');
      break;
    case 'PONG':
      break;
    case 'QUIT':
      tell(player, `ERROR :Closing Link: ${(params[0] ?? 'game over').slice(0, 400)}`);
      leave(player);
      break;
    default:
      if (player.inside) complain(player, 421, `${safe(verb)} :Unknown command`);
      else complain(player, 451, ':You have not registered');
  }
}

function lookForIdlers() {
  const now = Date.now();
  for (const player of players) {
    const idle = now - player.heard;
    if (idle > 2 * PATIENCE || (idle > PATIENCE && !player.inside)) kick(player, 'Ping timeout');
    else if (idle > PATIENCE && !player.asked) {
      player.asked = true;
      tell(player, `PING :${name}`);
    }
  }
}

function tick() {
  for (let i = 0; i < queue.length; i++) {
    const { player, line } = queue[i];
    if (line === undefined) {
      leave(player);
      player.socket.end();
    } else if (players.includes(player)) {
      obey(player, line);
    }
  }
  queue.length = 0;
  lookForIdlers();
}

function meet(socket) {
  const player = { socket, heard: Date.now(), asked: false, inside: false };
  let half = '';
  players.push(player);
  socket.setEncoding('latin1');
  socket.on('data', (text) => {
    player.heard = Date.now();
    player.asked = false;
    const lines = (half + text).split(/[\r\n]+/);
    half = lines.pop().slice(0, 510);
    for (const line of lines) queue.push({ player, line: line.slice(0, 510) });
  });
  socket.on('end', () => queue.push({ player }));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => queue.push({ player }));
}

net.createServer({ allowHalfOpen: true, noDelay: true }, meet).listen(port, '127.0.0.1');
setInterval(tick, TICK);
