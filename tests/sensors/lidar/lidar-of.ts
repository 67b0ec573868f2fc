import type { LidarParameters } from '../../../src/sensors/lidar/lidar-parameters.ts';

const MOUNT = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

/** A lidar of rays without noise and effects that looks at 40 x 40 beams straight ahead, with what a test changes of it. */
export function plainLidar(change: Partial<LidarParameters> = {}): LidarParameters {
  const mount = change.mount ?? MOUNT;
  return {
    mount,
    toldMount: mount,
    pattern: aheadPattern(40, 40),
    duration: 0.1,
    isClockwise: true,
    motionDistortion: false,
    minRange: 0,
    range: 200,
    rangeNoise: 0,
    resolution: 0,
    divergence: [0, 0],
    aperture: 0.01,
    pulse: 0.75,
    tenthRange: Number.POSITIVE_INFINITY,
    materials: false,
    attenuation: 0,
    dropoff: { general: 0, intensityLimit: 1, zeroIntensity: 0 },
    weather: false,
    returns: 'strongest',
    ...change,
  };
}

/** Beams around straight ahead, a milliradian from each to the next. */
export function aheadPattern(columns: number, channels: number): LidarParameters['pattern'] {
  return {
    elevations: Array.from({ length: channels }, (_, i) => 0.001 * (i - (channels - 1) / 2)),
    columns,
    firstAzimuth: -0.0005 * (columns - 1),
    azimuthStep: 0.001,
  };
}
