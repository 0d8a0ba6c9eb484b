// An IRC server in closures, by somebody who has one Map, from a nick to its user. Users may write to each other.
//
// Planted mistakes:
// - The Map tells cases apart, though CASEMAPPING=ascii is announced: anna and Anna are two users.
// - Who leaves takes the nick out that it asked for last, be it refused: the nick of another is free then, its own is not.
// - A user is welcomed as soon as it has a nick: 001 comes before USER.
import { createServer } from 'node:net';

const [port, password] = process.argv.slice(2);
const here = 'irc.by-nick.example';
const users = new Map();
const motd = ['Be kind.', 'Nicks are not kept for anybody.'];
const launch = new Date();

const letters = 'A-Za-z[\\]\\\\`_^{|}';
const goodNick = new RegExp(`^[${letters}][${letters}0-9-]{0,19}$`);
const printable = (word) => (/^[^: ]+[^ ]*$/.test(word) ? word : '*');

const split = (line) => {
  const bare = line.trimStart().replace(/^:[^ ]* */, '');
  const [front, ...tail] = bare.split(' :');
  const words = front.split(' ').filter(Boolean);
  return tail.length > 0 ? [...words, tail.join(' :')] : words;
};

const connected = (socket) => {
  let me = null;
  let asked = '';
  let pass = '';
  let username = '';
  let unread = '';
  let over = false;
  let waitsForPong = false;

  const say = (line) => socket.writable && socket.write(`${line.slice(0, 510)}\r\n`, 'latin1');
  const numeric = (code, text) => say(`:${here} ${code} ${me ? me.nick : '*'} ${text}`);
  const mask = () => `${me.nick}!${username || 'unknown'}@127.0.0.1`;

  const leave = () => {
    if (over) return;
    over = true;
    users.delete(asked);
  };

  const close = (why) => {
    if (over) return;
    leave();
    socket.end(`ERROR :${why.slice(0, 400)}\r\n`, 'latin1');
  };

  const welcome = (nick) => {
    if (password && pass !== password) {
      numeric(464, ':Password incorrect');
      close('Wrong password');
      return;
    }
    me = { nick, say };
    users.set(nick, me);
    numeric('001', `:Welcome, ${nick}`);
    numeric('002', `:Your host is ${here}, running version 1`);
    numeric('003', `:This server was launched ${launch.toISOString()}`);
    numeric('004', `${here} 1 o o`);
    numeric('005', 'CASEMAPPING=ascii NICKLEN=20 :are supported by this server');
    numeric(251, `:There are ${users.size} users and 0 invisible on 1 servers`);
    numeric(255, `:I have ${users.size} clients and 0 servers`);
    numeric(375, `:- ${here} Message of the day -`);
    for (const line of motd) numeric(372, `:- ${line}`);
    numeric(376, ':End of MOTD command');
  };

  const changeNick = (wanted) => {
    if (!wanted) return numeric(431, ':No nickname given');
    if (!goodNick.test(wanted)) return numeric(432, `${printable(wanted)} :Erroneous nickname`);
    asked = wanted;
    if (me && me.nick === wanted) return undefined;
    if (users.has(wanted)) return numeric(433, `${wanted} :Nickname is already in use`);
    if (!me) return welcome(wanted);
    say(`:${mask()} NICK :${wanted}`);
    users.delete(me.nick);
    me.nick = wanted;
    users.set(wanted, me);
    return undefined;
  };

  const setUser = (params) => {
    if (me && username) return numeric(462, ':You may not reregister');
    if (params.length < 4) return numeric(461, 'USER :Not enough parameters');
    username = params[0].replace(/[^\w.-]/g, '').slice(0, 12) || 'user';
    return undefined;
  };

  const tell = (verb, [targets, text]) => {
    const silent = verb === 'NOTICE';
    if (!targets) return silent || numeric(411, `:No recipient given (${verb})`);
    if (!text) return silent || numeric(412, ':No text to send');
    for (const target of targets.split(',').filter(Boolean)) {
      const user = users.get(target);
      if (user) user.say(`:${mask()} ${verb} ${user.nick} :${text}`);
      else if (!silent) numeric(401, `${printable(target)} :No such nick`);
    }
    return undefined;
  };

  const setPass = ([word]) => {
    if (me) numeric(462, ':You may not reregister');
    else if (!word) numeric(461, 'PASS :Not enough parameters');
    else pass = word;
  };

  const obey = (line) => {
    if (line.includes('\0')) return;
    const [command, ...params] = split(line);
    if (!command) return;
    const verb = command.toUpperCase();
    if (verb === 'NICK') changeNick(params[0]);
    else if (verb === 'USER') setUser(params);
    else if (verb === 'PASS') setPass(params);
    else if (verb === 'QUIT') close(`Quit: ${params[0] ?? ''}`);
    else if (verb === 'PING' && params[0]) say(`:${here} PONG ${here} :${params[0]}`);
    else if (verb === 'PING') numeric(409, ':No origin specified');
    else if (verb === 'PONG') waitsForPong = false;
    else if (!me) numeric(451, ':You have not registered');
    else if (verb === 'PRIVMSG' || verb === 'NOTICE') tell(verb, params);
    else numeric(421, `${printable(command)} :Unknown command`);
  };

  socket.setEncoding('latin1');
  socket.on('data', (data) => {
    waitsForPong = false;
    const lines = (unread + data).split(/[\r\n]/);
    unread = lines.pop();
    for (const line of lines) if (!over) obey(line.slice(0, 510));
    if (unread.length > 2048) {
      unread = '';
      close('Excess flood');
    }
  });
  socket.setTimeout(100_000, () => {
    if (over) return socket.destroy();
    if (!me || waitsForPong) return close('Timed out');
    waitsForPong = true;
    return say(`PING :${here}`);
  });
  for (const event of ['error', 'end', 'close']) socket.on(event, leave);
};

createServer({ noDelay: true }, connected).listen(Number(port), '127.0.0.1');
