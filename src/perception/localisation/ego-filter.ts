import { wrapAngle } from '../../core/math/angle.ts';
import { exp } from '../../core/math/exp.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { innovationVariance, scalarUpdate } from '../scalar-update.ts';

/** A place and heading in the map frame: [m], [rad]. */
export interface Pose2 {
  x: number;
  y: number;
  yaw: number;
}

/**
 * Index of each quantity in the filter's state. The wheels' scale is the relative excess of the speed that they tell; the
 * kerb offset is how far inside of the road's edges the camera sees them [m].
 */
export const EGO = {
  x: 0,
  y: 1,
  yaw: 2,
  speed: 3,
  gyroBias: 4,
  gnssX: 5,
  gnssY: 6,
  wheelScale: 7,
  kerbOffset: 8,
} as const;
const N = 9;

/** Standard deviations of the first fix, each axis [m], and of its heading [rad]; the speed is open [m/s]. */
const FIRST_PLACE = 0.3;
const FIRST_YAW = 0.02;
const FIRST_SPEED = 20;
/** Rate bias of an automotive gyroscope, and how it wanders [rad/s], [rad/s per sqrt(s)]. */
const GYRO_BIAS = 0.004;
const GYRO_BIAS_WALK = 5e-5;
/** Noise of one reading of the gyroscope [rad/s], and of acceleration, unmodelled pitch of the body included [m/s^2]. */
const GYRO_NOISE = 0.003;
const ACCELERATION_NOISE = 0.8;
/** Error of the wheels' radius, by wear, pressure and load, relative [1]. */
const WHEEL_SCALE = 0.012;
/** Slip angle of the rear tyres over the lateral acceleration, 1 / (C g) with cornering coefficient C = 11.5 / rad [s^2/m]. */
const SLIP_ANGLE = 1 / (11.5 * 9.81);
/** What dead reckoning does not model, along and across the course [m per sqrt(m)]. */
const DRIFT_ALONG = 0.02;
const DRIFT_ACROSS = 0.02;
/** The receiver's slowly wandering error per axis: a Gauss-Markov process [m], [s] (atmosphere and orbits). */
const GNSS_BIAS = 0.8;
const GNSS_BIAS_TIME = 60;
/** A network's habit at kerbs [m], which changes along the road: a Gauss-Markov process over distance [m]. */
const KERB_OFFSET = 0.15;
const KERB_DISTANCE = 60;
/** Squared normalised innovations above this are thrown away: 3.5 standard deviations. */
const GATE = 12.25;
/** After so many refused fixes in a row, a second's worth, it is the belief that is wrong. */
const LOST_AFTER = 10;
/** ... unless the road that is seen meanwhile fits the belief: so many points of it at least, and this share of them [1]. */
const LOST_AFTER_ON_ROAD = 80;
const ROAD_POINTS = 50;
const ROAD_SHARE = 0.9;

/**
 * Extended Kalman filter of the ego's motion: place, heading and speed with the sensor errors that last: the
 * gyroscope's bias, the wheels' scale, the offsets of the satellite receiver and of the kerbs that the camera sees. Without
 * the last a filter takes a hundred sights that share one error for a hundred independent ones (Thrun, Burgard and Fox, Probabilistic Robotics, 2005, section 3.3 and table
 * 7.2; coloured noise by state augmentation: Bar-Shalom, Li and Kirubarajan 2001, section 8.2).
 */
export class EgoFilter {
  readonly state = new Float64Array(N);
  /** Covariance, 9 x 9 by rows. */
  readonly covariance = new Float64Array(N * N);
  /** Fixes that the gate refused in a row. */
  private refusedFixes = 0;
  /** Points of the road that were taken and seen since the first of those. */
  private takenPoints = 0;
  private seenPoints = 0;
  private readonly h = new Float64Array(N);
  private readonly gain = new Float64Array(N);

  constructor(first: Readonly<Pose2>) {
    this.state.set([first.x, first.y, first.yaw]);
    const sigmas = [
      FIRST_PLACE,
      FIRST_PLACE,
      FIRST_YAW,
      FIRST_SPEED,
      GYRO_BIAS,
      GNSS_BIAS,
      GNSS_BIAS,
      WHEEL_SCALE,
      KERB_OFFSET,
    ];
    for (let i = 0; i < N; i++) this.covariance[i * N + i] = sigmas[i] * sigmas[i];
  }

