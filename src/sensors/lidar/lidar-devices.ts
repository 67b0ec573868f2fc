import { degreesToRadians } from '../../core/math/angle.ts';
import type { LidarParameters } from './lidar-parameters.ts';

/** A sensor that one can buy, or that others simulate: what of LidarParameters it decides, angles in degrees. */
export interface LidarDevice
  extends Pick<
    LidarParameters,
    | 'minRange'
    | 'range'
    | 'rangeNoise'
    | 'resolution'
    | 'aperture'
    | 'pulse'
    | 'tenthRange'
    | 'isClockwise'
    | 'motionDistortion'
    | 'materials'
    | 'attenuation'
    | 'dropoff'
    | 'weather'
  > {
  readonly title: string;
  /** Elevation of each channel, ascending [degrees]. */
  readonly elevations: readonly number[];
  /** Azimuths that it covers, around straight ahead [degrees]. */
  readonly field: number;
  /** Azimuths of a scan at a rate [1/s]. */
  readonly columnsAt: (rate: number) => number;
  /** Full beam divergence across and up [mrad]. */
  readonly divergence: readonly [horizontal: number, vertical: number];
}

/** `count` angles from the lowest to the highest, evenly. */
export function evenElevations(lowest: number, highest: number, count: number): number[] {
  if (count === 1) return [(lowest + highest) / 2];
  return Array.from({ length: count }, (_, i) => lowest + ((highest - lowest) * i) / (count - 1));
}

/** Columns of a spinning sensor that fires all its lasers once in a period [s]. */
function firedEach(period: number): (rate: number) => number {
  return (rate) => Math.floor(1 / (rate * period) + 0.5);
}

/** What real ones have in common; half a pulse of 5 ns is 0.75 m. */
const REAL = {
  isClockwise: true,
  pulse: 0.75,
  aperture: 0.01,
  motionDistortion: true,
  materials: true,
  attenuation: 0,
  dropoff: { general: 0, intensityLimit: 1, zeroIntensity: 0 },
  weather: true,
};
const SPINNING = { ...REAL, field: 360 };

/** Elevations of the VLS-128 [degrees] (its user manual, 63-9483, table of channel data by laser), lowest first. */
const VLS_128 = [
  -25, -19.582, -16.042, -13.565, -11.742, -10.346, -9.244, -8.352, -7.65, -7.15, -6.85, -6.65, -6.5, -6.39, -6.28,
  -6.17, -6.06, -5.95, -5.84, -5.73, -5.62, -5.51, -5.4, -5.29, -5.18, -5.07, -4.96, -4.85, -4.74, -4.63, -4.52, -4.41,
  -4.3, -4.19, -4.08, -3.97, -3.86, -3.75, -3.64, -3.53, -3.42, -3.31, -3.2, -3.09, -2.98, -2.87, -2.76, -2.65, -2.54,
  -2.43, -2.32, -2.21, -2.1, -1.99, -1.88, -1.77, -1.66, -1.55, -1.44, -1.33, -1.22, -1.11, -1, -0.89, -0.78, -0.67,
  -0.56, -0.45, -0.34, -0.23, -0.12, -0.01, 0.1, 0.21, 0.32, 0.43, 0.54, 0.65, 0.76, 0.87, 0.98, 1.09, 1.2, 1.31, 1.42,
  1.53, 1.64, 1.75, 1.86, 1.97, 2.08, 2.19, 2.3, 2.41, 2.52, 2.63, 2.74, 2.85, 2.96, 3.07, 3.18, 3.29, 3.4, 3.51, 3.62,
  3.73, 3.84, 3.95, 4.06, 4.17, 4.28, 4.39, 4.5, 4.61, 4.72, 4.83, 4.98, 5.18, 5.43, 5.73, 6.08, 6.48, 6.98, 7.58, 8.43,
  9.7, 11.75, 15,
] as const;

/**
 * Ranges of noise and of a surface that gives back a tenth are those of the data sheets; where a sheet has only that of a
 * bright one (80 %), by the square law from it.
 */
