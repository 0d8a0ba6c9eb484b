import { createJudge } from '../../conformance/check.ts';
import { circumstances } from '../../conformance/circumstances.ts';
import type { MetServer } from '../../conformance/host-server.ts';
import type { Laboratory } from '../../conformance/laboratory.ts';
import { startNamespaces } from '../../conformance/namespace.ts';
import { firstContact } from '../../conformance/run/contact.ts';
import { metServer } from './met-server.ts';

/** A laboratory with a server that listens at this address, with more time than shrinking takes. */
export async function laboratoryOf(address: MetServer['address']): Promise<Laboratory> {
  const welcome = await firstContact(address, { namespace: 'z0000', password: null, deadline: 1000 });
  if (welcome.kind !== 'welcome') throw new Error(welcome.kind);
  const server = metServer(address, { welcome });
  const known = circumstances(server, {}, { deadlineMs: 1000 });
  return {
    server,
    judge: createJudge(known),
    circumstances: known,
    logonMs: 2,
    namespace: startNamespaces(),
    clients: 16,
    shrink: true,
    time: { sure: 10_000, race: 60_000, count: 30_000 },
    signal: new AbortController().signal,
  };
}
