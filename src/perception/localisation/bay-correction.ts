import { cos, sin } from '../../core/math/sin-cos.ts';
import type { SeenBays } from '../../core/seen-bays.ts';
import type { BayCorners } from '../../map/bay-corners.ts';
import { EGO, type EgoFilter, type Pose2 } from './ego-filter.ts';

/** A corner is the map's nearest within this [m]; those of one space are at least two metres apart. */
const REACH = 0.8;
/** Standard deviation of a corner in a picture, each axis: beside the vehicle [m], and what comes with its distance [1]. */
const SIGMA = 0.025;
const DISTANCE_SHARE = 0.012;
/** Pictures err alike until the vehicle has gone on by this far [m]; those of a standing vehicle count for this share of one. */
const NEW_SIGHT = 0.5;
const STANDING_SHARE = 0.02;

/**
 * Corrects the belief by corners of parking spaces that cameras around the vehicle see: each is drawn to the map's nearest, along both axes of the
 * map (as in a car park's map of markings: Qin et al. 2020, AVP-SLAM). All of one picture weigh as much as two of them would,
 * for their errors are largely one: that of the calibration.
 */
export class BayCorrection {
  private readonly filter: EgoFilter;
  private readonly corners: BayCorners;

  constructor(filter: EgoFilter, corners: BayCorners) {
    this.filter = filter;
    this.corners = corners;
  }

  /** `pose` is where the vehicle is believed to have been when the picture was taken, `travel` how far it has gone since the one before [m]. */
  apply(seen: SeenBays, pose: Readonly<Pose2>, travel: number): void {
    const { filter, corners } = this;
    const { state } = filter;
    const share = Math.min(1, Math.max(STANDING_SHARE, travel / NEW_SIGHT));
    const inflation = Math.sqrt(Math.max(1, seen.x.length / 2) / share);
    const [x0, y0, yaw0] = [state[EGO.x], state[EGO.y], state[EGO.yaw]];
    const c = cos(pose.yaw);
    const s = sin(pose.yaw);
    for (let i = 0; i < seen.x.length; i++) {
      const x = pose.x + c * seen.x[i] - s * seen.y[i];
      const y = pose.y + s * seen.x[i] + c * seen.y[i];
      const k = nearest(corners, x, y);
      if (k < 0) continue;
      const sigma = inflation * (SIGMA + DISTANCE_SHARE * Math.sqrt(seen.x[i] * seen.x[i] + seen.y[i] * seen.y[i]));
      // The point turns about where the vehicle is now; what earlier ones have moved already is taken off.
      const leverX = -(y - y0);
      const leverY = x - x0;
      const movedX = state[EGO.x] - x0 + leverX * (state[EGO.yaw] - yaw0);
      filter.correctLine(x - corners.x[k] + movedX, 1, 0, leverX, 0, sigma);
      const movedY = state[EGO.y] - y0 + leverY * (state[EGO.yaw] - yaw0);
      filter.correctLine(y - corners.y[k] + movedY, 0, 1, leverY, 0, sigma);
    }
  }
}

function nearest({ x, y }: BayCorners, atX: number, atY: number): number {
  let best = -1;
  let least = REACH * REACH;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i] - atX;
    const dy = y[i] - atY;
    const distance = dx * dx + dy * dy;
    if (distance >= least) continue;
    least = distance;
    best = i;
  }
  return best;
}
