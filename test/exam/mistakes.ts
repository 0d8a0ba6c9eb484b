/** A mistake that was planted in a server of this folder, as its author would tell it. */
export interface Mistake {
  /** The file of the server in this folder. */
  readonly server: string;
  /** What is wrong, in one sentence. */
  readonly mistake: string;
  /** An exchange that shows it: what each connection (A, B, C) sends, and what the server wrongly does. */
  readonly witness: string;
}

/** All mistakes that were planted in the servers that are written in JavaScript. */
export const mistakes: readonly Mistake[] = [
  {
    server: 'one-buffer.mjs',
    mistake:
      'All connections share one input buffer, so half a line of one is joined to the next data of another.',
    witness:
      'A sends "PI" with no end of line. B sends NICK bert: it is read as PINICK bert, and B gets 451. ' +
      'A sends the rest, "NG x": it gets 421 NG (451 before registration), and no PONG.',
  },
  {
    server: 'one-buffer.mjs',
    mistake:
      'A change of nick, before registration too, takes the new nick and never gives the old one back.',
    witness:
      'A registers as anna and sends NICK carl, which is echoed. B sends NICK anna and gets 433, as A does.',
  },
  {
    server: 'one-buffer.mjs',
    mistake: 'The target is missing in a numeric for a client that has no nick yet.',
    witness:
      'A registers as anna. B sends NICK anna and gets ":one.example 433  anna :...", two spaces and no target.',
  },
  {
    server: 'by-nick.mjs',
    mistake: 'The nicks are told apart by case, though CASEMAPPING=ascii is announced.',
    witness: 'A registers as anna. B sends NICK Anna and USER, and gets 001 Anna.',
  },
  {
    server: 'by-nick.mjs',
    mistake:
      'The nick that is freed when a client leaves is the one it asked for last, be it refused, and not the one it has.',
    witness:
      'A registers as anna. B sends NICK anna, gets 433, and sends QUIT. C registers as anna while A still has it. ' +
      'Likewise: D registers as dora, sends NICK anna, gets 433, and sends QUIT; E sends NICK dora and gets 433.',
  },
  {
    server: 'by-nick.mjs',
    mistake: 'A client is welcomed as soon as it has a nick, before it has sent USER.',
    witness:
      'A sends NICK anna, and nothing else: it gets 001. With a password, NICK before PASS gets 464 and a close.',
  },
  {
    server: 'await-line.mjs',
    mistake:
      'Between the check that a nick is free and the taking of it a file is awaited, so two clients may get it.',
    witness:
      'A and B send USER, then both at once NICK anna: both get 001 anna. So it is with changes of nick.',
  },
  {
    server: 'await-line.mjs',
    mistake: 'The password is checked when USER completes the registration, and forgotten when NICK does.',
    witness: 'With a password: A sends USER u 0 * :r, then NICK anna, and no PASS: it gets 001.',
  },
  {
    server: 'await-line.mjs',
    mistake: 'Only CRLF ends a line.',
    witness: 'A sends "NICK anna", LF, "USER u 0 * :r", LF: it gets nothing.',
  },
  {
    server: 'handlers.mjs',
    mistake: 'No socket has an error listener, so a connection that is reset ends the server.',
    witness:
      'A and B register. B resets its connection (or closes it with data unread): the server dies, and A is closed.',
  },
  {
    server: 'handlers.mjs',
    mistake: 'The numerics 002 to 005 are not padded to three digits.',
    witness: 'A registers: after 001 it gets ":table.example 2 anna :...", and so 3, 4 and 5.',
  },
  {
    server: 'handlers.mjs',
    mistake: 'The characters of a nick are not looked at.',
    witness:
      'A registers as anna and sends NICK *: it is echoed, where 432 is due. So are NICK #x and NICK :a b, and in NICK before USER.',
  },
  {
    server: 'current.mjs',
    mistake:
      'One global holds the current client; who takes the nick of an unregistered client leaves that one there, ' +
      'and the rest of its work is done for the client that was disconnected.',
    witness:
      'A sends NICK anna and no USER. B sends NICK anna: A gets ERROR and is closed. B sends USER, and gets nothing: ' +
      'its NICK was lost (in one write, USER too). A registered B that changes its nick so gets no echo, and keeps its nick.',
  },
  {
    server: 'current.mjs',
    mistake: 'The numerics 432 and 433 are swapped.',
    witness: 'A registers as anna. B sends NICK anna and gets 432; it sends NICK 1x and gets 433.',
  },
  {
    server: 'current.mjs',
    mistake: 'USER after registration is not refused, and registers again.',
    witness:
      'A registers as anna and sends USER v 0 * :r: it gets 001 and the whole burst again, where 462 is due.',
  },
  {
    server: 'tick.mjs',
    mistake:
      'Who leaves is erased from the queue of input while it is walked by index, so commands of other clients are skipped.',
    witness:
      'A and B are registered. At the same time A sends QUIT and B sends PING x: B gets no PONG. ' +
      'A connection that is closed at the same time as B sends NICK or USER does the same to these.',
  },
  {
    server: 'tick.mjs',
    mistake: 'That a nick is in use is said by a NOTICE, with no numeric.',
    witness: 'A registers as anna. B sends NICK anna and gets ":tick.example NOTICE * :...", and no 433.',
  },
  {
    server: 'tick.mjs',
    mistake: 'The connection is not closed after QUIT.',
    witness: 'A registers and sends QUIT: it gets ERROR, and the connection stays open.',
  },
  {
    server: 'states.mjs',
    mistake: 'PING is never answered, not after registration either.',
    witness: 'A registers and sends PING x: it gets nothing.',
  },
  {
    server: 'states.mjs',
    mistake: 'A nick in use makes the server forget USER, which must be sent again.',
    witness:
      'A registers as anna. B sends USER, then NICK anna: 433. B sends NICK bert: no 001 until it sends USER again.',
  },
  {
    server: 'states.mjs',
    mistake: 'The nick of a client whose connection is lost, with no QUIT, is never freed.',
    witness:
      'A registers as anna and closes its connection. B sends NICK anna and gets 433, however long it waits.',
  },
  {
    server: 'for-await.mjs',
    mistake: 'What one read brings is taken for whole lines.',
    witness:
      'A registers, sends "PI", and a little later "NG x" CRLF: it gets 421 PI and 421 NG, and no PONG.',
  },
  {
    server: 'for-await.mjs',
    mistake: 'The lines after QUIT (or after a wrong password) in the same read are still carried out.',
    witness:
      'A registers and sends QUIT and PING x in one write: it gets ERROR, then a PONG, then the close.',
  },
  {
    server: 'for-await.mjs',
    mistake: 'A change of nick is not echoed.',
    witness: 'A registers as anna and sends NICK bert: it gets nothing, and is bert from then on.',
  },
];

