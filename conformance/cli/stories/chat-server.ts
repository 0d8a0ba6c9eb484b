import type { Story } from './story.ts';

/** Microsoft KB Q178627, and the servers that were rebuilt from it. */
export const chatServer: Story = {
  names: ['chat-server', 'Q178627'],
  title: 'logons alone stop a chat server (Microsoft KB Q178627)',
  passages: [
    {
      kind: 'prose',
      label: 'told',
      text: 'A program did nothing but log users on to a chat server and off again. Version 1.0 answered that the nick was in use: the user was connected, but not logged on. Version 2.0 (Exchange 5.5) mishandled messages of AUTH when the nick was in use: the service stopped with no word in the event log, or raised an exception. A service pack corrected it.',
    },
    {
      kind: 'prose',
      label: 'assumed',
      text: 'How it went wrong inside is not told. chat-server-2.0 rebuilds it so: a logon, with AUTH or without, takes one of 20 contexts, and a refused NICK is taken for its end. Within an exchange its context is freed while the connection goes on with it, and once more at the end; else its handle is forgotten. Who finds no context left returns as if told to stop.',
    },
    {
      kind: 'prose',
      label: 'crash',
      text: 'As one run told it, shrunk from 30 acts on 4 connections to 3 on 2. B has no context any more:',
    },
    {
      kind: 'verbatim',
      lines: [
        'A  →  NICK nicka',
        'B  →  AUTH NTLM I :NTLMSSP\\0\\x01\\0\\0\\0',
        'B  ←  AUTH NTLM S :NTLMSSP\\0\\x02\\0\\0\\0Dl\\x…',
        'B  →  NICK nicka',
        'B  →  AUTH NTLM *',
        'B  ×  connection closed',
        '',
        'the server’s process ended (exit code 1); its last words:',
        'exception in the service: RangeError: logon context 2 is free',
      ],
    },
    {
      kind: 'prose',
      label: 'silence',
      text: 'From the same run, shrunk from 20 acts on 4 connections to 2 on 2, 20 times. Each leaves one context less:',
    },
    {
      kind: 'verbatim',
      lines: [
        'A  →  NICK nicka',
        'B  →  USER u 0 * :r',
        'B  →  NICK nicka',
        '',
        'the server’s process ended (exit code 0), with no word in its log',
      ],
    },
    {
      kind: 'prose',
      label: 'rules',
      text: 'LIVE-01 for both; AUTH-10 and AUTH-11 say what a refused NICK must leave alone.',
    },
    {
      kind: 'prose',
      label: 'again',
      text: 'nick-collider check chat-server-2.0 --for 60s --seed 1',
    },
    {
      kind: 'prose',
      label: 'sound',
      text: 'chat-server-1.0, and chat-server-2.0-sp with the mistakes mended.',
    },
  ],
};
