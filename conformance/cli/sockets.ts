import { readdirSync } from 'node:fs';
import type { Adapter } from '../../adapters/server.ts';
import { UsageError } from './errors.ts';
import type { Host } from './host.ts';
import { openFileLimit } from './open-files.ts';

/** For what is opened beside sockets: the pipes of a server, files, a start after a death. */
const RESERVE = 16;
/** What a process has open that has only begun, where it cannot be counted; a server that we start has as much. */
const AT_REST = 24;
/** The connections of one plan. */
const LEAST = 4;

/** How many sockets this process may open at once: of its limit of open files, what is left. */
export function socketsLeft(): number {
  return openFileLimit() - Math.max(openFiles(), AT_REST) - RESERVE;
}

function openFiles(): number {
  try {
    return readdirSync('/dev/fd').length;
  } catch {
    return AT_REST;
  }
}

/**
 * How many sockets a run may use: as many as were asked for (null: as suit the server), or as this process may open, which is then
 * said. @throws UsageError when that is too few for a plan
 */
export function boundClients(
  asked: number | null,
  { clients: suited }: Adapter,
  { sockets, stderr }: Pick<Host, 'sockets' | 'stderr'>,
): number | null {
  const wanted = asked ?? suited;
  const left = sockets();
  if (wanted <= left) return asked;
  if (left < LEAST)
    throw new UsageError('this process may not open enough files for a run', [
      'raise the limit, and start again:  ulimit -n 4096',
    ]);
  stderr.write(
    `  ! ${left} sockets at once, not ${wanted}: this process may open no more files (ulimit -n)\n`,
  );
  return left;
}
