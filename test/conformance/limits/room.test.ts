import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startRoom, type Room } from '../../../conformance/limits/room.ts';

/** Runs plans with so many connections one after the other, beside as many others as there are sockets, on a server with room for so many. */
function runOn(room: Room, capacity: number, plans: readonly number[]): void {
  for (const connections of plans) {
    const open = Math.max(connections, room.sockets);
    room.ended(room.stage, connections, open > capacity);
  }
}

describe('sockets at once', () => {
  test('are halved where somebody is turned away, and grow again one by one', () => {
    const room = startRoom(48);
    room.ended(room.stage, 2, true);
    room.ended(room.stage, 2, true);
    expect(room.sockets).toBe(12);
    for (let plans = 0; plans < 24; plans += 1) room.ended(room.stage, 2, false);
    expect(room.sockets).toBe(13);
  });

  test('are not changed by a plan that was begun before the last change, nor by one that had them all', () => {
    const room = startRoom(16);
    const { stage } = room;
    room.ended(stage, 2, true);
    room.ended(stage, 2, true);
    expect(room.sockets).toBe(8);
    room.ended(room.stage, 8, true);
    expect(room.sockets).toBe(8);
  });

  test('come to what the server has room for, and stay there: what was once too many is tried ever more rarely', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2_000, maxLength: 2_000 });
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), sizes, (capacity, plans) => {
        const room = startRoom(48);
        runOn(room, capacity, plans);
        expect(room.sockets).toBeGreaterThanOrEqual(Math.min(capacity, 48) - 1);
        expect(room.sockets).toBeLessThanOrEqual(capacity + 1);
        expect(room.isFutile).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test('are all given again where two by themselves are turned away as often', () => {
    const room = startRoom(8);
    let opened = 0;
    const refusesEachThird = (): boolean => [1, 2].map(() => (opened += 1)).some((one) => one % 3 === 0);
    for (let plans = 0; plans < 40; plans += 1) room.ended(room.stage, 2, refusesEachThird());
    expect(room).toMatchObject({ isFutile: true, sockets: 8 });
    room.ended(room.stage, 2, true);
    expect(room.sockets).toBe(8);
  });
});
