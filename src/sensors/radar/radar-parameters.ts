import { degreesToRadians } from '../../core/math/angle.ts';

/** How an automotive FMCW radar measures. Angles [rad], lengths [m], speeds [m/s]. */
export interface RadarParameters {
  /** Nearest and farthest distance. */
  readonly rangeMin: number;
  readonly rangeMax: number;
  /** Whole field of view, across and up and down. */
  readonly fieldOfView: number;
  readonly elevationFieldOfView: number;
  /** Two targets nearer to each other than this in range, azimuth and range rate are one. */
  readonly rangeResolution: number;
  readonly azimuthResolution: number;
  readonly rangeRateResolution: number;
  /** Range rates beyond it, either way, are not told. */
  readonly rangeRateMax: number;
  /** Least deviation of each measurement, however strong the echo. */
  readonly rangeAccuracy: number;
  readonly azimuthAccuracy: number;
  readonly rangeRateAccuracy: number;
  /** Signal over noise of a target of 10 m^2 at 100 m on the axis [dB]; the radar equation does the rest. */
  readonly snrAt100m: number;
  /** Probability that noise alone passes the threshold in a cell [1]; it sets the threshold. */
  readonly falseAlarmProbability: number;
  /** Mean number of detections of nothing a cycle: noise, insects, interference [1]. */
  readonly clutterRate: number;
  /** What a bounce off a wall or a guard rail takes of the power, each way [dB]; null leaves ghosts out. */
  readonly wallLoss: number | null;
  /** At most so many detections are told, the strongest. */
  readonly maxDetections: number;
}

/** Measures without error, for CARLA's set: its radar has no model of noise, clutter or resolution. */
const EXACT = { rangeAccuracy: 0, azimuthAccuracy: 0, rangeRateAccuracy: 0, clutterRate: 0, wallLoss: null } as const;

/**
 * Presets. `long-range` and `short-range` are the far and the near scan of Continental's ARS 408-21, 77 GHz (data sheet
 * of 2016: ranges, fields, resolutions, accuracies); sensitivity such that a car is
 * found nine times in ten at 170 m and 70 m. `carla` has the reach, field and number of points of the CARLA leaderboard's.
 */
export const RADAR_PRESETS = {
  'long-range': {
    rangeMin: 0.2,
    rangeMax: 250,
    fieldOfView: degreesToRadians(18),
    elevationFieldOfView: degreesToRadians(14),
    rangeResolution: 1.79,
    azimuthResolution: degreesToRadians(1.6),
    rangeRateResolution: 0.37 / 3.6,
    rangeRateMax: 400 / 3.6,
    rangeAccuracy: 0.4,
    azimuthAccuracy: degreesToRadians(0.1),
    rangeRateAccuracy: 0.1 / 3.6,
    snrAt100m: 30,
    falseAlarmProbability: 1e-6,
    clutterRate: 0.5,
    wallLoss: 6,
    maxDetections: 250,
  },
  'short-range': {
    rangeMin: 0.2,
    rangeMax: 70,
    fieldOfView: degreesToRadians(120),
    elevationFieldOfView: degreesToRadians(20),
    rangeResolution: 0.39,
    azimuthResolution: degreesToRadians(4.5),
    rangeRateResolution: 0.43 / 3.6,
    rangeRateMax: 400 / 3.6,
    rangeAccuracy: 0.1,
    azimuthAccuracy: degreesToRadians(1),
    rangeRateAccuracy: 0.12 / 3.6,
    snrAt100m: 15,
    falseAlarmProbability: 1e-6,
    clutterRate: 0.5,
    wallLoss: 6,
    maxDetections: 250,
  },
  carla: {
    rangeMin: 0.2,
    rangeMax: 100,
    fieldOfView: degreesToRadians(30),
    elevationFieldOfView: degreesToRadians(30),
    rangeResolution: 0.1,
    azimuthResolution: degreesToRadians(0.5),
    rangeRateResolution: 0.1,
    rangeRateMax: 400 / 3.6,
    snrAt100m: 60,
    falseAlarmProbability: 1e-6,
    maxDetections: 75,
    ...EXACT,
  },
} as const satisfies Readonly<Record<string, RadarParameters>>;

export type RadarPreset = keyof typeof RADAR_PRESETS;
