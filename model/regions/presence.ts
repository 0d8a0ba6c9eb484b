/**
 * Whether a client is known to be there (RFC 1459 4.6.2 and 8.4, RFC 2812 3.7.2): a server asks a registered one that has been silent
 * for long, and closes it where no answer comes in time. A region of its own, as it goes on whatever the client does with its nick.
 */
export const presence = {
  initial: 'heard',
  states: {
    heard: {
      description: 'Nobody doubts that the client is there.',
      on: { 'TIMEOUT.silence': { target: 'asked', actions: ['PING', 'await answer'] } },
    },
    asked: {
      description: 'The client was silent for long, and is asked whether it is there.',
      on: {
        'TIMEOUT.silence': { actions: 'PING' },
        'PONG.cookie': { target: 'heard', actions: 'have answer' },
        'TIMEOUT.ping': { target: '#closing', actions: ['ERROR?', 'close'] },
      },
    },
  },
} as const;
