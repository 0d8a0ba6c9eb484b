import type { Stay } from '../../model/timeouts.ts';

/** How a connection stands that has just come, on a machine that is quick. */
export const JUST_COME: Stay = { at: 0, age: 0, left: false, silent: 0, unheard: 0, unread: 0, lag: 0 };
