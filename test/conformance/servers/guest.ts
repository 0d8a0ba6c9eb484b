import type { Socket } from 'node:net';

/** A client as a small server knows it. */
export interface Guest {
  readonly socket: Socket;
  /** Its place in the order of arrival, from 0. */
  readonly number: number;
  nick: string | null;
  user: boolean;
  registered: boolean;
  /** The server is done with it: nothing that it sends counts any more. */
  gone: boolean;
  /** What it has sent of a line whose end is still to come. */
  rest: string;
}
