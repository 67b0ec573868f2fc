import type { Pose } from './pose.ts';
import { SEMANTIC } from './semantic-class.ts';

/** What a lidar measured in one sweep: points with their intensity, in the order of its beams. Arrays are index-aligned. */
export interface PointCloud {
  /** Pose of the sensor in the vehicle frame, as the driver is told it. */
  mount: Pose;
  /** Beams of a scan: azimuths, and channels of each. */
  columns: number;
  channels: number;
  /** Azimuth of column 0 in the sensor's frame, and from each to the next, counter-clockwise [rad]. */
  firstAzimuth: number;
  azimuthStep: number;
  /**
   * Time that the sweep takes [s], which ends at the message's tick; 0 where all beams are taken at once, as from a sensor
   * that makes good for its own motion.
   */
  duration: number;
  /** Whether the first column was measured last: seen from above spinning sensors turn clockwise. */
  isClockwise: boolean;
  count: number;
  /** Where the sensor was when the beam was sent, x forward, y left, z up [m]. */
  x: Float32Array;
  y: Float32Array;
  z: Float32Array;
  /** What came back, over what a white matt surface facing the beam gives back in clear air: 0 to 255 for 0 to 1. */
  intensity: Uint8Array;
  /** column * channels + channel; channel 0 looks down most. */
  beam: Uint32Array;
  /** Returns of one beam by their range: 0 the nearest that is reported, 1 the next. */
  echo: Uint8Array;
}

/** What made a point, by value of LidarTruth.cause. */
export const POINT_CAUSE = {
  /** A surface. */
  surface: 0,
  /** Two surfaces that the beam's cross-section met at once: the range lies between them. */
  edge: 1,
  /** A drop or a flake. */
  precipitation: 2,
  fog: 3,
} as const;

/** What a lidar's beams really met, whether they came back or not: by number of beam, but for `cause`. */
export interface LidarTruth {
  columns: number;
  channels: number;
  /** Along the beam's axis to the first surface [m]; Infinity where there is none within the sensor's range. */
  range: Float32Array;
  /** SEMANTIC class ids; sky where there is none. */
  semantic: Uint8Array;
  /** Actor id, 0 for none. */
  instance: Uint16Array;
  /** Cosine of the angle between the beam and the surface's normal. */
  cosine: Float32Array;
  /** POINT_CAUSE of each point of the cloud. */
  cause: Uint8Array;
}

/** Whether a point is of drops, flakes or fog, not of what its beam would have met without. */
export function isInAir({ cause }: LidarTruth, point: number): boolean {
  return cause[point] === POINT_CAUSE.precipitation || cause[point] === POINT_CAUSE.fog;
}

/** SEMANTIC class of what a point is of; sky for what is in the air. */
export function classOfPoint({ beam }: PointCloud, truth: LidarTruth, point: number): number {
  return isInAir(truth, point) ? SEMANTIC.sky : truth.semantic[beam[point]];
}

/** When a point was measured, in relation to its message's tick [s]; never positive. */
export function timeOfPoint({ duration, isClockwise, columns, channels, beam }: PointCloud, point: number): number {
  const column = Math.floor(beam[point] / channels);
  return (-duration * (isClockwise ? column : columns - 1 - column)) / columns;
}
