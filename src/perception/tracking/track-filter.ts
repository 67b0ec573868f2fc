import { cos, sin } from '../../core/math/sin-cos.ts';
import { innovationVariance, scalarUpdate } from '../scalar-update.ts';
import type { Detection, TrackState } from './track-state.ts';

/** Accelerations that the motion model leaves open, along and across the heading, one standard deviation [m/s^2]. */
const ACCELERATION_ALONG = 3;
const ACCELERATION_ACROSS = 1;
/** Speed of something just seen, along and across its heading, one standard deviation [m/s]. */
const FIRST_SPEED_ALONG = 7;
const FIRST_SPEED_ACROSS = 1.5;
/** How far a vehicle in a lane moves across the lane's direction, one standard deviation [m/s]. */
const LANE_SPEED_ACROSS = 0.6;

const h = new Float64Array(4);
const gain = new Float64Array(4);

/** State of a detection seen for the first time. */
export function startTrack(id: number, detection: Detection): TrackState {
  const { x, y, yaw, length, width, confidence } = detection;
  const covariance = new Float64Array(16);
  setBlock(covariance, 0, detection.bearing, detection.rangeSigma, detection.lateralSigma);
  setBlock(covariance, 2, yaw, FIRST_SPEED_ALONG, FIRST_SPEED_ACROSS);
  const state = Float64Array.of(x, y, 0, 0);
  return { id, state, covariance, yaw, length, width, history: 1, hits: 1, missed: 0, confirmed: false, confidence };
}

/**
 * Constant velocity with white acceleration (Bar-Shalom, Li and Kirubarajan 2001, section 6.3.2), stronger along the
 * heading than across it: x += v dt, P = F P F' + G q G', G = (dt^2 / 2, dt).
 */
export function predictTrack(track: TrackState, dt: number): void {
  const { state, covariance: p } = track;
  state[0] += state[2] * dt;
  state[1] += state[3] * dt;
  // F P, then (F P) F': rows and columns of the place take those of the velocity in.
  for (let i = 0; i < 2; i++) for (let j = 0; j < 4; j++) p[i * 4 + j] += dt * p[(i + 2) * 4 + j];
  for (let i = 0; i < 4; i++) for (let j = 0; j < 2; j++) p[i * 4 + j] += dt * p[i * 4 + j + 2];

  const c = cos(track.yaw);
  const s = sin(track.yaw);
  const along = ACCELERATION_ALONG * ACCELERATION_ALONG;
  const across = ACCELERATION_ACROSS * ACCELERATION_ACROSS;
  const qxx = along * c * c + across * s * s;
  const qyy = along * s * s + across * c * c;
  const qxy = (along - across) * c * s;
  addNoise(p, 0, 0, qxx, dt);
  addNoise(p, 1, 1, qyy, dt);
  addNoise(p, 0, 1, qxy, dt);
  addNoise(p, 1, 0, qxy, dt);
}

/** Squared Mahalanobis distance of a detection from a track, the sum of two independent squared normals. */
export function gateDistance(track: TrackState, detection: Detection): number {
  const c = cos(detection.bearing);
  const s = sin(detection.bearing);
  const dx = detection.x - track.state[0];
  const dy = detection.y - track.state[1];
  const { covariance: p } = track;
  // Innovation covariance in the axes of the line of sight: along, across, mixed.
  const range = detection.rangeSigma * detection.rangeSigma;
  const lateral = detection.lateralSigma * detection.lateralSigma;
  const aa = p[0] * c * c + 2 * p[1] * c * s + p[5] * s * s + range;
  const bb = p[0] * s * s - 2 * p[1] * c * s + p[5] * c * c + lateral;
  const ab = (p[5] - p[0]) * c * s + p[1] * (c * c - s * s);
  const along = c * dx + s * dy;
  const across = c * dy - s * dx;
  return (bb * along * along - 2 * ab * along * across + aa * across * across) / (aa * bb - ab * ab);
}

/** Takes a detection in: first along the line of sight, then across it; their noises are independent. */
export function updateTrack(track: TrackState, detection: Detection): void {
  const c = cos(detection.bearing);
  const s = sin(detection.bearing);
  measure(track, c, s, detection, detection.rangeSigma);
  measure(track, -s, c, detection, detection.lateralSigma);
}

/** Draws the velocity to the direction of the lane that the vehicle follows, unless it plainly moves otherwise. */
export function constrainToLane(track: TrackState, heading: number): void {
  h[0] = 0;
  h[1] = 0;
  h[2] = -sin(heading);
  h[3] = cos(heading);
  const across = h[2] * track.state[2] + h[3] * track.state[3];
  const r = LANE_SPEED_ACROSS * LANE_SPEED_ACROSS;
  if (across * across > 9 * innovationVariance(track.covariance, h, r, gain)) return;
  scalarUpdate(track.state, track.covariance, h, -across, r, gain);
}

function measure(track: TrackState, hx: number, hy: number, detection: Detection, sigma: number): void {
  h[0] = hx;
  h[1] = hy;
  h[2] = 0;
  h[3] = 0;
  const innovation = hx * (detection.x - track.state[0]) + hy * (detection.y - track.state[1]);
  scalarUpdate(track.state, track.covariance, h, innovation, sigma * sigma, gain);
}

/** Writes the 2 x 2 block at (k, k) whose standard deviations along and across a direction are given. */
function setBlock(p: Float64Array, k: number, direction: number, along: number, across: number): void {
  const c = cos(direction);
  const s = sin(direction);
  const a = along * along;
  const b = across * across;
  p[k * 5] = a * c * c + b * s * s;
  p[k * 5 + 1] = (a - b) * c * s;
  p[k * 5 + 4] = p[k * 5 + 1];
  p[k * 5 + 5] = a * s * s + b * c * c;
}

function addNoise(p: Float64Array, i: number, j: number, q: number, dt: number): void {
  const half = (dt * dt) / 2;
  p[i * 4 + j] += half * half * q;
  p[i * 4 + j + 2] += half * dt * q;
  p[(i + 2) * 4 + j] += half * dt * q;
  p[(i + 2) * 4 + j + 2] += dt * dt * q;
}
