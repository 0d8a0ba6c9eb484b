import { connect, type Socket } from 'node:net';
import type { Address } from '../../conformance/run/connection.ts';
import { piecesOf } from '../../conformance/run/pieces.ts';
import type { Doing, Script } from './script.ts';

/** What a pass of the bare loop did. */
export interface BarePass {
  readonly sessions: number;
  /** Waits for lines that did not come this time: races that ended otherwise. */
  readonly expired: number;
  readonly ms: number;
}

/** How long a line is waited for that some recording had, in ms. */
const GIVE_UP_MS = 100;

/**
 * The least that a client can do to run the same plans: it opens the same sockets, writes the same bytes in the same rounds, counts
 * the lines and closes that arrive, and goes on when there are as many as when the plan was recorded. It reads nothing that it
 * receives, keeps nothing, and judges nothing.
 */
export async function runBare(
  scripts: readonly Script[],
  namespace: () => string,
  address: Address,
  clients: number,
): Promise<BarePass> {
  const prepared = scripts.map((script) => filledIn(script, namespace()));
  const tally = { sessions: 0, expired: 0 };
  let free = clients;
  let waiting: { readonly sockets: number; readonly resolve: () => void } | null = null;
  const until = async (sockets: number): Promise<void> => {
    if (free >= sockets) return;
    await new Promise<void>((resolve) => {
      waiting = { sockets, resolve };
    });
  };
  const began = performance.now();
  for (const script of prepared) {
    const sockets = Math.min(script.connections, clients);
    await until(sockets);
    free -= sockets;
    void follow(script, address, tally).then(() => {
      free += sockets;
      if (waiting !== null && free >= waiting.sockets) waiting.resolve();
    });
  }
  await until(clients);
  return { ...tally, ms: performance.now() - began };
}

function filledIn(script: Script, namespace: string): Script {
  const rounds = script.rounds.map((round) => ({
    ...round,
    doings: round.doings.map((doing) =>
      'data' in doing ? { ...doing, data: doing.data.replaceAll('{ns}', namespace) } : doing,
    ),
  }));
  return { ...script, rounds };
}

/** Runs one script to the close of all its sockets, or until a close is waited for in vain. */
function follow(
  { rounds, connections, farewells }: Script,
  address: Address,
  tally: { sessions: number; expired: number },
): Promise<void> {
  return new Promise((resolve) => {
    const sockets: (Socket | undefined)[] = Array.from({ length: connections });
    let round = -1;
    let opening = 0;
    let arrived = 0;
    let closed = 0;
    let opened = 0;
    const timer = setTimeout(() => {
      if (opening > 0) {
        timer.refresh();
        return;
      }
      tally.expired += 1;
      // A server may never close what a client has closed by half.
      if (round >= rounds.length) for (const socket of sockets) socket?.destroy();
      arrived = Infinity;
      advance();
    }, GIVE_UP_MS);

    const open = (index: number): void => {
      opening += 1;
      opened += 1;
      tally.sessions += 1;
      const socket = connect({ host: address.host, port: address.port, noDelay: true });
      let isOpen = false;
      socket.once('connect', () => {
        isOpen = true;
        opening -= 1;
        advance();
      });
      socket.on('data', (data) => {
        for (let end = data.indexOf(LF); end >= 0; end = data.indexOf(LF, end + 1)) arrived += 1;
        advance();
      });
      socket.on('error', () => undefined);
      socket.once('close', () => {
        if (!isOpen) opening -= 1;
        // Nothing tells a client of the end that it has made itself.
        if (sockets[index] !== undefined) arrived += 1;
        closed += 1;
        sockets[index] = undefined;
        advance();
      });
      sockets[index] = socket;
    };

    const carryOut = (doing: Doing): void => {
      const socket = sockets[doing.connection];
      if (socket?.writable !== true) return;
      if ('data' in doing)
        for (const piece of piecesOf(doing.data, doing.cuts)) socket.write(piece, 'latin1');
      else if (doing.drop === 'half-close') socket.end();
      else {
        sockets[doing.connection] = undefined;
        if (doing.drop === 'reset') socket.resetAndDestroy();
        else socket.destroy();
      }
    };

    const isOver = (): boolean => opening === 0 && arrived >= (rounds[round]?.arrived ?? 0);

    const advance = (): void => {
      while (round < rounds.length && isOver()) {
        round += 1;
        const next = rounds[round];
        if (next === undefined) {
          sockets.forEach((socket, index) => {
            const farewell = farewells[index] ?? '';
            if (socket?.writable === true && farewell !== '') socket.write(farewell);
          });
          timer.refresh();
        } else {
          timer.refresh();
          next.opens.forEach(open);
          next.doings.forEach(carryOut);
        }
      }
      if (round >= rounds.length && closed === opened) {
        clearTimeout(timer);
        resolve();
      }
    };
    advance();
  });
}

const LF = 10;
