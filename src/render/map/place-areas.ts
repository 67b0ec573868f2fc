import type { Crosswalk, ParkingSpace, RoadMap } from '../../map/road-map.ts';
import { LANE_COLORS } from './lane-colors.ts';

/** Crosswalks and parking spaces as triangles of x, y, z [m], with a colour for each corner (sRGB). */
export interface PlaceAreas {
  readonly positions: Float32Array;
  readonly colors: Uint8Array;
}

/** Crosswalks: told apart from the lanes under them, and from sidewalks. */
export const CROSSWALK_COLOR = [255, 236, 150] as const;
export const PARKING_COLOR = LANE_COLORS.parking;

export function placeAreas({ crosswalks, parkingSpaces }: RoadMap): PlaceAreas {
  const positions: number[] = [];
  const colors: number[] = [];
  const add = (corners: readonly number[], color: readonly [number, number, number]) => {
    positions.push(...corners);
    for (let corner = 0; corner < corners.length / 3; corner++) colors.push(...color);
  };
  for (const crosswalk of crosswalks) add(crosswalkCorners(crosswalk), CROSSWALK_COLOR);
  for (const space of parkingSpaces) add(spaceCorners(space), PARKING_COLOR);
  return { positions: Float32Array.from(positions), colors: Uint8Array.from(colors) };
}

/** A fan about the middle: outlines of crosswalks bulge, if at all, outwards. */
function crosswalkCorners({ outline }: Crosswalk): number[] {
  const count = outline.length / 3;
  const corner = (k: number) => [...outline.subarray(3 * (k % count), 3 * (k % count) + 3)];
  const middle = [0, 1, 2].map((axis) => {
    let sum = 0;
    for (let k = 0; k < count; k++) sum += outline[3 * k + axis];
    return sum / count;
  });
  return Array.from({ length: count }, (_, k) => [...middle, ...corner(k), ...corner(k + 1)]).flat();
}

function spaceCorners({ x, y, z, heading, length, width }: ParkingSpace): number[] {
  const [ahead, aside] = [Math.cos(heading), Math.sin(heading)];
  // A little smaller than it is, so that one sees where the next begins.
  const [u, v] = [0.47 * length, 0.47 * width];
  const at = (forward: number, left: number) => [
    x + forward * ahead - left * aside,
    y + forward * aside + left * ahead,
    z,
  ];
  const [a, b, c, d] = [at(u, v), at(-u, v), at(-u, -v), at(u, -v)];
  return [...a, ...b, ...c, ...a, ...c, ...d];
}
