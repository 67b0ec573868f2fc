import { describe, expect, test } from 'vitest';
import { BoundFor } from '../../../src/world/traffic/bound-for.ts';
import { hasRoomBeyond } from '../../../src/world/traffic/room-beyond.ts';
import { type Car, momentOf, town } from './moment.ts';

/** A street before a junction, a way over it, and a long street behind it. */
const ways = town.lanes.flatMap(({ index, junction, successors }) =>
  successors.flatMap((connecting) =>
    town.lanes[connecting].successors.map((exit) => ({ junction, path: [index, connecting, exit] })),
  ),
);
const way = ways.find(
  ({ junction, path: [, connecting, exit] }) =>
    junction < 0 &&
    town.lanes[connecting].junction >= 0 &&
    town.lanes[exit].junction < 0 &&
    town.lanes[exit].length > 80,
);
if (way === undefined) throw new Error('no junction of the town has a long street behind it');
const { path } = way;
const exit = path[2];

/** Whether a car that stands before the junction has room behind it, among others there. */
function hasRoom(others: readonly Omit<Car, 'path'>[]): boolean {
  const scene = momentOf([{ path, s: 1, speed: 0 }, ...others.map((car) => ({ path: [exit], ...car }))]);
  const bound = new BoundFor(scene);
  bound.update();
  return hasRoomBeyond(scene, bound, 0, 2, -1);
}

describe('room behind a junction', () => {
  test('is there for a car and 2.5 m before the tail of one that stands', () => {
    expect(hasRoom([])).toBe(true);
    expect(hasRoom([{ s: 10, speed: 0 }])).toBe(true);
    expect(hasRoom([{ s: 9, speed: 0 }])).toBe(false);
  });

  test('is there where who is nearer drives on, but not where it brakes or is hardly out of the junction', () => {
    expect(hasRoom([{ s: 5, speed: 4 }])).toBe(true);
    expect(hasRoom([{ s: 5, speed: 4, acceleration: -1 }])).toBe(false);
    expect(hasRoom([{ s: 5, speed: 1 }])).toBe(false);
    expect(hasRoom([{ s: 3, speed: 4 }])).toBe(false);
  });

  test('is not there where those who drive on need it at the end of the queue before them', () => {
    const moving = [
      { s: 5, speed: 4 },
      { s: 12, speed: 5 },
    ];
    // Tail 21 m behind the junction: room for two of 8 m and a third of 7 m, less the 2 m that are missing.
    expect(hasRoom([...moving, { s: 23.3, speed: 0 }])).toBe(false);
    expect(hasRoom([...moving, { s: 25.5, speed: 0 }])).toBe(true);
  });
});
