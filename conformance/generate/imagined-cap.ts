import { namesIn } from '../../model/cap-readings.ts';
import { offersCapabilities, type Client } from './client.ts';
import type { PlanOptions } from './options.ts';

/** What CAP NEW and the like are: for servers to send. One that comes from a client may be passed over. */
const STRAY: ReadonlySet<string> = new Set(['ACK', 'NAK', 'NEW', 'DEL']);

/** Carries out a CAP command but for what its END completes, and tells whether every server answers it. */
export function negotiate(options: PlanOptions, client: Client, params: readonly string[]): boolean {
  // A server without CAP may say nothing to it before registration.
  const known = offersCapabilities(options);
  const subcommand = params[0]?.toUpperCase();
  switch (subcommand) {
    case 'LS':
      suspend(client);
      if (Number(params[1] ?? 0) >= 302) {
        client.modern = true;
        if (options.capabilities?.includes('cap-notify') === true) client.enabled.add('cap-notify');
      }
      return known;
    case 'REQ':
      suspend(client);
      return request(options, client, namesIn(params[1] ?? '')) && known;
    case 'END':
      if (client.phase === 'registering') client.negotiation = 'ended';
      return false;
    case undefined:
      return known;
    default:
      // What else there is, or is not, suspends registration on some servers.
      suspend(client);
      return known && !STRAY.has(subcommand);
  }
}

function suspend(client: Client): void {
  if (client.phase === 'registering') client.negotiation = 'negotiating';
}

/** All of it or nothing; an empty list need not be answered. */
function request({ capabilities }: PlanOptions, client: Client, wanted: readonly string[]): boolean {
  const offered = new Set(capabilities ?? []);
  const granted = wanted.every((word) => {
    if (word === '-cap-notify' && client.modern) return false;
    return offered.has(word.replace(/^-/, ''));
  });
  if (granted) {
    for (const word of wanted) {
      if (word.startsWith('-')) client.enabled.delete(word.slice(1));
      else client.enabled.add(word);
    }
  }
  return wanted.length > 0;
}
