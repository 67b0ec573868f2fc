import { SEMANTIC } from '../../core/semantic-class.ts';
import { MATERIAL, type WeatherLight } from '../../world/scenery/mesh.ts';
import { SOAKED } from '../../world/weather/look/surface-weather.ts';

/**
 * Share of the light at 905 nm that a matt surface of each material gives back (ECOSTRESS spectral library, Meerdink et
 * al. 2019, for asphalt, concrete, brick, grass and leaves, which are bright in the near infrared; Muckenhuber et al. 2020,
 * "Automotive lidar modelling approach based on material properties and lidar capabilities", for cars and clothes). Glass
 * lets most of it pass.
 */
const REFLECTIVITY: Readonly<Record<number, number>> = {
  [MATERIAL.plain]: 0.35,
  [MATERIAL.asphalt]: 0.17,
  [MATERIAL.paint]: 0.6,
  [MATERIAL.concrete]: 0.35,
  [MATERIAL.grass]: 0.45,
  [MATERIAL.foliage]: 0.45,
  [MATERIAL.facade]: 0.4,
  [MATERIAL.glass]: 0.06,
  [MATERIAL.carPaint]: 0.4,
  [MATERIAL.lamp]: 0.3,
};

/** Sign faces send light back to where it came from (EN 12899-1): more than a white card whatever the angle. */
const RETROREFLECTIVE = 3;

/** Snow at 905 nm (Wiscombe and Warren 1980: 0.8 to 0.9), and how level a surface is that it lies on. */
const SNOW = 0.85;
const LEVEL = 0.5;

/** Whether the surface sends light back to its source, not by Lambert's cosine law. */
export function isRetroreflective(semantic: number): boolean {
  return semantic === SEMANTIC.trafficSign;
}

/** What a surface gives back facing the beam, over what a white matt one does; `up` is its normal's z. */
export function reflectivityOf(material: number, semantic: number, up: number, weather?: WeatherLight): number {
  if (isRetroreflective(semantic)) return RETROREFLECTIVE;
  const dry = REFLECTIVITY[material] ?? REFLECTIVITY[MATERIAL.plain];
  if (weather === undefined) return dry;
  const soaked = SOAKED[material] ?? 1;
  const wet = dry * (1 - weather.wetness * (1 - soaked));
  return up > LEVEL ? wet + weather.snow * (SNOW - wet) : wet;
}