/** What a server does that a specification has otherwise or only advises against, and that is no planted mistake. */
export interface Departure {
  readonly servers: readonly string[];
  readonly departure: string;
}

/** All departures that the author knows of, the planted mistakes aside. */
export const departures: readonly Departure[] = [
  {
    servers: ['tick.mjs'],
    departure: 'The welcome is 001 alone: no 002 to 004, no 005, no MOTD and no 422.',
  },
  {
    servers: ['states.mjs', 'for-await.mjs'],
    departure: 'The welcome has no 005; nicks are folded by rfc1459, and have at most 9 characters.',
  },
  {
    servers: ['await-line.mjs', 'handlers.mjs', 'tick.mjs', 'states.mjs', 'for-await.mjs'],
    departure: 'The welcome has no LUSERS.',
  },
  {
    servers: [
      'one-buffer.mjs',
      'by-nick.mjs',
      'await-line.mjs',
      'handlers.mjs',
      'current.mjs',
      'tick.mjs',
      'states.mjs',
      'for-await.mjs',
    ],
    departure:
      'Only silence ends a connection in time: one that talks and never registers stays. Commands that are not there, ' +
      'WHOIS and MODE among them, get 451 before registration and 421 after. A line with a NUL is dropped. ' +
      'Lines both ways are cut to 510 bytes, so a very long token of PING comes back shortened.',
  },
  {
    servers: ['handlers.mjs'],
    departure: 'Channels have no operators, modes or topics; there is no NAMES, and JOIN 0 gets 403.',
  },
];
