import { lanePointAt } from '../../map/lane-point.ts';
import type { Lane, LanePoint, RoadMap } from '../../map/road-map.ts';

/** Arrows along a lane: between two of them, of one along the lane, and half of its width as part of the lane's [m]. */
interface ArrowRow {
  readonly spacing: number;
  readonly length: number;
  readonly halfWidth: number;
}

const NEAR: ArrowRow = { spacing: 18, length: 2.6, halfWidth: 0.2 };
/** Few and large, so that they read where the near ones would be specks. */
const FAR: ArrowRow = { spacing: 70, length: 9, halfWidth: 0.42 };
/** Shorter lanes, and those in junctions, which overlap, have no arrow for afar [m]. */
const SHORTEST_FAR = 25;

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

/** Arrow heads along driving lanes in their direction of travel: triangles of x, y, z, nine numbers each [m]. */
export interface LaneArrows {
  readonly near: Float32Array;
  readonly far: Float32Array;
}

export function laneArrows({ lanes }: RoadMap): LaneArrows {
  const long = lanes.filter(({ length, junction }) => length >= SHORTEST_FAR && junction < 0);
  return { near: arrowsAlong(lanes, NEAR), far: arrowsAlong(long, FAR) };
}

function arrowsAlong(lanes: readonly Lane[], { spacing, length, halfWidth }: ArrowRow): Float32Array {
  const corners: number[] = [];
  for (const lane of lanes) {
    const count = Math.max(1, Math.floor(lane.length / spacing));
    for (let k = 0; k < count; k++) {
      lanePointAt(lane, (lane.length * (k + 0.5)) / count, point);
      pushArrow(corners, Math.min(length, 0.6 * lane.length), halfWidth * point.width);
    }
  }
  return Float32Array.from(corners);
}

/** A dart: two triangles from the tip to the notch. */
function pushArrow(corners: number[], length: number, half: number): void {
  const { x, y, z, heading } = point;
  const [ahead, aside] = [Math.cos(heading), Math.sin(heading)];
  const corner = (forward: number, left: number) => [
    x + forward * ahead - left * aside,
    y + forward * aside + left * ahead,
    z,
  ];
  const tip = corner(length / 2, 0);
  const notch = corner(-0.2 * length, 0);
  corners.push(...tip, ...corner(-length / 2, half), ...notch);
  corners.push(...tip, ...notch, ...corner(-length / 2, -half));
}
