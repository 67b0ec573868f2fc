import { RandomStream } from '../../core/random.ts';
import type { Road } from '../../map/opendrive/document.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { buildHouses } from './build-houses.ts';
import { plantFields, setDelineators } from './dress-country.ts';
import type { ObjectKind } from './objects/object-kind.ts';
import { setObjects } from './objects/set-objects.ts';
import { plantGroves, plantStreetTrees } from './plant-trees.ts';
import { type RoadSetting, roadSetting } from './road-setting.ts';
import { setStreetLamps } from './set-furniture.ts';
import { setGuardRails } from './set-guard-rails.ts';
import { setSignals } from './set-signals.ts';
import type { TerrainExtent } from './terrain-mesh.ts';
import type { TownSite } from './town-site.ts';

/** Length of roads that is dressed in full [m]; more of them share what stands beside so much. */
const IN_FULL = 25_000;

/** Least distance of trunks from the edges of country roads and of motorways [m]. */
const BESIDE_COUNTRY = 4;
const BESIDE_MOTORWAY = 12;

/** Everything that stands on the ground: what the map gives, then, where it is bare, what its seed does. */
export function furnish(map: RoadMap, extent: TerrainExtent, seed: number, site: TownSite, random: RandomStream): void {
  if (site.chunks.isFull) return;
  const { carriers, kinds } = setObjects(map, site, new RandomStream(seed, 'scenery objects'));
  setSignals(map, carriers, site);
  const open = map.document.roads.filter((road) => road.junction < 0);
  const share = Math.min(
    1,
    IN_FULL /
      Math.max(
        1,
        open.reduce((sum, { length }) => sum + length, 0),
      ),
  );
  const roadsIn = (setting: RoadSetting) => open.filter((road) => roadSetting(road) === setting);
  dressTown(roadsIn('town'), kinds, share, site, random);
  plantGroves(extent, site, random);
  dressOpenLand(roadsIn('country'), roadsIn('motorway'), kinds, share, site, new RandomStream(seed, 'scenery land'));
}

function dressTown(
  streets: readonly Road[],
  kinds: ReadonlySet<ObjectKind>,
  share: number,
  site: TownSite,
  random: RandomStream,
): void {
  if (!kinds.has('streetLamp')) for (const road of streets) setStreetLamps(road, site);
  for (const road of streets) buildHouses(road, share, site, random);
  for (const road of streets) plantStreetTrees(road, share, site, random);
}

function dressOpenLand(
  country: readonly Road[],
  motorways: readonly Road[],
  kinds: ReadonlySet<ObjectKind>,
  share: number,
  site: TownSite,
  random: RandomStream,
): void {
  const railed = kinds.has('guardRail') || kinds.has('railing') || kinds.has('concreteBarrier');
  if (!railed) for (const road of motorways) setGuardRails(road, site);
  if (!kinds.has('delineator')) for (const road of country) setDelineators(road, site);
  for (const road of country) plantFields(road, BESIDE_COUNTRY, share, site, random);
  for (const road of motorways) plantFields(road, BESIDE_MOTORWAY, share, site, random);
}
