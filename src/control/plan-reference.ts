import { angleDifference } from '../core/math/angle.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { Plan } from '../core/messages/plan.ts';

/** What a plan wants at one moment and place. */
export interface PlanReference {
  /** Wished at this moment [m/s], and when the pedals will have answered [m/s^2]. */
  speed: number;
  acceleration: number;
  /** Greatest speed of the plan from this moment on, within LOOK_AHEAD [m/s]. */
  speedAhead: number;
  /** Index, with a fraction, of the path's point that is nearest. */
  place: number;
  /** Signed distance of the vehicle from the path, left positive [m], and heading against it [rad]. */
  crossTrack: number;
  headingError: number;
  /** Of the path where the vehicle will be when the steering has answered [1/m]. */
  curvature: number;
  /** Of the path where the vehicle is [1/m]. */
  curvatureHere: number;
}

/** Segments around the planned moment in which the nearest is sought: 1.5 s each way. */
const SEARCH_REACH = 15;

/** Shorter segments have no direction [m]. */
const SHORTEST = 1e-3;

/** How far ahead `speedAhead` looks [s]. */
const LOOK_AHEAD = 0.5;

/** Lags of the actuators [s]: acceleration and curvature are read so much ahead, being fed forward. */
const PEDAL_LAG = 0.1;
const STEERING_LAG = 0.12;

/**
 * Reads a plan at `elapsed` seconds after its tick for a vehicle at (x, y, yaw): speed by time, place by the nearest
 * point of the path.
 */
export function planReferenceAt(
  plan: Plan,
  elapsed: number,
  x: number,
  y: number,
  yaw: number,
  out: PlanReference,
): void {
  const last = plan.t.length - 1;
  const step = plan.t[1] - plan.t[0];
  const now = Math.min(Math.max(elapsed / step, 0), last);
  out.speed = valueAt(plan.speed, now);
  out.acceleration = valueAt(plan.acceleration, Math.min(last, now + PEDAL_LAG / step));
  out.speedAhead = 0;
  for (let i = Math.floor(now); i <= Math.min(last, now + LOOK_AHEAD / step); i++) {
    out.speedAhead = Math.max(out.speedAhead, plan.speed[i]);
  }
  const place = nearestPlace(plan, now, x, y);
  const i = Math.min(Math.floor(place), last - 1);
  const share = place - i;
  const heading = plan.yaw[i] + share * angleDifference(plan.yaw[i + 1], plan.yaw[i]);
  const dx = x - (plan.x[i] + share * (plan.x[i + 1] - plan.x[i]));
  const dy = y - (plan.y[i] + share * (plan.y[i + 1] - plan.y[i]));
  out.crossTrack = dy * cos(heading) - dx * sin(heading);
  out.headingError = angleDifference(yaw, heading);
  out.place = place;
  out.curvatureHere = valueAt(plan.curvature, place);
  out.curvature = valueAt(plan.curvature, Math.min(last, place + STEERING_LAG / step));
}

/** Index, with a fraction, of the path's point nearest to (x, y); the earliest of equals. */
function nearestPlace(plan: Plan, now: number, x: number, y: number): number {
  const first = Math.max(0, Math.floor(now) - SEARCH_REACH);
  const last = Math.min(plan.t.length - 2, Math.floor(now) + SEARCH_REACH);
  let nearest = now;
  let least = Number.POSITIVE_INFINITY;
  for (let i = first; i <= last; i++) {
    const px = plan.x[i + 1] - plan.x[i];
    const py = plan.y[i + 1] - plan.y[i];
    const square = px * px + py * py;
    const along = (x - plan.x[i]) * px + (y - plan.y[i]) * py;
    const share = square > SHORTEST * SHORTEST ? Math.min(Math.max(along / square, 0), 1) : 0;
    const dx = x - plan.x[i] - share * px;
    const dy = y - plan.y[i] - share * py;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      nearest = i + share;
    }
  }
  return nearest;
}

function valueAt(values: Float64Array, place: number): number {
  const i = Math.min(Math.floor(place), values.length - 2);
  return values[i] + (place - i) * (values[i + 1] - values[i]);
}
