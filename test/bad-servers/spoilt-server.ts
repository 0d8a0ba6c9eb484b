import type { Socket } from 'node:net';
import { newHouse } from '../../adapters/reference/house.ts';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { listen } from '../../adapters/reference/server.ts';
import type { Kind } from './kind.ts';

/** A connection to a spoilt server. */
export interface Guest {
  /** Its place in the order of arrival, from 0. */
  readonly number: number;
  readonly socket: Socket;
  /** Writes bytes (latin-1) as they are; false when they have to wait, as `write` of a socket. */
  readonly tell: (bytes: string) => boolean;
}

/** What is wrong with a server that is lawful otherwise. */
export interface Habits {
  /** Somebody has connected. */
  readonly arrived?: (guest: Guest, stopListening: () => void) => void;
  /** Takes the place of writing what the server says. */
  readonly write?: (guest: Guest, text: string) => void;
  /** Whether it closes the connections that it should. */
  readonly closes?: boolean;
}

/** Connections with a lower number are the suite's first look at the server, before any plan runs. */
const FIRST_LOOK = 3;

export function isPlan({ number }: Guest): boolean {
  return number >= FIRST_LOOK;
}

/** The reference server, which keeps to every rule, but for these habits. */
export function spoilt(habits: Habits): Kind {
  return (port) => void listenSpoilt(port, habits);
}

async function listenSpoilt(port: number, habits: Habits): Promise<void> {
  const house = newHouse(PROFILES.reserve, null);
  await listen(house, port);
  let arrived = 0;
  house.listener?.prependListener('connection', (socket: Socket) => {
    const guest = spoil(socket, arrived, habits);
    arrived += 1;
    habits.arrived?.(guest, () => void house.listener?.close());
  });
}

/** Lets what the server writes to a socket, and its closing, go through its habits. */
function spoil(socket: Socket, number: number, { write, closes = true }: Habits): Guest {
  const plainWrite = socket.write.bind(socket);
  const plainEnd = socket.end.bind(socket);
  const guest: Guest = { number, socket, tell: (bytes) => plainWrite(bytes, 'latin1') };
  const say = (text: string): void => {
    if (text !== '') (write ?? (({ tell }) => tell(text)))(guest, text);
  };
  Object.assign(socket, {
    write: say,
    end(text = '') {
      say(text);
      if (closes) plainEnd();
    },
  });
  return guest;
}