  /**
   * Moves on by `dt` [s] at the measured yaw rate [rad/s] and the forward acceleration [m/s^2]:
   * x' = v cos(yaw + b), y' = v sin(yaw + b), yaw' = rate - bias, v' = acceleration; the receiver's offset decays. The
   * rear tyres' slip angle b = -(v yaw') / (C g) holds the car in curves (Gillespie, Fundamentals of Vehicle Dynamics,
   * 1992, section 6).
   */
  predict(dt: number, yawRate: number, acceleration: number): void {
    const { state, covariance: p } = this;
    const turn = (yawRate - state[EGO.gyroBias]) * dt;
    const course = state[EGO.yaw] + turn / 2 + slipAngle(state[EGO.speed], turn / dt);
    const c = cos(course);
    const s = sin(course);
    const travel = state[EGO.speed] * dt;
    state[EGO.x] += travel * c;
    state[EGO.y] += travel * s;
    state[EGO.yaw] = wrapAngle(state[EGO.yaw] + turn);
    state[EGO.speed] += acceleration * dt;
    const decay = exp(-dt / GNSS_BIAS_TIME);
    const kerbDecay = exp(-Math.abs(travel) / KERB_DISTANCE);
    state[EGO.gnssX] *= decay;
    state[EGO.gnssY] *= decay;
    state[EGO.kerbOffset] *= kerbDecay;

    const jacobian = { xYaw: -travel * s, yYaw: travel * c, xSpeed: c * dt, ySpeed: s * dt, dt, decay, kerbDecay };
    for (let k = 0; k < N; k++) propagate(p, k, N, jacobian);
    for (let k = 0; k < N; k++) propagate(p, k * N, 1, jacobian);
    const along = DRIFT_ALONG * DRIFT_ALONG * Math.abs(travel);
    const across = DRIFT_ACROSS * DRIFT_ACROSS * Math.abs(travel);
    p[EGO.x * N + EGO.x] += along * c * c + across * s * s;
    p[EGO.y * N + EGO.y] += along * s * s + across * c * c;
    p[EGO.x * N + EGO.y] += (along - across) * c * s;
    p[EGO.y * N + EGO.x] += (along - across) * c * s;
    p[EGO.yaw * N + EGO.yaw] += square(GYRO_NOISE * dt);
    p[EGO.speed * N + EGO.speed] += square(ACCELERATION_NOISE * dt);
    p[EGO.gyroBias * N + EGO.gyroBias] += square(GYRO_BIAS_WALK) * dt;
    const fresh = square(GNSS_BIAS) * (1 - decay * decay);
    p[EGO.gnssX * N + EGO.gnssX] += fresh;
    p[EGO.gnssY * N + EGO.gnssY] += fresh;
    p[EGO.kerbOffset * N + EGO.kerbOffset] += square(KERB_OFFSET) * (1 - kerbDecay * kerbDecay);
  }

  /** Wheel speed [m/s] with its standard deviation, the scale left out: z = (1 + scale) v. */
  correctSpeed(speed: number, sigma: number): void {
    const { state } = this;
    this.h.fill(0);
    this.h[EGO.speed] = 1 + state[EGO.wheelScale];
    this.h[EGO.wheelScale] = state[EGO.speed];
    this.correct(speed - (1 + state[EGO.wheelScale]) * state[EGO.speed], sigma);
  }

  /** What the gyroscope reads while the vehicle stands is its bias [rad/s]. */
  correctStandingRate(yawRate: number): void {
    this.h.fill(0);
    this.h[EGO.gyroBias] = 1;
    this.correct(yawRate - this.state[EGO.gyroBias], GYRO_NOISE);
  }

  /** Satellite fix [m]; `sigma` is the receiver's whole standard deviation per axis, its slow part included. */
  correctPlace(x: number, y: number, sigma: number): void {
    const white = Math.sqrt(Math.max(square(0.25 * sigma), square(sigma) - square(GNSS_BIAS)));
    if (this.refusedFixes >= (this.isOnRoad() ? LOST_AFTER_ON_ROAD : LOST_AFTER)) this.admitLoss(x, y);
    this.h.fill(0);
    this.h[EGO.x] = 1;
    this.h[EGO.gnssX] = 1;
    const eastward = this.correct(x - this.state[EGO.x] - this.state[EGO.gnssX], white);
    this.h.fill(0);
    this.h[EGO.y] = 1;
    this.h[EGO.gnssY] = 1;
    const northward = this.correct(y - this.state[EGO.y] - this.state[EGO.gnssY], white);
    this.refusedFixes = eastward && northward ? 0 : this.refusedFixes + 1;
    if (this.refusedFixes === 0) [this.takenPoints, this.seenPoints] = [0, 0];
  }