export const LIDAR_DEVICES = {
  /** Velodyne VLP-16 (data sheet 63-9229, user manual 63-9243): +-15 degrees by 2, 100 m, +-3 cm, 55.296 us a firing. */
  'vlp-16': {
    ...SPINNING,
    title: 'Velodyne VLP-16, 16 channels',
    elevations: evenElevations(-15, 15, 16),
    columnsAt: firedEach(55.296e-6),
    minRange: 0.9,
    range: 100,
    rangeNoise: 0.015,
    resolution: 0.002,
    divergence: [3, 1.5],
    tenthRange: 36,
  },
  /** Velodyne HDL-32E (data sheet 97-0038): +10.67 to -30.67 degrees by 4/3, 100 m, +-2 cm, 46.08 us a firing. */
  'hdl-32e': {
    ...SPINNING,
    title: 'Velodyne HDL-32E, 32 channels',
    elevations: evenElevations(-92 / 3, 32 / 3, 32),
    columnsAt: firedEach(46.08e-6),
    minRange: 1,
    range: 100,
    rangeNoise: 0.01,
    resolution: 0.002,
    divergence: [2.8, 1.4],
    tenthRange: 36,
  },
  /**
   * Velodyne HDL-64E S3 (user manual 63-HDL64ES3): an upper block of 32 lasers from +2 to -8.33 degrees by a third, a lower
   * one from -8.83 to -24.33 by a half; 120 m, 50 m at 10 %, below 2 cm, 0.1728 degrees at 10 Hz, 2 mrad.
   */
  'hdl-64e': {
    ...SPINNING,
    title: 'Velodyne HDL-64E S3, 64 channels',
    elevations: [...evenElevations(-24.333, -8.833, 32), ...evenElevations(-8.333, 2, 32)],
    columnsAt: firedEach(48e-6),
    minRange: 0.9,
    range: 120,
    rangeNoise: 0.02,
    resolution: 0.002,
    divergence: [2, 2],
    tenthRange: 50,
  },
  /** Ouster OS1-64, first generation (data sheet): 33.2 degrees evenly, 1,024 columns, 120 m at 80 %, 40 m at 10 %. */
  'os1-64': {
    ...SPINNING,
    title: 'Ouster OS1-64, 64 channels',
    elevations: evenElevations(-16.6, 16.6, 64),
    columnsAt: () => 1024,
    minRange: 0.8,
    range: 120,
    rangeNoise: 0.015,
    resolution: 0.003,
    divergence: [2.27, 2.27],
    tenthRange: 40,
  },
  /** Velodyne VLS-128 (user manual 63-9483): -25 to +15 degrees, densest around level, 245 m, 53.3 us a firing. */
  'vls-128': {
    ...SPINNING,
    title: 'Velodyne VLS-128, 128 channels',
    elevations: VLS_128,
    columnsAt: firedEach(53.3e-6),
    minRange: 0.5,
    range: 245,
    rangeNoise: 0.015,
    resolution: 0.004,
    divergence: [3, 1.5],
    tenthRange: 110,
  },
  /**
   * Hesai AT128 (user manual AT128P): hybrid solid-state, a mirror sweeps 128 lasers from left to right over 120 by 25.4
   * degrees, 0.1 by 0.2 degrees at 10 Hz, 200 m at 10 %.
   */
  at128: {
    ...REAL,
    title: 'Hesai AT128, solid-state, 128 channels over 120 degrees',
    elevations: evenElevations(-12.9, 12.5, 128),
    field: 120,
    columnsAt: (rate) => Math.floor(12000 / rate + 0.5),
    minRange: 0.5,
    range: 200,
    rangeNoise: 0.02,
    resolution: 0.004,
    divergence: [1.7, 3.5],
    tenthRange: 200,
  },
  /**
   * CARLA's sensor.lidar.ray_cast as its Leaderboard has it: 85 m, +10 to -30 degrees, 600,000 points a second, and the
   * defaults of its dropoff and attenuation; rays without width, surfaces without materials, no weather, all beams at once.
   */
  carla: {
    title: 'CARLA Leaderboard, 64 channels evenly',
    elevations: evenElevations(-30, 10, 64),
    field: 360,
    columnsAt: (rate) => Math.floor(600_000 / 64 / rate + 0.5),
    isClockwise: true,
    minRange: 0,
    range: 85,
    rangeNoise: 0,
    resolution: 0,
    divergence: [0, 0],
    aperture: 0,
    pulse: 0,
    tenthRange: Number.POSITIVE_INFINITY,
    motionDistortion: false,
    materials: false,
    attenuation: 0.004,
    dropoff: { general: 0.45, intensityLimit: 0.8, zeroIntensity: 0.4 },
    weather: false,
  },
} as const satisfies Record<string, LidarDevice>;

export type LidarDeviceName = keyof typeof LIDAR_DEVICES;

/** Beams of a scan: columns spread over the field, from right to left of straight ahead. */
export function patternOf(elevations: readonly number[], field: number, columns: number): LidarParameters['pattern'] {
  const step = degreesToRadians(field) / columns;
  const isCircle = field === 360;
  return {
    elevations: elevations.map(degreesToRadians),
    columns,
    firstAzimuth: isCircle ? -Math.PI : -degreesToRadians(field) / 2 + step / 2,
    azimuthStep: step,
  };
}
