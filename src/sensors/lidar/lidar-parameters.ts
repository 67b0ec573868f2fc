import type { Pose } from '../../core/pose.ts';
import type { BeamPattern } from './beam-grid.ts';

/** Which of a beam's returns are reported: `dual` is the strongest and the last. */
export const RETURN_MODES = ['strongest', 'first', 'last', 'dual', 'all'] as const;
export type ReturnMode = (typeof RETURN_MODES)[number];

/**
 * Points that are left out at random as in CARLA (docs/ref_sensors, "LIDAR sensor"): `general` of all, and of the rest by
 * intensity I from `zeroIntensity` at I = 0 down to none at I = `intensityLimit`. Each 0 to 1.
 */
export interface Dropoff {
  readonly general: number;
  readonly intensityLimit: number;
  readonly zeroIntensity: number;
}

/** Everything about a lidar; lidar-devices.ts has those of data sheets. */
export interface LidarParameters {
  /** Where it sits in the vehicle frame, and where the driver is told that it sits. */
  readonly mount: Readonly<Pose>;
  readonly toldMount: Readonly<Pose>;
  readonly pattern: BeamPattern;
  /** Time from a scan's first column to its last [s]. */
  readonly duration: number;
  readonly isClockwise: boolean;
  /** Whether points stay where the moving sensor saw them; else as if all beams were sent at the tick. */
  readonly motionDistortion: boolean;
  /** Surfaces nearer or farther than these give no point [m]. */
  readonly minRange: number;
  readonly range: number;
  /** Standard deviation of ranges, and the step that they are told in [m]; 0 for as they are. */
  readonly rangeNoise: number;
  readonly resolution: number;
  /** Full beam divergence across and up [rad], and width as it leaves the sensor [m]. */
  readonly divergence: readonly [horizontal: number, vertical: number];
  readonly aperture: number;
  /** Surfaces nearer to each other than this make one return [m]: half the length of the pulse. */
  readonly pulse: number;
  /** Farthest range at which a surface that gives back a tenth is seen, others by its square root [m]; Infinity for all. */
  readonly tenthRange: number;
  /** Whether materials and incidence count; else every surface gives back all, as in CARLA. */
  readonly materials: boolean;
  /** Intensity falls with range as e^(-attenuation * range) [1/m]. */
  readonly attenuation: number;
  readonly dropoff: Dropoff;
  /** Whether fog, rain and snow have effects. */
  readonly weather: boolean;
  readonly returns: ReturnMode;
}

/** Returns that one beam may have reported. */
export function mostReturns(mode: ReturnMode): number {
  if (mode === 'all') return 3;
  return mode === 'dual' ? 2 : 1;
}
