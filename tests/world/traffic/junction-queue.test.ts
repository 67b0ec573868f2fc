import { expect, test } from 'vitest';
import { JunctionQueue } from '../../../src/world/traffic/junction-queue.ts';
import { RoomClaims } from '../../../src/world/traffic/room-claims.ts';
import { createTrafficState } from '../../../src/world/traffic/traffic-state.ts';
import { momentOf, town } from './moment.ts';

const LANE = town.lanes[0].index;

test('of those who ask for a junction at once who was refused more often comes first, then the lower index', () => {
  const state = createTrafficState(4);
  state.waited.set([0, 12, 0, 130]);
  const queue = new JunctionQueue(state, 4);
  const ask = (actors: readonly number[], tick: number): number[] => {
    for (let actor = 0; actor < 4; actor++) queue.note(actor, actors.includes(actor), tick);
    queue.sort();
    return [...queue.actors.slice(0, queue.size)];
  };
  expect(ask([0, 1, 3], 10)).toEqual([3, 1, 0]);
  expect(ask([0, 1, 2, 3], 20)).toEqual([3, 1, 0, 2]);
});

test('who got room and has to give it back at its line is still the next; once it is on the junction it is not', () => {
  const scene = momentOf([0, 1].map((k) => ({ path: [LANE], s: 10 + 20 * k, speed: 0 })));
  const { state } = scene;
  const claims = new RoomClaims(scene);
  state.wantsRoomOn[0] = LANE;
  state.wantsRoomSince[0] = 100;
  const isNextAt = (tick: number): boolean => {
    claims.update(tick);
    return claims.before(1, LANE) === 0;
  };
  expect(isNextAt(5000)).toBe(true);
  state.heldExit[0] = LANE;
  claims.noteGrant(0);
  // Its room counts with those who are bound for the lane, not a second time.
  expect(isNextAt(5010)).toBe(false);
  state.heldExit[0] = -1;
  expect(isNextAt(5020)).toBe(true);
  state.heldExit[0] = LANE;
  claims.noteEntry(0);
  state.heldExit[0] = -1;
  expect(isNextAt(5030)).toBe(false);
});
