import type { Socket } from 'node:net';
import { newHouse } from '../../adapters/reference/house.ts';
import { PROFILES } from '../../adapters/reference/profile.ts';
import { listen } from '../../adapters/reference/server.ts';

/** A connection to a spoilt server. */
export interface Guest {
  /** Its place in the order of arrival, from 0. */
  readonly number: number;
  readonly socket: Socket;
  /** Writes bytes (latin-1) as they are. */
  readonly tell: (bytes: string) => void;
}

/** What is wrong with a server that is lawful otherwise. */
export interface Habits {
  /** Somebody has connected. */
  readonly arrived?: (guest: Guest) => void;
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

/** The reference server, which keeps to every rule, but for these habits. Listens on the loopback. */
export async function listenSpoilt(port: number, habits: Habits): Promise<void> {
  const house = newHouse(PROFILES.reserve, null);
  await listen(house, port);
  let arrived = 0;
  house.listener?.prependListener('connection', (socket: Socket) => {
    spoil(socket, arrived, habits);
    arrived += 1;
  });
}

function spoil(socket: Socket, number: number, habits: Habits): void {
  const { write } = socket;
  const end = socket.end.bind(socket);
  const guest: Guest = { number, socket, tell: (bytes) => void write.call(socket, bytes, 'latin1') };
  const say = (text: string): void => {
    if (text === '') return;
    if (habits.write === undefined) guest.tell(text);
    else habits.write(guest, text);
  };
  Object.assign(socket, {
    write(text: string) {
      say(text);
    },
    end(text = '') {
      say(text);
      if (habits.closes !== false) end();
    },
  });
  habits.arrived?.(guest);
}
