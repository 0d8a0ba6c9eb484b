/** A mistake that a server of this folder makes as its author would have, unknowingly. */
export interface PlantedMistake {
  /** The file in this folder. */
  readonly server: string;
  /** What is wrong, in one sentence. */
  readonly mistake: string;
  /** A plain exchange that shows it: what each connection sends, and what the server wrongly does. */
  readonly witness: string;
}

/** What is wrong with the servers in C, as far as it was put there. */
export const MISTAKES_C: readonly PlantedMistake[] = [
  {
    server: 'poll-erase.c',
    mistake: 'A client is taken out of the array while its lines are being handled by their index in it.',
    witness:
      'A and B log on in this order as ann and bob; A sends "QUIT" and "NICK eve" in one write: ' +
      'B is told that it is eve now. With B before A, and "QUIT" twice in one write: B is never served again.',
  },
  {
    server: 'poll-erase.c',
    mistake: 'What one recv() returns is taken for whole lines.',
    witness:
      'A, logged on, writes "PI" and a moment later "NG x": 421 for PI and 421 for NG instead of a PONG.',
  },
  {
    server: 'poll-erase.c',
    mistake: 'Nicknames are compared byte by byte, without regard to case.',
    witness: 'A logs on as ann, B sends "NICK ANN" and "USER b 0 * :b": B gets 001 as ANN instead of 433.',
  },
  {
    server: 'shared-line.c',
    mistake: 'One static buffer holds the line under way, whoever it is from.',
    witness:
      'A and B are logged on; A writes "NICK x" without an end of line, B sends "PING y": ' +
      'B is renamed to xPING and gets no PONG.',
  },
  {
    server: 'shared-line.c',
    mistake: 'A 433 before registration makes the server forget the USER that was given before.',
    witness:
      'A is logged on as ann; B sends "USER b 0 * :b", "NICK ann" (433), "NICK bob": no 001 until it sends USER again.',
  },
  {
    server: 'shared-line.c',
    mistake: 'A command with too few parameters is dropped without a reply.',
    witness:
      'A, logged on, sends "NICK" and "PING"; B, not logged on, sends "USER x" and "PASS": none is answered.',
  },
  {
    server: 'epoll-list.c',
    mistake: 'On EPOLLERR or EPOLLHUP the socket is closed, but its user stays in the list.',
    witness:
      'A logs on as ann and resets the connection, or closes it with replies unread; B sends "NICK ann": 433, for good.',
  },
  {
    server: 'epoll-list.c',
    mistake:
      'Users are taken off the list by nickname, and those who have none yet share the empty one: the newest goes.',
    witness: 'A connects, then B; A sends "QUIT": A gets the ERROR and stays connected, B is closed.',
  },
  {
    server: 'epoll-list.c',
    mistake: 'Only CR LF ends a line.',
    witness: 'A, logged on, sends "PING x" with a bare LF: no PONG.',
  },
  {
    server: 'thread-each.c',
    mistake: 'The lock is let go between looking a nickname up and setting it.',
    witness:
      'A and B have each sent USER and send "NICK eve" at the same moment, each for the first time: ' +
      'every now and then both get 001 as eve.',
  },
  {
    server: 'thread-each.c',
    mistake: 'QUIT ends the thread before it comes to the close().',
    witness: 'A sends "QUIT": it gets the ERROR, and the connection stays open.',
  },
  {
    server: 'thread-each.c',
    mistake: 'SIGPIPE is not handled: a second write to a client that has closed ends the server.',
    witness: 'A sends "NICK ann" and "USER a 0 * :a" and closes at once: the process dies of signal 13.',
  },
  {
    server: 'fork-shm.c',
    mistake: 'A change of nickname does not release the old one before the connection ends.',
    witness: 'A logs on as ann and sends "NICK anna", which is done; B sends "NICK ann": 433.',
  },
  {
    server: 'fork-shm.c',
    mistake: 'The rest of a line that is longer than 512 bytes is taken for the next line.',
    witness:
      'A, logged on, sends one line: "PING ", 507 times x, "NICK eve": it gets a PONG and is renamed to eve.',
  },
  {
    server: 'fork-shm.c',
    mistake: 'A numeric to a client without a nickname has no target.',
    witness: 'A, just connected, sends "NICK": ":fork.irc.test 431  :No nickname given".',
  },
  {
    server: 'stale-slot.c',
    mistake:
      'The slot of a connection that ended keeps its user name, password and half line for the next one in it.',
    witness:
      'A logs on as ann, writes "NICK gh" without an end of line, and closes; B connects and sends "NICK bob" only: ' +
      '001 for ghNICK. Without the half line: 001 for bob, who never sent a USER.',
  },
  {
    server: 'stale-slot.c',
    mistake: 'Numerics are not padded to three digits.',
    witness: 'A logs on: after 001 come ":slots.example.org 2 ann :..." and 3 and 4.',
  },
  {
    server: 'stale-slot.c',
    mistake: 'The echo of a change of nickname has the new nickname as its source.',
    witness: 'A, logged on as ann, sends "NICK anna": ":anna!a@127.0.0.1 NICK :anna".',
  },
  {
    server: 'strict-pass.c',
    mistake: 'The main loop reads from one client until its line ends.',
    witness:
      'A is logged on; B writes "NI" without an end of line; A sends "PING x": no PONG until B goes on.',
  },
  {
    server: 'strict-pass.c',
    mistake: 'The password is looked at by USER alone, and after the user was noted.',
    witness:
      'A sends "USER a 0 * :a" (464) and then "NICK ann": 001, without any PASS. ' +
      'B sends USER, the right PASS, NICK: 464 before the 001.',
  },
  {
    server: 'strict-pass.c',
    mistake: 'A nickname in use is answered by ERROR and a close instead of 433.',
    witness: 'A is logged on as ann, B as bob; B sends "NICK ann": ERROR, and B is closed.',
  },
];
