// An IRC server in classes, by somebody who knows the state pattern: a client is a Stranger, then a Member.
//
// Planted mistakes:
// - PING is taken for a mere sign of life, as PONG is: it is never answered, not even after registration.
// - A nick in use makes a stranger a new Stranger: USER is forgotten, and needed again.
// - A nick is given back when a client quits or is dismissed, and not when its connection is lost.
import { createServer } from 'node:net';

const SERVER = 'states.example';
const NICK = /^[A-Za-z\x5b-\x60{|}][A-Za-z0-9\x5b-\x60{|}-]{0,8}$/;

class Names {
  #holders = new Map();

  static fold(nick) {
    return nick.replace(/[A-Z[\\\]]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
  }

  isFree(nick, client) {
    return (this.#holders.get(Names.fold(nick)) ?? client) === client;
  }

  move(client, from, to) {
    if (from !== null) this.#holders.delete(Names.fold(from));
    if (to !== null) this.#holders.set(Names.fold(to), client);
  }
}

class State {
  constructor(client, nick = null, user = null) {
    this.client = client;
    this.nick = nick;
    this.user = user;
  }

  // Both say that the client is alive, and that is all there is to them.
  PING() {}
  PONG() {}

  QUIT([reason]) {
    this.client.dismiss(reason ? `Quit: ${reason}` : 'Client quit');
  }

  refused() {}

  wish([nick]) {
    const { client } = this;
    if (!nick) client.numeric('431', ':No nickname given');
    else if (!NICK.test(nick)) client.numeric('432', `${client.middle(nick)} :Erroneous nickname`);
    else if (!client.names.isFree(nick, client)) {
      client.numeric('433', `${nick} :Nickname is already in use`);
      this.refused();
    } else return nick;
    return null;
  }
}

class Stranger extends State {
  NICK(params) {
    const nick = this.wish(params);
    if (nick === null) return;
    this.client.names.move(this.client, this.nick, nick);
    this.nick = nick;
    this.enter();
  }

  USER(params) {
    if (params.length < 4) return this.client.numeric('461', 'USER :Not enough parameters');
    this.user = params[0].replace(/[^A-Za-z0-9._-]/g, '').slice(0, 10) || 'nobody';
    return this.enter();
  }

  PASS([word]) {
    if (word) this.client.pass = word;
    else this.client.numeric('461', 'PASS :Not enough parameters');
  }

  refused() {
    this.client.names.move(this.client, this.nick, null);
    this.client.state = new Stranger(this.client);
  }

  enter() {
    const { client, nick, user } = this;
    if (nick === null || user === null) return;
    if (client.needed === undefined || client.needed === client.pass) {
      client.state = new Member(client, nick, user);
      client.state.welcome();
    } else {
      client.numeric('464', ':Password incorrect');
      client.dismiss('Password incorrect');
    }
  }

  unknown() {
    this.client.numeric('451', ':You have not registered');
  }
}

class Member extends State {
  NICK(params) {
    const nick = this.wish(params);
    if (nick === null || nick === this.nick) return;
    this.client.say(`:${this.nick}!${this.user}@localhost NICK :${nick}`);
    this.client.names.move(this.client, this.nick, nick);
    this.nick = nick;
  }

  USER() {
    this.client.numeric('462', ':You may not reregister');
  }

  PASS = this.USER;

  welcome() {
    this.client.numeric('001', `:Welcome to the network, ${this.nick}!${this.user}@localhost`);
    this.client.numeric('002', `:Your host is ${SERVER}, running version 2`);
    this.client.numeric('003', ':This server was created with care');
    this.client.numeric('004', `${SERVER} 2 o o`);
    this.client.numeric('422', ':MOTD File is missing');
  }

  unknown(command) {
    this.client.numeric('421', `${this.client.middle(command)} :Unknown command`);
  }
}

class Client {
  #socket;
  #input = '';
  #gone = false;
  #probed = false;

  constructor(socket, names, needed) {
    this.#socket = socket;
    this.names = names;
    this.needed = needed;
    this.pass = undefined;
    this.state = new Stranger(this);
    socket.setEncoding('latin1').setNoDelay(true).setTimeout(90_000);
    socket.on('data', (data) => this.#receive(data));
    socket.on('timeout', () => this.#probe());
    socket.on('error', () => (this.#gone = true));
    socket.on('end', () => (this.#gone = true));
  }

  #receive(data) {
    if (this.#gone) return;
    this.#probed = false;
    const lines = (this.#input + data).split(/[\r\n]/);
    this.#input = lines.pop();
    for (const line of lines) if (!this.#gone) this.#obey(line.slice(0, 510));
    if (this.#input.length > 4096) this.dismiss('Line too long');
  }

  #obey(line) {
    if (line.includes('\0')) return;
    const [, text] = /^ *(?::[^ ]*)? *(.*)$/s.exec(line);
    const colon = text.indexOf(' :');
    const words = text.slice(0, colon < 0 ? undefined : colon).match(/[^ ]+/g) ?? [];
    if (colon >= 0) words.push(text.slice(colon + 2));
    const [command, ...params] = words;
    if (command === undefined) return;
    const verb = command.toUpperCase();
    if (['NICK', 'USER', 'PASS', 'PING', 'PONG', 'QUIT'].includes(verb)) this.state[verb](params);
    else this.state.unknown(command);
  }

  #probe() {
    if (this.#gone) return this.#socket.destroy();
    if (this.#probed || this.state instanceof Stranger) return this.dismiss('Ping timeout');
    this.#probed = true;
    return this.say(`PING :${SERVER}`);
  }

  say(line) {
    if (this.#socket.writable) this.#socket.write(`${line.slice(0, 510)}\r\n`, 'latin1');
  }

  numeric(code, text) {
    this.say(`:${SERVER} ${code} ${this.state.nick ?? '*'} ${text}`);
  }

  middle(word) {
    return word.startsWith(':') || word.includes(' ') ? '*' : word;
  }

  dismiss(reason) {
    if (this.#gone) return;
    this.#gone = true;
    this.names.move(this, this.state.nick, null);
    this.#socket.end(`ERROR :Closing Link: ${reason.slice(0, 400)}\r\n`, 'latin1');
  }
}

const [, , port, password] = process.argv;
const names = new Names();
createServer((socket) => new Client(socket, names, password)).listen(Number(port), '127.0.0.1');
