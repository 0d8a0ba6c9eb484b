import { connect, type Socket } from 'node:net';
import type { DropKind } from '../plan.ts';
import { LineSplitter } from './line-splitter.ts';
import type { Recorder } from './recorder.ts';
import { pongFor } from './scan.ts';

/** Where a server listens. A numeric address spares a look-up for each connection. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Who is told what happens on a connection. `line` is called for each line, `settled` once for all that came together. */
export interface Listener {
  opened(): void;
  line(line: string): void;
  settled(): void;
  /** Nothing follows. `flooded` when we closed because the server sent more than is taken of one connection. */
  closed(how: 'fin' | 'torn', flooded: boolean): void;
  /** The connection never came about; `code` is Node's, such as `ECONNREFUSED`. Nothing follows. */
  failed(code: string): void;
}

/** Bytes that one connection may send us before it is cut off, and how many a line counts beyond its own: it takes more to keep. */
const RECEIVE_LIMIT = 2 * 1024 * 1024;
const LINE_OVERHEAD = 128;
/** Where many are open they share so much, and each may send this at least: a welcome has room in it. */
const SHARED_LIMIT = 16 * 1024 * 1024;
const LEAST_LIMIT = 128 * 1024;

/** That limit for people. */
export const MOST_RECEIVED = '2 MB or 16 000 lines, less where many connections are open';

/** Connections that are open now. */
let openConnections = 0;

function receiveLimit(): number {
  return Math.min(RECEIVE_LIMIT, Math.max(LEAST_LIMIT, SHARED_LIMIT / openConnections));
}

/**
 * One TCP connection to a server. Every write, line and close goes into the recorder; a server's PING is answered at once.
 * It never throws: what goes wrong is a close.
 */
export class Connection {
  /** Set when QUIT was written. From then on no PONG is: a write to a peer that has closed makes Node drop what it had sent. */
  leaving = false;
  /** Set where PINGs are the plan's to answer. */
  unanswering = false;
  /** What ends the answer to a PING. */
  lineEnd: '\r\n' | '\n' = '\r\n';
  /** Answers to PINGs that came while a line of ours was unfinished: they would end it. */
  #pongs = '';
  #midLine = false;
  readonly #index: number;
  readonly #recorder: Recorder;
  readonly #listener: Listener;
  readonly #socket: Socket;
  readonly #lines: LineSplitter;
  #state: 'connecting' | 'open' | 'closed' = 'connecting';
  #shut = false;
  #received = 0;

  constructor(address: Address, index: number, recorder: Recorder, listener: Listener) {
    this.#index = index;
    this.#recorder = recorder;
    this.#listener = listener;
    this.#lines = new LineSplitter((line) => this.#line(line));
    // Half open, so that lines which precede a FIN are never cut short by our own end.
    this.#socket = connect({ host: address.host, port: address.port, allowHalfOpen: true, noDelay: true });
    this.#socket.once('connect', () => this.#opened());
    this.#socket.on('data', (data) => this.#data(data));
    this.#socket.once('end', () => this.#ended());
    this.#socket.on('error', (error: NodeJS.ErrnoException) => this.#error(error.code ?? error.message));
    openConnections += 1;
    this.#socket.once('close', () => {
      openConnections -= 1;
      this.#error('ECONNRESET');
    });
  }

  get open(): boolean {
    return this.#state === 'open';
  }

  /** What has arrived behind the last line end. */
  get rest(): string {
    return this.#lines.rest;
  }

  /**
   * Writes bytes, one character a byte, terminators included. Without effect, and not recorded, unless open. `left` is called when they have
   * gone out, or never will.
   */
  write(data: string, by: 'plan' | 'runner', left?: () => void): void {
    if (this.#state !== 'open') return;
    this.#recorder.wrote(this.#index, data, by);
    this.#socket.write(data, 'latin1', left);
    this.#midLine = !data.endsWith('\n');
    if (!this.#midLine && this.#pongs !== '') this.#pong('');
  }

  /** Ends our side, or all of the connection. After a `close` or a `reset` nobody is told anything any more. */
  drop(how: DropKind): void {
    if (this.#state !== 'open') return;
    this.leaving = true;
    this.#recorder.dropped(this.#index, how);
    if (how === 'half-close') {
      this.#shut = true;
      this.#socket.end();
      return;
    }
    this.#state = 'closed';
    if (how === 'reset') this.#socket.resetAndDestroy();
    else this.#socket.destroy();
  }

  /** Drops the socket. Nothing is recorded and nobody is told. */
  destroy(): void {
    this.#state = 'closed';
    this.#socket.destroy();
  }

  #opened(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    this.#recorder.opened(this.#index);
    this.#listener.opened();
  }

  #data(data: Buffer): void {
    if (this.#state !== 'open') return;
    this.#received += data.length;
    const limit = receiveLimit();
    if (this.#received <= limit) this.#lines.push(data.toString('latin1'));
    if (this.#state !== 'open') return;
    if (this.#received > limit) this.#close('torn', true);
    else this.#listener.settled();
  }

  #line(line: string): void {
    if (this.#state !== 'open') return;
    this.#received += LINE_OVERHEAD;
    this.#recorder.line(this.#index, line);
    this.#listener.line(line);
    if (this.leaving || this.unanswering) return;
    const pong = pongFor(line);
    if (pong !== null) this.#pong(pong + this.lineEnd);
  }

  #pong(line: string): void {
    const due = this.#pongs + line;
    this.#pongs = this.#midLine ? due : '';
    if (!this.#midLine && !this.leaving) this.write(due, 'runner');
  }

  #ended(): void {
    // A reset that comes together with data is reported as an orderly end: libuv takes the hang-up for one. But a socket
    // that was reset has no peer any more. (Node keeps the peer once it was asked for; so it must not be asked before.) Nor
    // has one whose both sides have ended; but where nothing more is written, nothing that has arrived is lost.
    this.#close(this.#shut || this.#socket.remotePort !== undefined ? 'fin' : 'torn', false);
  }

  #error(code: string): void {
    if (this.#state === 'open') {
      this.#close('torn', false);
    } else if (this.#state === 'connecting') {
      this.destroy();
      this.#listener.failed(code);
    }
  }

  #close(how: 'fin' | 'torn', flooded: boolean): void {
    if (this.#state !== 'open') return;
    // A rest in front of a FIN is a line whose terminator was forgotten; in front of a reset it is a line cut short.
    if (how === 'fin') this.#lines.flush();
    this.destroy();
    this.#recorder.closed(this.#index, how);
    this.#listener.closed(how, flooded);
  }
}
