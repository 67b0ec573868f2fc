import { SEMANTIC, SEMANTIC_COUNT, type SemanticName } from '../../core/semantic-class.ts';
import { fromDecibels } from './decibels.ts';

/**
 * What a surface sends back, gamma in sigma_0 = gamma cos(incidence) (Long, "Radar reflectivity of land and sea", 2001,
 * the constant-gamma model) [dB]. With it a beam of solid angle dO that meets the surface at range R sees
 * sigma = gamma R^2 dO, whatever the incidence. Asphalt is smooth at 4 mm waves and mirrors them away; metal and corners
 * send much back. The order is that of measurements at 77 and 94 GHz; the values are chosen, no one table has them all.
 */
const GAMMA: Partial<Readonly<Record<SemanticName, number>>> = {
  road: -55,
  laneMark: -55,
  sidewalk: -48,
  terrain: -35,
  vegetation: -15,
  building: -10,
  wall: -10,
  fence: -3,
  pole: 0,
  trafficLight: 5,
  trafficSign: 10,
};

/** Gamma by SEMANTIC class [1]; 0 for what is no static surface. */
export const SURFACE_GAMMA: Float64Array = gammaByClass();

function gammaByClass(): Float64Array {
  const list = new Float64Array(SEMANTIC_COUNT);
  for (const [name, value] of Object.entries(GAMMA)) list[SEMANTIC[name as SemanticName]] = fromDecibels(value);
  return list;
}
