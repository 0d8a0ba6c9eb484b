import { createServer, type Server, type Socket } from 'node:net';
import type { Address } from '../../../conformance/run/connection.ts';
import { carryOut } from './carry-out.ts';
import type { Guest } from './guest.ts';

export type { Guest } from './guest.ts';

/**
 * An IRC server of the smallest size that keeps to every rule. What the servers of these tests do otherwise, lawfully or not, is
 * what they override.
 */
export class SmallServer implements AsyncDisposable {
  protected readonly guests = new Set<Guest>();
  /** Who has which nick, registered or not. */
  protected readonly holders = new Map<string, Guest>();
  readonly #server: Server;
  #arrived = 0;
  #port = 0;

  /** Of what a client has sent only so many bytes are read ahead while nobody asks for more. */
  constructor(highWaterMark?: number) {
    const options = { noDelay: true, allowHalfOpen: true, ...(highWaterMark && { highWaterMark }) };
    this.#server = createServer(options, (socket) => this.#connected(socket));
  }

  async listen(): Promise<Address> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', 1024, resolve);
    });
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    return { host: '127.0.0.1', port: bound.port };
  }

  /** Refuses whoever comes from now on, or lets them come again. */
  protected shut(isShut: boolean): void {
    const bound = this.#server.address();
    if (isShut && bound !== null && typeof bound !== 'string') {
      this.#port = bound.port;
      this.#server.close();
    } else if (!isShut && bound === null) this.#server.listen(this.#port, '127.0.0.1', 1024);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.guests) socket.destroy();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  /** Whether a new client may stay. */
  protected admits(_guest: Guest): boolean {
    return true;
  }

  /** Bytes have come. */
  protected heard(guest: Guest, bytes: string): void {
    for (const line of this.cut(guest, bytes)) this.line(guest, line);
  }

  /** The lines that are whole with these bytes. */
  protected cut(guest: Guest, bytes: string): readonly string[] {
    const lines = (guest.rest + bytes).split('\n');
    guest.rest = lines.pop() ?? '';
    return lines.map((line) => line.replace(/\r$/, ''));
  }

  protected line(guest: Guest, line: string): void {
    if (!guest.gone) carryOut(this, guest, line);
  }

  say(guest: Guest, ...lines: readonly string[]): void {
    guest.socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  }

  /** Gives a nick to a guest that asks for it, or refuses it. */
  claim(guest: Guest, nick: string): void {
    const holder = this.holders.get(nick);
    if (holder !== undefined && holder !== guest) this.refuse(guest, nick);
    else this.grant(guest, nick);
  }

  protected refuse(guest: Guest, nick: string): void {
    this.say(guest, `:small 433 ${guest.nick ?? '*'} ${nick} :Nickname is already in use`);
  }

  protected grant(guest: Guest, nick: string): void {
    if (guest.nick === nick) return;
    if (guest.registered) this.say(guest, `:${guest.nick}!u@h NICK ${nick}`);
    this.free(guest);
    this.holders.set(nick, guest);
    guest.nick = nick;
    this.complete(guest);
  }

  /** Welcomes a guest that has given all. */
  complete(guest: Guest): void {
    if (guest.registered || guest.gone || !guest.user || guest.nick === null) return;
    guest.registered = true;
    this.say(guest, `:small 001 ${guest.nick} :Welcome`, `:small 422 ${guest.nick} :No message of the day`);
  }

  /** QUIT. */
  quit(guest: Guest): void {
    this.say(guest, 'ERROR :Bye');
    this.done(guest);
    guest.socket.end();
  }

  /** The client has ended its side, or the connection is broken. */
  protected dropped(guest: Guest): void {
    this.done(guest);
    guest.socket.end();
  }

  /** The guest has left, or was put out. */
  protected done(guest: Guest): void {
    guest.gone = true;
    this.free(guest);
  }

  protected free(guest: Guest): void {
    if (guest.nick !== null && this.holders.get(guest.nick) === guest) this.holders.delete(guest.nick);
  }

  /** The socket is closed for good. */
  protected closed(guest: Guest): void {
    this.done(guest);
  }

  #connected(socket: Socket): void {
    const number = this.#arrived;
    this.#arrived += 1;
    const guest: Guest = {
      socket,
      number,
      nick: null,
      user: false,
      registered: false,
      gone: false,
      rest: '',
    };
    this.guests.add(guest);
    socket.setEncoding('latin1');
    socket.on('data', (bytes: string) => this.heard(guest, bytes));
    socket.on('end', () => this.dropped(guest));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.guests.delete(guest);
      this.closed(guest);
    });
    if (!this.admits(guest)) {
      guest.gone = true;
      socket.destroy();
    }
  }
}
