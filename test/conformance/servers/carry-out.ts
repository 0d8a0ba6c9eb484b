import type { Guest } from './guest.ts';
import type { SmallServer } from './small-server.ts';

/** What a small server can be asked for. */
type Server = Pick<SmallServer, 'say' | 'claim' | 'complete' | 'quit'>;

/** A line as the smallest server takes it apart. */
function parse(line: string): { readonly verb: string; readonly params: readonly string[] } {
  const [head = '', ...rest] = line.trimStart().split(/ +:/);
  const [verb = '', ...middle] = head.split(/ +/).filter((word) => word !== '');
  return { verb: verb.toUpperCase(), params: rest.length === 0 ? middle : [...middle, rest.join(' :')] };
}

/** Carries out a line of one that is still there. */
export function carryOut(server: Server, guest: Guest, line: string): void {
  const { verb, params } = parse(line);
  const [first = ''] = params;
  const numeric = (code: string, text: string): void =>
    server.say(guest, `:small ${code} ${guest.nick ?? '*'} ${text}`);
  switch (verb) {
    case '':
      return;
    case 'NICK':
      if (first === '') numeric('431', ':No nickname given');
      else if (/^[A-Za-z]\w*$/.test(first)) server.claim(guest, first);
      else numeric('432', `${first} :Erroneous nickname`);
      return;
    case 'USER':
      if (guest.user) numeric('462', ':You may not reregister');
      else if (params.length < 4) numeric('461', 'USER :Not enough parameters');
      else {
        guest.user = true;
        server.complete(guest);
      }
      return;
    case 'PING':
      server.say(guest, `:small PONG small :${first}`);
      return;
    case 'PONG':
      return;
    case 'QUIT':
      server.quit(guest);
      return;
    default:
      numeric('421', `${verb} :Unknown command`);
  }
}
