import { RandomStream } from '../../core/random.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { buildHouses } from './build-houses.ts';
import { setObjects } from './objects/set-objects.ts';
import { plantGroves, plantStreetTrees } from './plant-trees.ts';
import { setStreetLamps } from './set-furniture.ts';
import { setSignals } from './set-signals.ts';
import type { TerrainExtent } from './terrain-mesh.ts';
import type { TownSite } from './town-site.ts';

/** Everything that stands on the ground: what the map gives, then, where it is bare, what its seed does. */
export function furnish(map: RoadMap, extent: TerrainExtent, seed: number, site: TownSite, random: RandomStream): void {
  const given = setObjects(map, site, new RandomStream(seed, 'scenery objects'));
  setSignals(map, given.carriers, site);
  const streets = map.document.roads.filter((road) => road.junction < 0);
  if (!given.kinds.has('streetLamp')) for (const road of streets) setStreetLamps(road, site);
  for (const road of streets) buildHouses(road, site, random);
  for (const road of streets) plantStreetTrees(road, site, random);
  plantGroves(extent, site, random);
}
