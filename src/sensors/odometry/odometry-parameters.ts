/** What wheel and steering sensors are like. */
export interface OdometryParameters {
  /** Readings a second. */
  readonly rate: number;
  /** Deviation of the tyres' true radius from the assumed one [1]: wear, pressure and load. Drawn once a run. */
  readonly radiusError: number;
  /** Whether each wheel has a radius of its own; all have the same else. */
  readonly isEachWheel: boolean;
  /** Radius that the sensor assumes [m]. */
  readonly wheelRadius: number;
  /** Teeth of each wheel's encoder; 0 for a speed that comes without. */
  readonly teeth: number;
  /** Deviation of the place of a tooth from where it should be, over their distance [1]. */
  readonly toothError: number;
  /** Slip of braked and driven wheels over force over load, where that is small [1]: 1 over the tyres' stiffness over load. */
  readonly slip: number;
  /** Peak friction of tyres and road [1]: the nearer to it, the more they slip. */
  readonly friction: number;
  /** Smallest difference of speed that is told, 0 for none [m/s]. */
  readonly speedResolution: number;
  /** Smallest difference of the road-wheel angle that is told [rad]. */
  readonly steerResolution: number;
  /** Offset of the steering sensor, drawn once a run: standard deviation [rad]. */
  readonly steerOffset: number;
}

export type OdometryPreset = Omit<OdometryParameters, 'rate' | 'wheelRadius' | 'friction'>;

/** Steering wheel over road wheels [1]. */
const RATIO = 15;
const DEGREE = Math.PI / 180;

/** What the driver has had from the start: a speed with an error of scale, and a steering angle with an offset, in whole steps. */
const DRIVER: OdometryPreset = {
  radiusError: 0.01,
  isEachWheel: false,
  teeth: 0,
  toothError: 0,
  slip: 0,
  speedResolution: 0.01,
  // 0.1 degrees at the steering wheel, and 1.5 degrees of offset.
  steerResolution: (0.1 * Math.PI) / 180 / 15,
  steerOffset: (1.5 * Math.PI) / 180 / 15,
};

/**
 * Sensors by name. Steering: Bosch LWS data sheet, 0.1 degrees a step. Slip: tyres give 20 to 30 times their load a unit of slip
 * (Pacejka, "Tire and vehicle dynamics", 2012, section 4.3), 0.04 a g.
 */
export const ODOMETRY_PRESETS = {
  driver: DRIVER,
  /** Anti-lock brakes' sensors: 48 teeth a turn (Bosch Automotive Handbook, wheel-speed sensors), their places good to 2 %. */
  automotive: { ...DRIVER, isEachWheel: true, teeth: 48, toothError: 0.02, slip: 0.04, speedResolution: 0 },
  /** Optical encoders of a measuring vehicle: 1,000 lines a turn (Kistler WPT data sheet), calibrated wheels and steering. */
  measuring: {
    radiusError: 0.001,
    isEachWheel: true,
    teeth: 1000,
    toothError: 0.01,
    slip: 0.04,
    speedResolution: 0,
    steerResolution: (0.01 * DEGREE) / RATIO,
    steerOffset: (0.1 * DEGREE) / RATIO,
  },
} as const satisfies Record<string, OdometryPreset>;

export const ODOMETRY_PRESET_NAMES = [
  'driver',
  'automotive',
  'measuring',
] as const satisfies readonly (keyof typeof ODOMETRY_PRESETS)[];
