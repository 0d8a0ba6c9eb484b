import type { House } from './house.ts';
import { mishandleRefusal } from './ircx/mishaps.ts';
import { close, closeWithError, freeNick } from './leaving.ts';
import { otherClaimants, otherOwner } from './registry.ts';
import { echoed, refuse, send, targetOf } from './replies.ts';
import type { Session } from './session.ts';
import { afterRefusal } from './deadly.ts';
import { upsetByRefusal } from './upsets.ts';
import { echoNick } from './welcome.ts';

/** What stands between a connection and a well-formed nick at the moment at which it names it. */
export type Contest =
  | { readonly kind: 'free' }
  | { readonly kind: 'refused'; readonly holder: Session }
  | {
      readonly kind: 'taken_over';
      readonly how: 'kill_holder' | 'rename_holder';
      readonly holders: readonly Session[];
    };

/** Never changes anything: whether a take-over is carried out may depend on more than this. */
export function contest(house: House, session: Session, nick: string): Contest {
  const { choices, faults, registry } = house;
  const registered = session.phase === 'registered';
  const owner = otherOwner(registry, nick, session);
  if (owner !== undefined) {
    const judgedLater = !registered && choices.nick_in_use_timing === 'at_completion';
    return judgedLater ? { kind: 'free' } : { kind: 'refused', holder: owner };
  }
  if (registered && isOwn(house, session, nick)) {
    return faults['own-case-change-refused'] ? { kind: 'refused', holder: session } : { kind: 'free' };
  }
  const looksAtOwnersOnly = faults['no-recheck-at-001'] || faults['registration-check-then-act'];
  const rivals = looksAtOwnersOnly ? [] : otherClaimants(registry, nick, session);
  const [first] = rivals;
  if (first === undefined) return { kind: 'free' };
  const hold = choices[`nick_hold@${registered ? 'registered' : 'unregistered'}_claimant`];
  if (hold === 'reserve') return { kind: 'refused', holder: first };
  return hold === 'at_completion' ? { kind: 'free' } : { kind: 'taken_over', how: hold, holders: rivals };
}

function isOwn(house: House, session: Session, nick: string): boolean {
  return session.nick !== null && house.registry.key(session.nick) === house.registry.key(nick);
}

/** ERR_NICKNAMEINUSE or ERR_NICKCOLLISION to the claimant, and what else becomes of it. */
export function refuseNick(house: House, session: Session, nick: string, holder: Session): void {
  const { choices, faults } = house;
  const registered = session.phase === 'registered';
  const spelling = choices.nick_spelling_in_433 === 'holder' ? (holder.nick ?? nick) : nick;
  const hearer = faults['reply-to-wrong-connection'] && registered ? holder : session;
  tellRefused(house, hearer, echoed(spelling));
  session.refused = nick;
  if (!registered && choices.nick_after_refusal === 'cleared') forgetNick(house, session);
  if (faults['refused-nick-granted'] && !registered) session.nick = nick;
  if (faults['refused-nick-stays-reserved']) house.heirs.set(house.registry.key(nick), session);
  if (faults['nick-lost-after-433'] && registered) freeNick(house, session);
  if (faults['user-lost-after-433'] && !registered) session.user = null;
  if (faults['password-skipped-after-433']) session.password = { ...session.password, skipped: true };
  if (faults[registered ? 'owner-dropped-on-refused-rename' : 'loser-kills-owner'])
    closeWithError(house, holder, 'Nickname collision');
  if (faults['433-kills-claimant']) closeWithError(house, session, 'Nickname collision');
  if (faults['433-told-by-close']) close(house, session);
  if (faults['deaf-after-refused-nick']) house.ills.starved.add(session);
  afterRefusal(house, session, holder, nick);
  upsetByRefusal(house, session);
  mishandleRefusal(house, session);
}

/** ERR_NICKNAMEINUSE or ERR_NICKCOLLISION, or what a fault makes of it. */
function tellRefused(house: House, hearer: Session, nick: string): void {
  const { choices, faults } = house;
  if (faults['433-missing'] || faults['433-told-by-close']) return;
  if (faults['433-told-as-notice'])
    send(house, hearer, `:${house.name} NOTICE ${targetOf(house, hearer)} :Nickname is already in use`);
  else if (faults['433-told-as-text']) send(house, hearer, 'Nickname is already in use');
  else refuse(house, hearer, faults['433-told-as-432'] ? '432' : choices.nick_in_use, nick);
}

export function forgetNick(house: House, session: Session): void {
  freeNick(house, session);
  session.malformedWish = null;
}

/** Takes a nick from the unregistered connections that have named it. */
export function takeOver(
  house: House,
  nick: string,
  how: 'kill_holder' | 'rename_holder',
  holders: readonly Session[],
): void {
  for (const holder of holders) {
    if (how === 'kill_holder') {
      closeWithError(house, holder, 'Overridden');
      continue;
    }
    echoNick(house, holder, holder.uid);
    refuse(house, holder, '433', holder.nick ?? nick);
    freeNick(house, holder);
  }
}
