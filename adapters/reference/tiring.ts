import { setImmediate } from 'node:timers';
import type { House } from './house.ts';

/** After how many refused nicks the faults named …-after-collisions begin. */
const COLLISIONS_BORNE = 39;

/** The faults that begin when enough nicks were refused. */
export function tire(house: House): void {
  const { faults } = house;
  house.counts.refusals += 1;
  if (house.counts.refusals <= COLLISIONS_BORNE) return;
  if (faults['silent-stop-after-collisions']) process.exit(0);
  if (faults['listener-lost-after-collisions']) house.listener?.close();
  if (faults['deaf-after-collisions']) house.deaf = true;
  if (faults['busy-after-collisions'] && house.counts.refusals === COLLISIONS_BORNE + 1) spin();
}

/** Keeps a core busy and lets the connections be served between two turns. */
function spin(): void {
  const until = performance.now() + 1;
  while (performance.now() < until);
  setImmediate(spin);
}
