import { cos, sin } from '../../core/math/sin-cos.ts';
import type { EgoFilter, Pose2 } from './ego-filter.ts';
import type { LineError, RoadMatch } from './road-matcher.ts';

/*
 * Standard deviations of one picture's word [m], [rad]. Pictures come ten a second and err alike for a second or so
 * (the body's pitch, the network's habits at a kerb), so these are about three times the spread within one picture.
 */
const BOTH_EDGES = 0.3;
const ONE_EDGE = 0.5;
const MARK = 0.35;
const HEADING = 0.03;
/** Edges that disagree by more than this show another breadth of road than the map has [m]. */
const SAME_BREADTH = 0.8;

/**
 * Corrects the belief by a match of the camera's lines; `pose` is the believed pose when the picture was taken. A wrong
 * pitch of the body moves left and right edge apart (it scales distances, and with them breadths), so their mean is
 * used where both are seen. How many corrections the filter took is returned.
 */
export function correctByRoad(filter: EgoFilter, match: RoadMatch, pose: Readonly<Pose2>): number {
  const { left, right, mark, laneHeading } = match;
  let taken = 0;
  const offset = (error: LineError, sigma: number): void => {
    if (filter.correctOffset(error.offset, laneHeading + Math.PI / 2, lever(error, pose, laneHeading), sigma)) taken++;
  };
  if (left !== null && right !== null) {
    const apart = Math.abs(left.offset - right.offset);
    offset(meanOf(left, right), apart < SAME_BREADTH ? BOTH_EDGES : BOTH_EDGES + apart / 2);
  } else if (left !== null) offset(left, ONE_EDGE);
  else if (right !== null) offset(right, ONE_EDGE);
  if (mark !== null) offset(mark, MARK);

  const heading = meanHeading(left, right);
  if (!Number.isNaN(heading) && filter.correctHeading(heading, HEADING)) taken++;
  return taken;
}

/** Derivative of a seen point's lateral place by the vehicle's heading: its distance ahead along the lane [m]. */
function lever(error: LineError, pose: Readonly<Pose2>, laneHeading: number): number {
  const turn = pose.yaw - laneHeading;
  return error.x * cos(turn) - error.y * sin(turn);
}

function meanOf(a: LineError, b: LineError): LineError {
  return { offset: (a.offset + b.offset) / 2, heading: 0, x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** NaN where neither edge tells the heading. */
function meanHeading(left: LineError | null, right: LineError | null): number {
  const a = left === null ? Number.NaN : left.heading;
  const b = right === null ? Number.NaN : right.heading;
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}
