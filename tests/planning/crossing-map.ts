import type { RoadMap } from '../../src/map/road-map.ts';
import { syntheticMap } from './synthetic-map.ts';

/** Lanes of the crossing below. */
export const LANE = {
  fromWest: 0,
  straightEast: 1,
  toEast: 2,
  fromSouth: 3,
  straightNorth: 4,
  toNorth: 5,
  fromEast: 6,
  straightWest: 7,
  toWest: 8,
  leftFromWest: 9,
} as const;

/** Half the width of the junction's square, and the offset of lanes from the axes [m]. */
export const HALF_JUNCTION = 10;
const SIDE = 1.75;
const ARM = 100;

/**
 * Two streets that cross at the origin, traffic on the right: ways from the west straight on and to the left, from the
 * south straight on, from the east straight on. With `light`, a signal head (index 0) at the west arm, 1 m before it.
 */
export function crossingMap(light = false): RoadMap {
  const h = HALF_JUNCTION;
  const left = h + SIDE;
  const straight = (x: number, y: number, heading: number, length: number) => ({
    x,
    y,
    heading,
    pieces: [[length, 0]] as const,
  });
  const through = { junction: 0 };
  return syntheticMap(
    [
      { ...straight(-h - ARM, -SIDE, 0, ARM), successors: [1, 9] },
      { ...straight(-h, -SIDE, 0, 2 * h), ...through, successors: [2] },
      straight(h, -SIDE, 0, ARM),
      { ...straight(SIDE, -h - ARM, Math.PI / 2, ARM), successors: [4] },
      { ...straight(SIDE, -h, Math.PI / 2, 2 * h), ...through, successors: [5] },
      straight(SIDE, h, Math.PI / 2, ARM),
      { ...straight(h + ARM, SIDE, Math.PI, ARM), successors: [7] },
      { ...straight(h, SIDE, Math.PI, 2 * h), ...through, successors: [8] },
      straight(-h, SIDE, Math.PI, ARM),
      {
        x: -h,
        y: -SIDE,
        heading: 0,
        pieces: [[(left * Math.PI) / 2, 1 / left]],
        ...through,
        successors: [5],
        turn: 'left',
      },
    ],
    {
      ...(light ? { lights: [{ lane: 0, s: ARM - 1 }] } : {}),
      conflicts: [[], [4, 9], [], [], [1, 7, 9], [], [], [4, 9], [], [1, 4, 7]],
    },
  );
}
