import { cos } from '../../core/math/sin-cos.ts';
import type { BeamPattern } from '../lidar/beam-grid.ts';
import type { RadarParameters } from './radar-parameters.ts';

/** Beams a resolution of azimuth: so many places a target can have in a cell. */
const BEAMS_PER_CELL = 6;
/** Beams are no nearer to each other than this [rad], a fifth of a metre at 100 m. */
const FINEST = 0.002;

/** Elevations near the horizon, where all that is far away lies: from it so far [rad], in steps of [rad]. */
const FINE_REACH = 0.03;
const FINE_STEP = 0.005;
/** Steps elsewhere grow by this factor [1]. */
const GROWTH = 1.5;

/** Rays by which a radar looks at the world: finer than its resolution, so that cells fill evenly. */
export function radarBeams({ fieldOfView, elevationFieldOfView, azimuthResolution }: RadarParameters): BeamPattern {
  const columns = Math.ceil(fieldOfView / Math.max(FINEST, azimuthResolution / BEAMS_PER_CELL));
  const azimuthStep = fieldOfView / columns;
  return {
    columns,
    azimuthStep,
    firstAzimuth: -fieldOfView / 2 + azimuthStep / 2,
    elevations: elevationsWithin(elevationFieldOfView / 2),
  };
}

function elevationsWithin(half: number): number[] {
  const above: number[] = [];
  let step = FINE_STEP;
  for (let elevation = FINE_STEP / 2; elevation < half; elevation += step) {
    above.push(elevation);
    if (elevation >= FINE_REACH) step *= GROWTH;
  }
  return [...above.map((elevation) => -elevation).reverse(), ...above];
}

/** Azimuth of each column [rad]. */
export function azimuthsOf({ columns, firstAzimuth, azimuthStep }: BeamPattern): Float64Array {
  return Float64Array.from({ length: columns }, (_, i) => firstAzimuth + i * azimuthStep);
}

/** Solid angle that each channel's beams stand for [sr]: to the middle of the way to its neighbours. */
export function solidAngles({ elevations, azimuthStep }: BeamPattern): Float64Array {
  return Float64Array.from(elevations, (elevation, j) => {
    const below = elevations[j - 1] ?? 2 * elevation - elevations[j + 1];
    const above = elevations[j + 1] ?? 2 * elevation - elevations[j - 1];
    return (azimuthStep * cos(elevation) * (above - below)) / 2;
  });
}
