import { offersCapabilities, offersSasl } from './client.ts';
import type { Draft } from './draft.ts';
import type { Client } from './imagination.ts';

/**
 * Capabilities that change nothing of what a plan sees: its connections are in no channel together. Those that add tags, wrap or
 * repeat lines, or ask for another transport are never asked for.
 */
const HARMLESS = [
  'multi-prefix',
  'userhost-in-names',
  'away-notify',
  'account-notify',
  'extended-join',
  'chghost',
  'setname',
  'invite-notify',
  'cap-notify',
];

/** Names that no server has. */
const JUNK = ['nick-collider/none', 'nick-collider/nor-this'];

/** What is tried where nobody knows what is offered. */
const GUESSES = ['multi-prefix', 'away-notify'];

/** Begins a negotiation without asking for anything. */
export function listLine({ dice }: Draft): string {
  return dice.weigh([
    [10, 'CAP LS 302'],
    [4, 'CAP LS'],
    [1, 'CAP LS 301'],
    [1, 'CAP LS 303'],
    [1, 'CAP LS junk'],
  ]);
}

/** Asks for some capabilities, to be had or not, or to be rid of them. */
export function requestLine(draft: Draft, client: Client): string {
  const { dice } = draft;
  const names = harmless(draft);
  const one = dice.pick(names);
  const junk = dice.pick(JUNK);
  return dice.weigh<() => string>([
    [5, () => request(draft, one)],
    [3, () => request(draft, ...dice.shuffle(names).slice(0, 2))],
    [2, () => request(draft, ...dice.shuffle([one, junk]))],
    [2, () => request(draft, junk)],
    [4, () => removal(draft, client)],
    [1, () => request(draft, `-${one}`, ...names.filter((name) => name !== one).slice(0, 1))],
    [1, () => request(draft, `-${junk}`)],
    [1, () => request(draft, one, one)],
    [1, () => request(draft, ...dice.shuffle([...JUNK, junk, one, ...dice.shuffle(names).slice(0, 3)]))],
    [1, () => dice.pick(['CAP REQ', 'CAP REQ :'])],
  ])();
}

/** Asks for what is to be had. */
export function plainRequest(draft: Draft): string {
  return request(draft, draft.dice.pick(harmless(draft)));
}

/** Asks for what is not to be had, alone or beside something that is. */
export function unknownRequest(draft: Draft): string {
  const { dice } = draft;
  const junk = dice.pick(JUNK);
  return dice.percent(50)
    ? request(draft, junk)
    : request(draft, ...dice.shuffle([junk, dice.pick(harmless(draft))]));
}

/** Asks for SASL, alone or with another capability. */
export function saslRequest(draft: Draft): string {
  const { dice } = draft;
  const [other = 'sasl'] = dice.shuffle(harmless(draft));
  return dice.percent(75) ? request(draft, 'sasl') : request(draft, ...dice.shuffle(['sasl', other]));
}

/** A CAP that is out of form, or for servers to send; an AUTHENTICATE where there is no SASL. */
export function oddCapLine({ dice, options }: Draft): string {
  if (!offersSasl(options) && dice.percent(25)) return dice.pick(['AUTHENTICATE PLAIN', 'AUTHENTICATE']);
  return dice.pick([
    'CAP',
    'CAP FOO',
    'CAP LSX :302',
    'CAP ACK :multi-prefix',
    'CAP NAK :nick-collider/none',
    'CAP NEW :multi-prefix',
    'CAP DEL :sasl',
  ]);
}

/** A CAP for no reason at all. */
export function someCapLine(draft: Draft, client: Client): string {
  const { dice } = draft;
  return dice.weigh<() => string>([
    [3, () => listLine(draft)],
    [4, () => 'CAP LIST'],
    [4, () => requestLine(draft, client)],
    [client.enabled.size > 0 ? 3 : 0, () => removal(draft, client)],
    [2, () => oddCapLine(draft)],
    [2, () => 'CAP END'],
  ])();
}

function request({ dice }: Draft, ...names: readonly string[]): string {
  const [only = ''] = names;
  return names.length === 1 && dice.percent(25) ? `CAP REQ ${only}` : `CAP REQ :${names.join(' ')}`;
}

/** The names that may be asked for, junk where there are none. SASL is among them only where no exchange can be disturbed. */
function harmless({ options, logons }: Draft): readonly string[] {
  const { capabilities } = options;
  const offered = HARMLESS.filter((name) => capabilities?.includes(name) === true);
  if (logons === 'negotiated' && offersSasl(options)) offered.push('sasl');
  if (offered.length > 0) return offered;
  return offersCapabilities(options) ? JUNK : GUESSES;
}

/** Switches something off, of what is on if there is any. */
function removal(draft: Draft, client: Client): string {
  return request(draft, `-${draft.dice.pick(removable(client, harmless(draft)))}`);
}

/** What a connection has switched on; SASL stays on as long as plans use it. */
function removable({ enabled }: Client, names: readonly string[]): readonly string[] {
  const on = [...enabled].filter((name) => names.includes(name));
  return on.length > 0 ? on : names;
}