  /**
   * Something seen lies off its line, along the line's unit normal, by `error` = nx dx + ny dy + lever dyaw - kerb offset,
   * where d is belief minus truth [m] and `lever` the derivative by the heading [m]; `kerb` is the share of the kerb offset
   * that it has, 0 for other lines than the road's edges. False where the gate refuses it.
   */
  correctLine(error: number, nx: number, ny: number, lever: number, kerb: number, sigma: number): boolean {
    this.h.fill(0);
    this.h[EGO.x] = nx;
    this.h[EGO.y] = ny;
    this.h[EGO.yaw] = lever;
    this.h[EGO.kerbOffset] = kerb;
    const taken = this.correct(-error - kerb * this.state[EGO.kerbOffset], sigma);
    this.seenPoints++;
    if (taken) this.takenPoints++;
    return taken;
  }

  /** Standard deviation of the place in a direction of the map [m]. */
  placeSigma(direction: number): number {
    const c = cos(direction);
    const s = sin(direction);
    const { covariance: p } = this;
    return Math.sqrt(p[0] * c * c + 2 * p[1] * c * s + p[N + 1] * s * s);
  }

  snapshot(): PlainData {
    const { refusedFixes, takenPoints, seenPoints } = this;
    return { state: this.state.slice(), covariance: this.covariance.slice(), refusedFixes, takenPoints, seenPoints };
  }

  restore(data: PlainData): void {
    const { state, covariance, refusedFixes, takenPoints, seenPoints } = data as {
      state: Float64Array;
      covariance: Float64Array;
      refusedFixes: number;
      takenPoints: number;
      seenPoints: number;
    };
    this.state.set(state);
    this.covariance.set(covariance);
    this.refusedFixes = refusedFixes;
    this.takenPoints = takenPoints;
    this.seenPoints = seenPoints;
  }

  /** Whether the road that was seen since fixes are refused fits the belief. */
  private isOnRoad(): boolean {
    return this.takenPoints >= ROAD_POINTS && this.takenPoints >= ROAD_SHARE * this.seenPoints;
  }

  /** Opens the covariance of the place far enough for the next fix to be taken. */
  private admitLoss(x: number, y: number): void {
    this.covariance[EGO.x * N + EGO.x] += square(x - this.state[EGO.x]);
    this.covariance[EGO.y * N + EGO.y] += square(y - this.state[EGO.y]);
  }

  private correct(innovation: number, sigma: number): boolean {
    const { state, covariance, h, gain } = this;
    const r = sigma * sigma;
    if (innovation * innovation > GATE * innovationVariance(covariance, h, r, gain)) return false;
    scalarUpdate(state, covariance, h, innovation, r, gain);
    state[EGO.yaw] = wrapAngle(state[EGO.yaw]);
    return true;
  }
}

/** Entries of the motion's Jacobian F that are neither 0 nor 1, and the time step for that of the gyroscope's bias. */
interface Jacobian {
  readonly xYaw: number;
  readonly yYaw: number;
  readonly xSpeed: number;
  readonly ySpeed: number;
  readonly dt: number;
  readonly decay: number;
  readonly kerbDecay: number;
}

/** Applies F to the vector of covariances that starts at `start` and goes on every `stride`: columns, then rows, F P F'. */
function propagate(p: Float64Array, start: number, stride: number, f: Jacobian): void {
  const yaw = p[start + EGO.yaw * stride];
  const speed = p[start + EGO.speed * stride];
  p[start + EGO.x * stride] += f.xYaw * yaw + f.xSpeed * speed;
  p[start + EGO.y * stride] += f.yYaw * yaw + f.ySpeed * speed;
  p[start + EGO.yaw * stride] -= f.dt * p[start + EGO.gyroBias * stride];
  p[start + EGO.gnssX * stride] *= f.decay;
  p[start + EGO.gnssY * stride] *= f.decay;
  p[start + EGO.kerbOffset * stride] *= f.kerbDecay;
}

/** Angle from the heading to the course of the rear axle in a curve at a speed [m/s] and yaw rate [rad/s]. */
export function slipAngle(speed: number, yawRate: number): number {
  return -SLIP_ANGLE * speed * yawRate;
}

function square(value: number): number {
  return value * value;
}
