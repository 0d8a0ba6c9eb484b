import { parseMessage } from '../../model/message.ts';
import { auth } from './commands/auth.ts';
import { authenticate } from './commands/authenticate.ts';
import { cap } from './commands/cap.ts';
import { asksForIrcx, ircx, isircx, modeIsircx } from './commands/ircx.ts';
import { kill } from './commands/kill.ts';
import { nick } from './commands/nick.ts';
import { oper } from './commands/oper.ts';
import { pass } from './commands/pass.ts';
import { ping, pong } from './commands/ping.ts';
import { quit } from './commands/quit.ts';
import { SERVICES, type Service } from './commands/service.ts';
import { stray } from './commands/stray.ts';
import { user } from './commands/user.ts';
import type { House } from './house.ts';
import { echoed, refuse } from './replies.ts';
import type { Session } from './session.ts';
import { upsetByCommand } from './upsets.ts';
import { readable } from './unreadable.ts';

type Command = (house: House, session: Session, params: readonly string[]) => void;

/** What a connection may say at any time. */
const SESSION_COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['PASS', pass],
  ['NICK', nick],
  ['USER', user],
  ['QUIT', quit],
  ['PING', ping],
  ['PONG', pong],
]);

/** What is for operators, and how one becomes that. What such a command lacks it says itself. */
const PRIVILEGED: ReadonlyMap<string, Service> = new Map<string, Service>([
  ['OPER', { arity: 2, run: oper }],
  ['KILL', { arity: 2, run: kill }],
]);

/** What a connection may say where the server knows it. */
const EXTENSIONS: ReadonlyMap<string, { readonly choice: 'cap' | 'sasl' | 'ircx'; readonly run: Command }> =
  new Map([
    ['CAP', { choice: 'cap', run: cap }],
    ['AUTHENTICATE', { choice: 'sasl', run: authenticate }],
    ['AUTH', { choice: 'ircx', run: auth }],
    ['IRCX', { choice: 'ircx', run: ircx }],
    ['ISIRCX', { choice: 'ircx', run: isircx }],
  ]);

/** Carries out one line without its terminator. A source that a client claims is ignored. */
export function execute(house: House, session: Session, line: string): void {
  const text = readable(house, session, line);
  if (text === null) return;
  const message = parseMessage(text);
  if (message === null) {
    if (line === '' && house.faults['empty-line-answered']) refuse(house, session, '421', '*');
    return;
  }
  const { params } = message;
  const name = house.faults['lower-case-command-unknown'] ? message.command : message.command.toUpperCase();
  const command = SESSION_COMMANDS.get(name) ?? extension(house, name);
  const service = SERVICES.get(name) ?? PRIVILEGED.get(name);
  upsetByCommand(house, session, name);
  if (command !== undefined) command(house, session, params);
  else if (asksForIrcx(house, session, name, params)) modeIsircx(house, session);
  else if (service !== undefined) serve(house, session, name, service, params);
  else if (/^\d{3}$/.test(name) || name === 'ERROR') stray(house, session, name);
  else refuseUnknown(house, session, message.command);
}

function extension({ choices }: House, name: string): Command | undefined {
  const known = EXTENSIONS.get(name);
  return known !== undefined && choices[known.choice] === 'present' ? known.run : undefined;
}

function serve(
  house: House,
  session: Session,
  name: string,
  service: Service,
  params: readonly string[],
): void {
  const lacking = params.length < service.arity;
  if (session.phase === 'registered' || house.faults['prereg-command-executed']) {
    if (lacking && !PRIVILEGED.has(name)) refuse(house, session, '461', name);
    else service.run(house, session, params);
    return;
  }
  if (name === 'KILL' && house.choices.prereg_kill === '481') return refuse(house, session, '481');
  const early = house.choices.prereg_known;
  if (early === '421') refuse(house, session, early, name);
  // Counting the parameters first says nothing of a command that has enough of them.
  else if (early === '461' && lacking) refuse(house, session, early, name);
  else if (early !== 'silent') refuse(house, session, '451');
}

function refuseUnknown(house: House, session: Session, command: string): void {
  if (house.faults['deaf-after-unknown-command']) house.ills.starved.add(session);
  const registered = session.phase === 'registered';
  if (registered && house.faults['unknown-command-unanswered']) return;
  const answer = registered ? '421' : house.choices.prereg_unknown;
  if (answer === '421') refuse(house, session, answer, echoed(command));
  else if (answer === '451') refuse(house, session, answer);
}
