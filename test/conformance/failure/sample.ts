import { freeze } from '../../../conformance/failure/frozen.ts';
import type { Failure, StoredFailure } from '../../../conformance/failure/failure.ts';
import { PLAIN } from '../history-of.ts';
import { refusedNick } from '../report/sample.ts';
import { planOf } from '../toy-server.ts';

/** A refused nick that was granted, as the suite tells it to a store. */
export const failure: Failure = {
  ...refusedNick,
  from: planOf('A PING x', 'A NICK {ns}e | USER a 0 * :a', 'B NICK {ns}e', 'B USER b 0 * :b'),
  circumstances: freeze(PLAIN, { server_password: 'first contact', welcome: '--dialect' }),
  seed: 7,
  index: 41,
};

/** The same in a file. */
export const kept: StoredFailure = {
  ...failure,
  schema: 1,
  tool: { name: 'nick-collider', version: '0.1.0' },
  target: { kind: 'named', name: 'reference', faults: ['refused-nick-granted'] },
  date: '2026-11-24T09:00:00.000Z',
  status: 'open',
};

const { path: _path, clause: _clause, cause: _cause, met: _met, ...rest } = kept;
const { shrunk: _shrunk, allowed: _allowed, came: _came, ...older } = rest;
/** The same as a version kept it that told less. */
export const keptBefore: StoredFailure = older;
