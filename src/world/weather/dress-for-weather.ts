import { RandomStream } from '../../core/random.ts';
import { SEMANTIC } from '../../core/semantic-class.ts';
import { MATERIAL, type Mesh, type Scenery } from '../scenery/mesh.ts';
import type { Weather } from './weather.ts';
import { weatherAtmosphere } from './weather-light.ts';

/** Slot of what burns in the dark, see Mesh.slot. */
const BURNS = 6;

/** Share of windows behind which somebody is at home, and lamps' light from which on one sees it [1]. */
const AT_HOME = 0.3;
const DARK = 0.3;

/** Lamplight behind curtains, sRGB. */
const WINDOW_COLOURS = [
  [255, 196, 120],
  [255, 214, 150],
  [255, 180, 104],
  [214, 222, 255],
] as const;

/** The scenery as it looks in a weather; as it is without one. Shapes stay the same. */
export function dressForWeather(scenery: Scenery, weather: Weather | null, seed: number): Scenery {
  if (weather === null) return scenery;
  const atmosphere = weatherAtmosphere(weather);
  const isDark = (atmosphere.weather?.lamps ?? 0) > DARK;
  const random = new RandomStream(seed, 'weather windows');
  // From afar it is other windows: they have a stream of their own.
  const afar = new RandomStream(seed, 'weather windows from afar');
  const lit = (chunk: Mesh): Mesh => {
    const near = withLitWindows(chunk, random);
    if (chunk.far === undefined) return near;
    return { ...near, far: { ...chunk.far, mesh: withLitWindows(chunk.far.mesh, afar) } };
  };
  const chunks = isDark ? scenery.chunks.map(lit) : scenery.chunks;
  return { ...scenery, chunks, atmosphere };
}

function withLitWindows(mesh: Mesh, random: RandomStream): Mesh {
  const isPane = (k: number) => mesh.material[k] === MATERIAL.glass && mesh.semantic[k] === SEMANTIC.building;
  if (!mesh.material.some((_, k) => isPane(k))) return mesh;
  const slot = mesh.slot.slice();
  const colors = mesh.colors.slice();
  for (let k = 0; k < mesh.material.length; k++) {
    // A pane is a quadrilateral: two triangles one after the other that begin at the same corner.
    const isSecond = k > 0 && isPane(k - 1) && mesh.indices[3 * k] === mesh.indices[3 * k - 3];
    if (!isPane(k)) continue;
    if (isSecond) {
      slot[k] = slot[k - 1];
      if (slot[k] === BURNS) colors.copyWithin(3 * k, 3 * k - 3, 3 * k);
    } else if (random.uniform() < AT_HOME) {
      slot[k] = BURNS;
      colors.set(WINDOW_COLOURS[random.integer(WINDOW_COLOURS.length)], 3 * k);
    }
  }
  return { ...mesh, slot, colors };
}
