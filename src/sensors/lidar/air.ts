import { exp } from '../../core/math/exp.ts';
import type { Atmosphere } from '../../world/scenery/mesh.ts';
import { type BeamOptics, type DropSizes, extinctionOf, FallingDrops, rainDrops, snowFlakes } from './falling-drops.ts';
import { FogReturn, isFog } from './fog-return.ts';
import type { LidarParameters } from './lidar-parameters.ts';

/**
 * For what is near every receiver is turned down: drops and fog are seen by none better than by one that sees a tenth at
 * this range [m], the HDL-64E's.
 */
const NEAR_TENTH_RANGE = 50;

/** Step of the table of transmission [m]. */
const STEP = 0.25;

/** The air between a lidar and what it sees: what it takes away, and what comes back from it. */
export class Air {
  /** Null where nothing falls, where there is no fog, or where the sensor is not to know of weather. */
  readonly drops: FallingDrops | null;
  readonly fog: FogReturn | null;
  /** Share of the light that comes back from a range, in steps of STEP. */
  private readonly transmitted: Float64Array;

  constructor(parameters: LidarParameters, { extinction, weather }: Atmosphere) {
    const sizes = parameters.weather ? falling(weather?.rain ?? 0, weather?.snowfall ?? 0) : null;
    const ofDrops = sizes === null ? 0 : extinctionOf(sizes);
    const tenthRange = Math.min(NEAR_TENTH_RANGE, parameters.tenthRange);
    this.drops =
      sizes === null || !hasThreshold(parameters) ? null : new FallingDrops(sizes, { ...parameters, tenthRange });
    // The weather's visibility may count its rain or not: what is beyond the rain's own extinction is mist.
    const mist = extinction - ofDrops;
    const share = tenthRange / parameters.tenthRange;
    const seesFog = parameters.weather && isFog(mist) && hasThreshold(parameters);
    this.fog = seesFog ? new FogReturn(mist, share * share) : null;
    const rate = parameters.attenuation + (parameters.weather ? 2 * Math.max(extinction, ofDrops) : 0);
    const steps = Math.ceil(parameters.range / STEP) + 2;
    this.transmitted = Float64Array.from({ length: steps }, (_, i) => exp(-rate * i * STEP));
  }

  /** Takes away from an intensity what is lost on the way to its range and back; beyond the sensor's own that of its end. */
  dim(ranges: Float64Array, intensities: Float64Array, k: number): void {
    const { transmitted } = this;
    const at = Math.min(ranges[k] / STEP, transmitted.length - 2);
    const i = at | 0;
    intensities[k] *= transmitted[i] + (at - i) * (transmitted[i + 1] - transmitted[i]);
  }
}

/** Drops are seen by a threshold; a sensor that sees everything has none. */
function hasThreshold({ tenthRange }: BeamOptics): boolean {
  return tenthRange < Number.POSITIVE_INFINITY;
}

function falling(rain: number, snowfall: number): DropSizes | null {
  if (snowfall > 0) return snowFlakes(snowfall);
  return rain > 0 ? rainDrops(rain) : null;
}
