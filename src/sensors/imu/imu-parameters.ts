import type { Pose } from '../../core/pose.ts';
import { GRAVITY } from '../../world/gravity.ts';

/** Errors of three sensors at right angles; `unit` is m/s^2 of accelerometers and rad/s of gyroscopes. */
export interface TriadParameters {
  /**
   * White noise, one-sided density as in data sheets [unit / sqrt(Hz)]: a sample's deviation is that times sqrt(rate / 2). The
   * random walk N of IEEE Std 952, the Allan deviation at 1 s, is that over sqrt(2).
   */
  readonly noiseDensity: number;
  /** What calibration leaves of the offsets, drawn once a run: standard deviation [unit]. */
  readonly bias: number;
  /** Coefficient B of 1 / f noise [unit]: the Allan deviation's floor is 0.664 B (IEEE Std 952-1997, C.1.3). */
  readonly biasInstability: number;
  /** Coefficient K [unit / sqrt(s)]: the Allan deviation rises to K sqrt(tau / 3) (IEEE Std 952-1997, C.1.4). */
  readonly randomWalk: number;
  /** Error of the scale factor of each axis, drawn once a run: standard deviation [1]. */
  readonly scaleError: number;
  /** Angle of each axis towards each of the others, drawn once a run: standard deviation [rad]. */
  readonly misalignment: number;
  /** Greatest value that is told, 0 for no limit [unit]. */
  readonly range: number;
  /** Smallest difference that is told, 0 for none [unit]. */
  readonly resolution: number;
}

export interface ImuParameters {
  /** Samples a second. */
  readonly rate: number;
  /** Its place and axes in the vehicle frame [m, rad]. */
  readonly mount: Pose;
  /** Where the driver's own is told to be: its output is turned to the vehicle's axes by that; null for its own axes. */
  readonly turnedBy: Pose | null;
  readonly accelerometer: TriadParameters;
  readonly gyroscope: TriadParameters;
}

/** What a part is, wherever it sits. */
export type ImuPreset = Omit<ImuParameters, 'rate' | 'mount' | 'turnedBy'>;

const DEGREE = Math.PI / 180;
const HOUR = 3600;
const MINUTE = 60;
/** The flat part of an Allan deviation, which data sheets state, over the coefficient B. */
const FLOOR = 0.664;

const NO_MORE = {
  biasInstability: 0,
  randomWalk: 0,
  scaleError: 0,
  misalignment: 0,
  range: 0,
  resolution: 0,
} as const;

/**
 * What the driver has had from the start: noise of an automotive-class part, 175 ug/sqrt(Hz) and 0.014 deg/s/sqrt(Hz) (Bosch
 * BMI088 data sheet), and constant offsets of 5 mg and 0.1 deg/s.
 */
const DRIVER: ImuPreset = {
  accelerometer: { noiseDensity: 175e-6 * GRAVITY, bias: 5e-3 * GRAVITY, ...NO_MORE },
  gyroscope: { noiseDensity: (0.014 * Math.PI) / 180, bias: (0.1 * Math.PI) / 180, ...NO_MORE },
};

/**
 * Parts by name. In-run bias stability is the flat part of the Allan deviation. Random walks over minutes are in no data
 * sheet: they are set so that the Allan deviation leaves its floor after about a quarter of an hour, tactical an hour.
 */
export const IMU_PRESETS = {
  driver: DRIVER,
  /**
   * TDK InvenSense ICM-20948 data sheet: 230 ug/sqrt(Hz), 0.015 deg/s/sqrt(Hz), 16 bits of 4 g and 250 deg/s, scale 0.5 % and
   * 1.5 %, cross-axis 2 % (a maximum, taken for three deviations); floors of phone-class parts, 40 ug and 10 deg/h.
   */
  consumer: {
    accelerometer: {
      noiseDensity: 230e-6 * GRAVITY,
      bias: 25e-3 * GRAVITY,
      biasInstability: (40e-6 * GRAVITY) / FLOOR,
      randomWalk: 2e-6 * GRAVITY,
      scaleError: 0.005,
      misalignment: 0.02 / 3,
      range: 4 * GRAVITY,
      resolution: (4 * GRAVITY) / 32768,
    },
    gyroscope: {
      noiseDensity: 0.015 * DEGREE,
      bias: 0.5 * DEGREE,
      biasInstability: (10 * DEGREE) / HOUR / FLOOR,
      randomWalk: (0.5 * DEGREE) / HOUR,
      scaleError: 0.015,
      misalignment: 0.02 / 3,
      range: 250 * DEGREE,
      resolution: (250 * DEGREE) / 32768,
    },
  },
  /**
   * Bosch BMI088 data sheet: 175 ug/sqrt(Hz), 0.014 deg/s/sqrt(Hz), 16 bits of 3 g and 125 deg/s, gyroscope floor 2 deg/h, cross-axis
   * 0.5 % and 1 %; offsets as calibration leaves them.
   */
  automotive: {
    accelerometer: {
      noiseDensity: 175e-6 * GRAVITY,
      bias: 5e-3 * GRAVITY,
      biasInstability: (25e-6 * GRAVITY) / FLOOR,
      randomWalk: 1e-6 * GRAVITY,
      scaleError: 0.002,
      misalignment: 0.005,
      range: 3 * GRAVITY,
      resolution: (3 * GRAVITY) / 32768,
    },
    gyroscope: {
      noiseDensity: 0.014 * DEGREE,
      bias: 0.1 * DEGREE,
      biasInstability: (2 * DEGREE) / HOUR / FLOOR,
      randomWalk: (0.1 * DEGREE) / HOUR,
      scaleError: 0.005,
      misalignment: 0.005,
      range: 125 * DEGREE,
      resolution: (125 * DEGREE) / 32768,
    },
  },
  /**
   * Analog Devices ADIS16495-1 data sheet: 0.09 deg/sqrt(h), 0.8 deg/h, 125 deg/s, axes 0.05 degrees from each other, 3.2 ug, 8 g,
   * 0.008 m/s/sqrt(h); offsets 2 mg and 0.07 deg/s; 32 bits.
   */
  tactical: {
    accelerometer: {
      noiseDensity: (0.008 / MINUTE) * Math.SQRT2,
      bias: 2e-3 * GRAVITY,
      biasInstability: (3.2e-6 * GRAVITY) / FLOOR,
      randomWalk: 1e-7 * GRAVITY,
      scaleError: 0.0005,
      misalignment: 0.05 * DEGREE,
      range: 8 * GRAVITY,
      resolution: 0,
    },
    gyroscope: {
      noiseDensity: ((0.09 * DEGREE) / MINUTE) * Math.SQRT2,
      bias: 0.07 * DEGREE,
      biasInstability: (0.8 * DEGREE) / HOUR / FLOOR,
      randomWalk: (0.02 * DEGREE) / HOUR,
      scaleError: 0.001,
      misalignment: 0.05 * DEGREE,
      range: 125 * DEGREE,
      resolution: 0,
    },
  },
} as const satisfies Record<string, ImuPreset>;

export const IMU_PRESET_NAMES = [
  'driver',
  'consumer',
  'automotive',
  'tactical',
] as const satisfies readonly (keyof typeof IMU_PRESETS)[];

export type ImuPresetName = (typeof IMU_PRESET_NAMES)[number];
