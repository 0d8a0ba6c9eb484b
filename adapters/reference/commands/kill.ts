import type { House } from '../house.ts';
import { close, closeWithError } from '../leaving.ts';
import { holdBack, isOperator } from '../operators.ts';
import { echoed, flush, refuse, send } from '../replies.ts';
import { sourceOf, type Session } from '../session.ts';

/** KILL of a registered client (RFC 1459 4.6.1, RFC 2812 3.7.1). */
export function kill(house: House, session: Session, params: readonly string[]): void {
  const { choices, faults } = house;
  const [nick = '', comment = ''] = params;
  const lacks = nick === '' || lacksComment(house, params);
  if (!isOperator(house, session) && !faults['anyone-kills']) {
    if (lacks && choices.kill_missing === '461') refuse(house, session, '461', 'KILL');
    else if (!faults['kill-refused-in-silence']) refuse(house, session, '481');
    return;
  }
  if (lacks) {
    if (!faults['bare-kill-unanswered']) refuse(house, session, '461', 'KILL');
    return;
  }
  const target = targetOf(house, nick);
  if (target === null) {
    if (!faults['kill-unknown-unanswered']) refuse(house, session, '401', echoed(nick));
  } else if (target === 'unregistered') refuse(house, session, '481');
  else carryOut(house, session, target, comment);
}

function lacksComment({ choices }: House, { length, 1: comment }: readonly string[]): boolean {
  if (length < 2) return choices['kill_comment@missing'] === 'required';
  return comment === '' && choices['kill_comment@empty'] === 'required';
}

/** Who has the nick: null for nobody who could be killed, `unregistered` for somebody who must not be. */
function targetOf(
  { choices, faults, operators, registry }: House,
  nick: string,
): Session | 'unregistered' | null {
  const key = registry.key(nick);
  const former = operators.former.get(key);
  if (former !== undefined && faults['kill-matches-before-rename']) return former;
  const owner = registry.owners.get(key);
  if (owner !== undefined) return owner.phase === 'registered' ? owner : null;
  const [claimant] = registry.claimants.get(key) ?? [];
  if (claimant !== undefined && choices.kill_unregistered !== '401')
    return choices.kill_unregistered === 'killed' ? claimant : 'unregistered';
  return choices.kill_chase === 'yes' ? (former ?? null) : null;
}

function carryOut(house: House, killer: Session, victim: Session, comment: string): void {
  const { choices, faults } = house;
  if (faults['kill-without-effect']) return;
  const { nick } = victim;
  if (nick !== null && victim.phase === 'registered' && choices.nick_delay_after === 'kill')
    holdBack(house, nick);
  const next = neighbourOf(house, victim, killer);
  send(house, victim, `:${sourceOf(killer)} KILL ${nick ?? '*'} :${comment}`);
  if (faults['killed-client-goes-on']) {
    setTimeout(() => {
      close(house, victim);
      flush(house);
    }, JANITOR).unref();
    return;
  }
  if (faults['kill-leaves-nick-taken']) victim.nick = null;
  closeWithError(house, victim, `Killed (${killer.nick ?? '*'} (${comment}))`);
  if (faults['kill-closes-the-killer']) closeWithError(house, killer, 'Killed');
  if (faults['kill-closes-two'] && next !== undefined) closeWithError(house, next, 'Killed');
}

/** How late those are closed that were killed, in ms: only a fault lets them wait. */
const JANITOR = 400;

/** The registered client behind this one in the list. */
function neighbourOf({ sessions }: House, victim: Session, killer: Session): Session | undefined {
  const all = [...sessions].filter(({ phase }) => phase === 'registered');
  return all.slice(all.indexOf(victim) + 1).find((session) => session !== killer);
}
