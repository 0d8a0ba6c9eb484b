import type { House } from '../house.ts';
import { close, leave } from '../leaving.ts';
import { flush, send } from '../replies.ts';
import { situation, type Session } from '../session.ts';

/** QUIT (RFC 1459 4.1.6, RFC 2812 3.1.7). What stands behind it in the same write is not looked at. */
export function quit(house: House, session: Session, params: readonly string[]): void {
  const phase = situation(session);
  if (house.choices[`quit_error@${phase}`] === 'error') {
    send(house, session, `ERROR :Closing Link: ${session.nick ?? '*'} (Quit: ${params[0] ?? ''})`);
  }
  if (house.faults['crash-on-data-after-quit'] && session.backlog.length > 0)
    throw new TypeError('the session of a line is gone');
  if (house.faults['acts-after-quit']) session.leaving = true;
  else if (house.faults['quit-without-close']) leave(house, session, 'quit');
  else if (house.faults['two-quits-at-once-skip-one']) closeLater(house, session);
  else close(house, session, 'quit');
}

/** Only a fault closes those who have quit all together, and walks the list while it gets shorter. */
function closeLater(house: House, session: Session): void {
  const { quitters } = house;
  session.busy = true;
  if (quitters.push(session) > 1) return;
  setImmediate(() => {
    for (let at = 0; at < quitters.length; at += 1) {
      for (const quitter of quitters.splice(at, 1)) close(house, quitter, 'quit');
    }
    quitters.length = 0;
    flush(house);
  });
}
