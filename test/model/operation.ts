import { DROP, readCommand } from '../../model/command.ts';
import type { Operation } from '../../model/world.ts';

/**
 * A line as an operation of a connection, sent when nothing had happened yet: `PONG cookie` answers what the server asked, and
 * `PASS right` has its password. An empty line stands for the end of the connection.
 */
export function operationOf(line: string, connection: number, change: Partial<Operation> = {}): Operation {
  return {
    connection,
    command: line === '' ? DROP : readCommand(line),
    sent: 0,
    heard: 0,
    event: 0,
    part: 0,
    cookie: line === 'PONG cookie' ? 'last' : null,
    right: line === 'PASS right',
    authentication: null,
    released: 0,
    dropped: 0,
    held: false,
    starved: false,
    odd: false,
    ...change,
  };
}
