import { exp } from '../../core/math/exp.ts';
import { log } from '../../core/math/log.ts';
import { pow } from '../../core/math/pow.ts';

/** Steps of the tables. */
const STEPS = 1024;

/** Beyond this drops are too faint for any sensor [m]. */
const REACH = 40;

/** Least drop that falls as rain [m]; drizzle is mist. */
const LEAST = 0.5e-3;

/**
 * What a drop gives back over a white matt disc of its size: 2 % is mirrored by its front, which spreads it over all
 * directions, and somewhat more by its back, which gathers it. A flake is white, and bent away from the beam at its rim.
 */
const DROP_REFLECTIVITY = 0.02;
const FLAKE_REFLECTIVITY = 0.3;

/** Diameter of a flake over that of its water: a tenth of the density of water. */
const FLUFF = 2.15;

/** Drops or flakes in the air: number density over diameter N(D) = N0 e^(-L D). */
export interface DropSizes {
  /** N0 [1/m^4] and L [1/m]. */
  readonly density: number;
  readonly slope: number;
  /** Diameter of what is seen over D [1], and its reflectivity. */
  readonly swelling: number;
  readonly reflectivity: number;
}

/** Rain of so many mm/h (Marshall and Palmer 1948). */
export function rainDrops(rate: number): DropSizes {
  return { density: 8e6, slope: 4100 * pow(rate, -0.21), swelling: 1, reflectivity: DROP_REFLECTIVITY };
}

/** Snow of so many mm/h of water (Gunn and Marshall 1958); D is that of the water of a flake. */
export function snowFlakes(rate: number): DropSizes {
  return {
    density: 3.8e6 * pow(rate, -0.87),
    slope: 2550 * pow(rate, -0.48),
    swelling: FLUFF,
    reflectivity: FLAKE_REFLECTIVITY,
  };
}

/** Extinction [1/m]: twice the cross-section of all drops (large against the wavelength), pi N0 s^2 / L^3. */
export function extinctionOf({ density, slope, swelling }: DropSizes): number {
  return (Math.PI * density * swelling * swelling) / (slope * slope * slope);
}

/** What of a sensor decides which drops it sees. */
export interface BeamOptics {
  /** Full divergence across and up [rad], and the beam's width as it leaves the sensor [m]. */
  readonly divergence: readonly [horizontal: number, vertical: number];
  readonly aperture: number;
  /** Farthest range at which a tenth of white is seen [m]. */
  readonly tenthRange: number;
  /** Nothing nearer is reported [m]. */
  readonly minRange: number;
}

/**
 * How far a beam gets before it meets a drop that is seen. A drop of diameter D at range r covers pi D^2 / 4 of the beam's
 * cross-section and is seen where the share times its reflectivity is 0.1 (r / tenthRange)^2 at least (the threshold of
 * Goodin et al. 2019, "Predicting the influence of rain on lidar in ADAS", for a sensor known by its range). Drops that
 * large are a Poisson process along the beam, of N0 / L e^(-L D(r)) times its cross-section for each metre; the probability
 * that the first is nearer than r is 1 - e^(-H(r)), H its integral.
 */
export class FallingDrops {
  /** Probability that a beam meets any. */
  readonly probability: number;
  /** Range by share of that probability [m]. */
  private readonly ranges: Float64Array;

  private readonly sizes: DropSizes;
  private readonly optics: BeamOptics;

  constructor(sizes: DropSizes, optics: BeamOptics) {
    this.sizes = sizes;
    this.optics = optics;
    const { minRange } = optics;
    const step = (REACH - minRange) / STEPS;
    const hit = new Float64Array(STEPS + 1);
    let hazard = 0;
    for (let i = 1; i <= STEPS; i++) {
      hazard += step * seenPerMetre(minRange + (i - 0.5) * step, sizes, optics);
      hit[i] = 1 - exp(-hazard);
    }
    this.probability = hit[STEPS];
    this.ranges = new Float64Array(STEPS + 1);
    for (let i = 0, k = 0; i <= STEPS; i++) {
      const wanted = (this.probability * i) / STEPS;
      while (k < STEPS - 1 && hit[k + 1] < wanted) k++;
      const rise = hit[k + 1] - hit[k];
      this.ranges[i] = minRange + step * (k + (rise > 0 ? Math.min(1, (wanted - hit[k]) / rise) : 0));
    }
  }

  /** Range of the first drop that is seen, by a number uniform in [0, 1); Infinity where none is. */
  rangeOf(uniform: number): number {
    if (uniform >= this.probability) return Number.POSITIVE_INFINITY;
    const at = (uniform / this.probability) * STEPS;
    const i = at | 0;
    return this.ranges[i] + (at - i) * (this.ranges[i + 1] - this.ranges[i]);
  }

  /** Strength of a drop that is seen at a range, by a number uniform in [0, 1): they are larger than the least by 1 / L. */
  strengthAt(range: number, uniform: number): number {
    const { sizes, optics } = this;
    const diameter = sizes.swelling * (leastSeen(range, sizes, optics) - log(1 - uniform) / sizes.slope);
    const share = ((Math.PI / 4) * diameter * diameter) / areaAt(range, optics);
    return sizes.reflectivity * Math.min(1, share);
  }
}

/** Cross-section of the beam at a range [m^2]. */
function areaAt(range: number, { divergence, aperture }: BeamOptics): number {
  return (aperture + divergence[0] * range) * (aperture + divergence[1] * range);
}

/** Diameter D of the least drop that is seen at a range [m]. */
function leastSeen(range: number, { swelling, reflectivity }: DropSizes, optics: BeamOptics): number {
  const needed = (0.1 * range * range) / (optics.tenthRange * optics.tenthRange);
  // No drop gives back more than its reflectivity, however thin the beam.
  if (needed > reflectivity) return Number.POSITIVE_INFINITY;
  const seen = Math.sqrt((4 / Math.PI) * areaAt(range, optics) * (needed / reflectivity)) / swelling;
  return Math.max(LEAST, seen);
}

/** Drops that are seen in a metre of the beam at a range [1/m]. */
export function seenPerMetre(range: number, sizes: DropSizes, optics: BeamOptics): number {
  const { density, slope } = sizes;
  return areaAt(range, optics) * (density / slope) * exp(-slope * leastSeen(range, sizes, optics));
}
