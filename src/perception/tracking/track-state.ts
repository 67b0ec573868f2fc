/** A road user followed from picture to picture: plain data, so that it is its own snapshot. */
export interface TrackState {
  id: number;
  /** x, y [m], vx, vy [m/s] of the footprint's centre, map frame. */
  readonly state: Float64Array;
  /** Covariance of `state`, 4 x 4 by rows. */
  readonly covariance: Float64Array;
  /** Direction of its length and travel, map frame [rad]. */
  yaw: number;
  length: number;
  width: number;
  /** Hits and misses of the latest pictures, the newest in bit 0. */
  history: number;
  /** Pictures that showed it, and pictures since the last of them. */
  hits: number;
  missed: number;
  confirmed: boolean;
  /** Probability that it is there. */
  confidence: number;
}

/** One detection carried to the map frame. */
export interface Detection {
  /** Centre of the footprint [m]. */
  x: number;
  y: number;
  /** Direction of its length [rad]; the front may be at either end. */
  yaw: number;
  length: number;
  width: number;
  /** Direction of the line of sight [rad], and the standard deviations along and across it [m]. */
  bearing: number;
  rangeSigma: number;
  lateralSigma: number;
  confidence: number;
}
