import type { Pose } from '../../core/pose.ts';

/** What an ultrasonic sensor is like. */
export interface UltrasonicParameters {
  /** Pings a second. */
  readonly rate: number;
  readonly mount: Pose;
  /** Nearest distance that is told: what is nearer is told to be there [m]. */
  readonly minRange: number;
  /** A wall straight ahead is heard up to here [m]. */
  readonly maxRange: number;
  /** Half the widths of the cone, across and up [degrees]. */
  readonly halfAngleDeg: number;
  readonly halfHeightDeg: number;
  /** Noise of a distance: this [m], and this share of it [1]. */
  readonly rangeSigma: number;
  readonly rangeShare: number;
  /** Error of the speed of sound, drawn once a run: standard deviation [1]; 0.17 % a degree that the air is not as assumed. */
  readonly speedError: number;
  /** Smallest difference that is told [m]. */
  readonly resolution: number;
  /** What an edge or a post throws back less than a wall [dB]. */
  readonly edgeLoss: number;
  /** What a wall throws back less where it is seen at 30 degrees instead of straight [dB]; it grows with the angle's square. */
  readonly incidenceLoss: number;
  /** Fluctuation of an echo from ping to ping: standard deviation [dB]. */
  readonly fading: number;
  /** Share of pings that take another's sound for their echo [1]. */
  readonly crossTalk: number;
}

export type UltrasonicPreset = Omit<UltrasonicParameters, 'rate' | 'mount'>;

/**
 * Sensors by name. `parking`: Bosch's ultrasonic sensor of the fifth generation, 0.15 to 5.5 m, +-70 degrees across and +-35 up
 * (product page), 48 kHz. Echoes of edges, oblique walls and their fading: in the order of what R. Kuc and M. W. Siegel, "Physically
 * based simulation model for acoustic sensor robot navigation", IEEE PAMI 9, 1987, find for corners and edges. `near`: four-sensor
 * parking aids as they are fitted later, 0.3 to 2.5 m.
 */
export const ULTRASONIC_PRESETS = {
  parking: {
    minRange: 0.15,
    maxRange: 5.5,
    halfAngleDeg: 70,
    halfHeightDeg: 35,
    rangeSigma: 0.005,
    rangeShare: 0.003,
    speedError: 0.005,
    resolution: 0.01,
    edgeLoss: 12,
    incidenceLoss: 15,
    fading: 2,
    crossTalk: 0,
  },
  near: {
    minRange: 0.3,
    maxRange: 2.5,
    halfAngleDeg: 55,
    halfHeightDeg: 30,
    rangeSigma: 0.02,
    rangeShare: 0.01,
    speedError: 0.01,
    resolution: 0.05,
    edgeLoss: 12,
    incidenceLoss: 15,
    fading: 3,
    crossTalk: 0.001,
  },
} as const satisfies Record<string, UltrasonicPreset>;

export const ULTRASONIC_PRESET_NAMES = [
  'parking',
  'near',
] as const satisfies readonly (keyof typeof ULTRASONIC_PRESETS)[];
