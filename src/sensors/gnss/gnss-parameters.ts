import type { Pose } from '../../core/pose.ts';

/** What a satellite receiver is like; standard deviations are those under an open sky. */
export interface GnssParameters {
  /** Fixes a second. */
  readonly rate: number;
  /** Antenna in the vehicle frame. */
  readonly mount: Pose;
  /** Where the driver's own is told to be: its fixes are reduced to the vehicle's origin by that; null for the place of the antenna. */
  readonly reducedBy: Pose | null;
  /** Whether it tells latitude, longitude and satellites too; the driver's own, from before those were there, does not. */
  readonly isGeodetic: boolean;
  /** Noise from fix to fix, each horizontal axis [m]. */
  readonly whiteSigma: number;
  /** What clocks, orbits and the atmosphere add slowly: standard deviation [m] and correlation time [s]. */
  readonly biasSigma: number;
  readonly biasTau: number;
  /** Vertical error over horizontal error [1]: satellites are all on one side. */
  readonly verticalRatio: number;
  /** Whether buildings, bridges and tunnels hide satellites: errors grow, and under a roof there is no fix. */
  readonly sky: boolean;
  /**
   * What reflected signals add where all satellites are hidden behind buildings, each horizontal axis: standard
   * deviation [m], in proportion to the share of them that is; and correlation time [s]. With `sky` only.
   */
  readonly multipathSigma: number;
  readonly multipathTau: number;
  /** Satellites lower than this are not used [degrees]. */
  readonly elevationMaskDeg: number;
  /** Systems that it receives: 1 is GPS alone. */
  readonly constellations: number;
  /** Hour of the constellation's day when the drive begins [h]. */
  readonly hour: number;
  /** Time from the sky's return to the first fix [s]. */
  readonly reacquisition: number;
}

/** What a part is, wherever it sits. */
export type GnssPreset = Omit<GnssParameters, 'rate' | 'mount' | 'reducedBy' | 'isGeodetic'>;

/** About 1 m under an open sky: a single-frequency receiver with corrections. What the driver has had from the start. */
const DRIVER: GnssPreset = {
  whiteSigma: 0.4,
  biasSigma: 0.8,
  biasTau: 60,
  verticalRatio: 1.5,
  sky: false,
  multipathSigma: 0,
  multipathTau: 8,
  elevationMaskDeg: 10,
  constellations: 1,
  hour: 12,
  reacquisition: 1,
};

/**
 * Receivers by name. Data sheets state the radius that holds half of the fixes, CEP = 1.1774 sigma of each axis.
 * Multipath: errors by reflections alone are tens of metres between tall buildings (P. D. Groves, "Principles of GNSS,
 * inertial and multisensor integrated navigation systems", 2nd ed. 2013, section 9.3); better antennas and correlators
 * take more of it away.
 */
export const GNSS_PRESETS = {
  driver: DRIVER,
  /** u-blox NEO-M8 data sheet: 2.5 m CEP, GPS alone; reacquisition 1 s. */
  consumer: {
    ...DRIVER,
    whiteSigma: 0.6,
    biasSigma: 2.04,
    biasTau: 100,
    sky: true,
    multipathSigma: 25,
  },
  /** u-blox NEO-M9N data sheet: 2.0 m CEP, four systems; reacquisition 2 s at most. */
  automotive: {
    ...DRIVER,
    whiteSigma: 0.4,
    biasSigma: 1.65,
    biasTau: 100,
    sky: true,
    multipathSigma: 12,
    constellations: 4,
    reacquisition: 2,
  },
  /** u-blox ZED-F9P data sheet: with real-time kinematics 0.01 m CEP (and 1 ppm of the baseline), four systems. */
  rtk: {
    ...DRIVER,
    whiteSigma: 0.005,
    biasSigma: 0.007,
    biasTau: 100,
    sky: true,
    multipathSigma: 3,
    constellations: 4,
    reacquisition: 10,
  },
} as const satisfies Record<string, GnssPreset>;

export const GNSS_PRESET_NAMES = [
  'driver',
  'consumer',
  'automotive',
  'rtk',
] as const satisfies readonly (keyof typeof GNSS_PRESETS)[];
