import type { Fault } from './faults.ts';

/** Mistakes of capability negotiation, and of others that get in its way. */
export const CAP_FAULTS = {
  'cap-ls-does-not-suspend': {
    mistake: 'Only REQ keeps a registration waiting.',
    seen: '001 straight after CAP LS, NICK and USER',
  },
  'cap-req-does-not-suspend': {
    mistake: 'Only LS keeps a registration waiting.',
    seen: '001 straight after CAP REQ, NICK and USER',
  },
  'cap-bare-suspends': {
    mistake: 'Any CAP keeps a registration waiting, also one that asks for nothing.',
    seen: 'no 001 after a bare CAP, NICK and USER',
  },
  'cap-second-ls-does-not-suspend': {
    mistake: 'Once END was seen, the negotiation is taken for over.',
    seen: '001 straight after CAP END, CAP LS, NICK and USER',
  },
  'cap-end-ignored': {
    mistake: 'END marks the negotiation as over and does not look whether all else is there.',
    seen: 'no 001 after CAP END, but after a further NICK',
  },
  'cap-end-answered': { mistake: 'END is confirmed.', seen: 'CAP * END' },
  'cap-partial-ack': {
    mistake: 'Of a request the known names are granted and the others passed over.',
    seen: 'CAP ACK with a part of the list',
  },
  'cap-nak-takes-effect': {
    mistake: 'Each name takes effect as it is read, up to the one that is not known.',
    seen: 'CAP NAK, and CAP LIST shows a part of the list',
  },
  'cap-unknown-acked': {
    mistake: 'A request is not compared with what is on offer.',
    seen: 'CAP ACK of a name that nobody offers',
  },
  'cap-offered-refused': {
    mistake: 'A name is looked for as LS 302 writes it, with its value.',
    seen: 'CAP NAK of sasl, which LS has listed',
  },
  'cap-ack-of-everything': {
    mistake: 'ACK is written from the capabilities that are on.',
    seen: 'CAP ACK lists what an earlier request has switched on',
  },
  'cap-nak-empty': { mistake: 'NAK is written from what was granted.', seen: 'CAP NAK with an empty list' },
  'cap-list-of-offers': {
    mistake: 'LIST and LS are one function.',
    seen: 'CAP LIST shows what was not asked for',
  },
  'cap-unknown-subcommand-unanswered': {
    mistake: 'An unknown subcommand is dropped in silence.',
    seen: 'no 410',
  },
  'cap-values-in-301': {
    mistake: 'Values are told whatever version the client speaks.',
    seen: 'sasl=… in the answer to CAP LS without a version',
  },
  'cap-continuation-in-301': {
    mistake: 'The list is told in short lines whatever version the client speaks.',
    seen: 'an asterisk before the list in the answer to CAP LS without a version',
  },
  'cap-removal-ignored': {
    mistake: 'The minus before a name is skipped.',
    seen: 'CAP ACK of -sasl, and CAP LIST shows sasl',
  },
  'cap-notify-removed': {
    mistake: 'cap-notify is a capability like any other.',
    seen: 'CAP ACK of -cap-notify to a client that speaks version 302',
  },
  'cap-new-unasked': {
    mistake: 'With each client that registers everybody is told anew what is on offer, asked or not.',
    seen: 'CAP NEW to clients that have not asked for cap-notify',
  },
  'cap-after-registration-unanswered': {
    mistake: 'CAP is for clients that are not registered.',
    seen: 'no answer to CAP LS from a registered client',
  },
  'capabilities-leak-to-next-connection': {
    mistake: 'The capabilities of a closed connection stay in its slot.',
    seen: 'CAP LIST of a new connection shows what another had asked for',
  },
  '433-ends-negotiation': {
    mistake: 'A NICK that is in use sets the connection back to where nothing is negotiated.',
    seen: '001 before CAP END, after a 433',
  },
  '433-clears-capabilities': {
    mistake: 'A NICK that is in use clears the capabilities.',
    seen: 'CAP LIST is empty after a 433',
  },
  '001-before-end-with-user': {
    mistake: 'USER ends the negotiation.',
    seen: '001 before CAP END, after USER',
  },
} as const satisfies Readonly<Record<string, Fault>>;
