import { WITH_SASL } from '../../conformance/generate/with-sasl.ts';
import { END, FREE, LIST, ONE, USER } from '../phrases.ts';
import type { Evidence } from '../servers.ts';
import { at, either, inOrder } from '../situation.ts';

/** Items about CAP. */
export const CAPABILITIES: Readonly<Record<string, Evidence>> = {
  '14': { server: 'sasl', shows: [inOrder(at('unregistered', /^CAP FOO/))] },
  '15': {
    server: 'sasl',
    shows: [
      inOrder(
        at('first', /^CAP LS 302/),
        at('negotiating !user', USER),
        at('negotiating user', FREE),
        at('negotiating named user', END),
        at('registered', /^/),
      ),
      inOrder(
        at('negotiating', FREE),
        at('negotiating named', USER),
        at('negotiating named user', /^CAP LS/),
      ),
    ],
  },
  '16': {
    server: 'sasl',
    shows: [
      inOrder(
        at('unregistered', /^CAP REQ :?multi-prefix$/),
        at('negotiating multi-prefix-on', LIST),
        at('negotiating named user', END),
        at('registered', /^/),
      ),
    ],
  },
  '17': {
    server: 'sasl',
    shows: [
      inOrder(
        at('unregistered', /^CAP REQ :[a-z][a-z-]+ [a-z-]+$/),
        at('negotiating', LIST),
        at('negotiating', END),
      ),
    ],
  },
  '18': {
    server: 'sasl',
    shows: [
      inOrder(
        at('unregistered', ONE),
        at('unregistered', ONE),
        at('unregistered multi-prefix-on away-notify-on', LIST),
      ),
    ],
  },
  '19': {
    server: 'sasl',
    shows: [inOrder(at('registered', ONE), at('registered', LIST))],
  },
  '20': {
    server: 'sasl',
    shows: [
      inOrder(
        at('unregistered', /^CAP REQ :?nick-collider\/\S+$/),
        at('negotiating named user', END),
        at('registered', /^/),
      ),
    ],
  },
  '21': {
    server: 'sasl',
    shows: [inOrder(at('', /^CAP REQ :(?=.*nick-collider)(?=.*\b(\S+)\b.* \1\b)\S+(?: \S+){5,}$/))],
  },
  '22': {
    server: 'sasl',
    shows: [
      inOrder(at('', /^CAP REQ :nick-collider\/\S+ [a-z-]+$/), at('', LIST)),
      inOrder(at('', /^CAP REQ :[a-z-]+ nick-collider\/\S+$/), at('', LIST)),
    ],
  },
  '23': {
    server: 'sasl',
    shows: [
      either(
        ...(WITH_SASL.capabilities ?? []).map((name) =>
          inOrder(
            at(`registered ${name}-on`, new RegExp(`^CAP REQ :?-${name}$`)),
            at(`registered !${name}-on`, LIST),
          ),
        ),
      ),
    ],
  },
  '24': { server: 'sasl', shows: [inOrder(at('first', /^CAP LS$/))] },
  '25': { server: 'sasl', shows: [inOrder(at('first unregistered', LIST))] },
  '26': {
    server: 'sasl',
    shows: ['unregistered', 'registered'].flatMap((phase) => [
      inOrder(at(phase, /^CAP LS$/)),
      inOrder(at(phase, /^CAP LS 301$/)),
    ]),
  },
};
