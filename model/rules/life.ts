import { way } from './relax.ts';
import type { Rule } from './rule.ts';

/**
 * Rules of the server as a whole. That one is broken is seen in the process, or by connections that the suite holds for it; no
 * exchange of lines is legal for it, but for a single connection that is never answered any more.
 */
export const LIFE_RULES: readonly Rule[] = [
  {
    id: 'LIVE-01',
    grade: 'must',
    clause: 'RFC 1459 8, Microsoft KB Q178627 (the service stops)',
    sentence: 'The server goes on running, whatever its clients send.',
    cause: 'A value that is not there is used, or an error is nowhere caught.',
    relaxation: {},
  },
  {
    id: 'LIVE-02',
    grade: 'must',
    clause: 'RFC 1459 8, RFC 2812 3.1 (a client may connect and register)',
    sentence: 'The server goes on accepting and answering new connections.',
    cause: 'An error on one connection closes the listener, or descriptors are never given back.',
    relaxation: {},
  },
  {
    id: 'LIVE-03',
    grade: 'must',
    clause: 'RFC 1459 8.2 (each connection has an input buffer of its own), 8.10',
    sentence: 'The server goes on answering, and answers every connection.',
    cause: 'A loop waits for what never comes, or loses a connection from its list.',
    relaxation: {
      ways: ({ session, operation }) => (operation?.starved === true ? [way(session.configuration, [])] : []),
    },
  },
  {
    id: 'LIVE-04',
    grade: 'must',
    clause: 'RFC 1459 8 (implementation), Microsoft KB Q178627',
    sentence: 'The server rests while no client wants anything.',
    cause: 'A loop goes round without waiting for a descriptor to become ready.',
    relaxation: {},
  },
];
