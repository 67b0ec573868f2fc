import { MATERIAL } from '../../scenery/mesh.ts';

/** What weather does to surfaces: the numbers that both renderers draw by. */

/** How much of its light a soaked surface keeps (Lekner and Dorf 1988: wet asphalt is about half as bright). */
export const SOAKED: Readonly<Record<number, number>> = {
  [MATERIAL.asphalt]: 0.5,
  [MATERIAL.paint]: 0.75,
  [MATERIAL.concrete]: 0.62,
  [MATERIAL.grass]: 0.8,
  [MATERIAL.facade]: 0.85,
};

/** Fresh snow, linear. */
export const SNOW_COLOUR = [0.74, 0.79, 0.87] as const;

/** What traffic has laid bare of a road under snow: noise below this [1]. */
export const BARE = 0.42;

/** Light of street lamps right under them, and of dipped beams, at full darkness. */
export const STREET_LIGHT = [0.95, 0.68, 0.38] as const;
export const BEAM_LIGHT = [1, 0.95, 0.84] as const;

/** Lamps are seen farther through fog than dark things are: so much of the extinction counts for their halos [1]. */
export const LAMP_EXTINCTION = 0.6;

/** Reflection of water at a right angle, (1.33 - 1)^2 / (1.33 + 1)^2. */
export const WATER = 0.02;

/** Share of a mirror that a wet but open surface is: its stones stand out of the film. Steeper ground than LEVEL runs dry. */
export const FILM = 0.4;
export const LEVEL = 0.8;

/** Noise from which on water stands in puddles [1]. */
export const PUDDLES_FROM = 0.6;

/** Share of the sky that a street mirrors; houses and trees hide the rest. */
export const OPEN_SKY = 0.7;
