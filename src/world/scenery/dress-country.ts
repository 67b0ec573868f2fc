import type { RandomStream } from '../../core/random.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { LocalFrame } from './box-mesh.ts';
import { addHouse } from './building-mesh.ts';
import { addDelineator } from './objects/small-objects.ts';
import { plantBush, plantTree } from './plant-trees.ts';
import { roadsidePoint } from './roadside.ts';
import type { TownSite } from './town-site.ts';

/** Posts stand so far apart and behind the road's edge [m] (HAV, StVO 620). */
const POST_SPACING = 50;
const POST_OFFSET = 0.75;
const POST_HEIGHT = 1;

/** Groups of trees along a side begin so far apart [m]. */
const GROUPS: readonly [number, number] = [45, 130];

/** Share of groups beside which a farm stands, and its size [m]. */
const FARMS = 0.07;

/** Posts on both sides of a country road. */
export function setDelineators(road: Road, site: TownSite): void {
  for (const side of [1, -1] as const) {
    for (let s = POST_SPACING / 2; s < road.length; s += POST_SPACING) {
      const { x, y, towards } = roadsidePoint(road, s, side, POST_OFFSET);
      const solid = { x, y, yaw: towards, length: 0.12, width: 0.12, z: site.ground.at(x, y) };
      if (!site.isFree(solid, 0.3, 0.3)) continue;
      addDelineator(site.chunks.detailAt(x, y), new LocalFrame(x, y, solid.z, towards + Math.PI / 2), POST_HEIGHT);
      site.solids.push(solid);
    }
  }
}

/** Groups of trees, bushes and a farm now and then; `near` is the least distance of a trunk from the road [m]. */
export function plantFields(road: Road, near: number, share: number, site: TownSite, random: RandomStream): void {
  for (const side of [1, -1] as const) {
    for (let s = random.between(0, GROUPS[1]); s < road.length; s += random.between(...GROUPS) / share) {
      const farm = random.uniform() < FARMS;
      const count = 1 + random.integer(5);
      for (let k = 0; k < count; k++) {
        const at = Math.max(0, Math.min(road.length, s + random.between(-9, 9)));
        const { x, y } = roadsidePoint(road, at, side, random.between(near, near + 16));
        if (random.uniform() < 0.68) plantTree(site, x, y, random.between(6, 12), 'coarse', random);
        else plantBush(site, x, y, random);
      }
      if (farm) buildFarm(road, s, side, near, site, random);
    }
  }
}

function buildFarm(road: Road, s: number, side: 1 | -1, near: number, site: TownSite, random: RandomStream): void {
  const house = { depth: random.between(9, 12), front: random.between(12, 20), storeys: 2, gable: true, shop: false };
  const { x, y, towards } = roadsidePoint(road, s, side, near + random.between(18, 30));
  const solid = { x, y, yaw: towards, length: house.depth, width: house.front };
  if (!site.isFree(solid, 8, 2)) return;
  const [low, high] = site.heights(solid);
  if (high - low > 1.6) return;
  addHouse(site.chunks.at(x, y), new LocalFrame(x, y, high - 0.1, towards), house, random);
  site.solids.push(solid);
}
