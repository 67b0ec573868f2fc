import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../map/road-map.ts';
import { groupColor } from './group-colors.ts';

/** Signals, the lines that they make traffic stop at, and which belongs to which. */
export interface SignalMarks {
  /** Stop lines as triangles of x, y, z, six corners each [m], with the colour of the signal's group (sRGB). */
  readonly stopLines: Float32Array;
  readonly stopColors: Uint8Array;
  /** From each signal's foot to its head, and from there to its stop lines: ends x, y, z in turn, with colours. */
  readonly ties: Float32Array;
  readonly tieColors: Uint8Array;
}

/** Of a stop line along the lane [m]. */
const THICKNESS = 0.5;

const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

export function signalMarks({ signals, stopLines, lanes }: RoadMap): SignalMarks {
  const quads: number[] = [];
  const quadColors: number[] = [];
  const ties: number[] = [];
  const tieColors: number[] = [];
  for (const { x, y, z, zOffset, group } of signals) {
    ties.push(x, y, z, x, y, z + zOffset);
    tieColors.push(...groupColor(group), ...groupColor(group));
  }
  for (const { lane, s, signal } of stopLines) {
    const { x, y, z, zOffset, group } = signals[signal];
    lanePointAt(lanes[lane], s, point);
    quads.push(...quadAcross(point));
    for (let corner = 0; corner < 6; corner++) quadColors.push(...groupColor(group));
    ties.push(x, y, z + zOffset, point.x, point.y, point.z);
    tieColors.push(...groupColor(group), ...groupColor(group));
  }
  return {
    stopLines: Float32Array.from(quads),
    stopColors: Uint8Array.from(quadColors),
    ties: Float32Array.from(ties),
    tieColors: Uint8Array.from(tieColors),
  };
}

function quadAcross({ x, y, z, heading, width }: LanePoint): number[] {
  const [ahead, aside] = [Math.cos(heading), Math.sin(heading)];
  const corner = (forward: number, left: number) => [
    x + forward * ahead - left * aside,
    y + forward * aside + left * ahead,
    z,
  ];
  const [left, back] = [width / 2, -THICKNESS];
  const [a, b, c, d] = [corner(0, left), corner(back, left), corner(back, -left), corner(0, -left)];
  return [...a, ...b, ...c, ...a, ...c, ...d];
}
