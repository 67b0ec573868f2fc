import type { RandomStream } from '../../core/random.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { roadsidePoint } from './roadside.ts';
import { TERRAIN_STEP, type TerrainExtent } from './terrain-mesh.ts';
import type { TownSite } from './town-site.ts';
import { addBush, addTree } from './tree-mesh.ts';

/** Side of a trunk's box and its distance from pavement [m]. */
const TRUNK = 0.35;
const FROM_ROAD = 0.5;

/** Reach of a crown as a share of the tree's height; trunks behind a footway are farther from traffic than this [m]. */
const CROWN = 0.42;
const BEHIND_FOOTWAY = 2.2;

/** Room between a trunk and houses [m]. */
const FROM_HOUSES = 1.6;

/** Chance of a tree at each place along a street. */
const STREET_TREES = 0.42;

/** Cells of the terrain with groves in full [1]: on more land they are as many, but farther apart. */
const MOST_CELLS = 6000;

/** Trees and bushes along both sides of a road, at a share of the places for them. */
export function plantStreetTrees(road: Road, share: number, site: TownSite, random: RandomStream): void {
  for (const side of [1, -1] as const) {
    for (let s = random.between(3, 9); s < road.length - 3; s += random.between(8, 15)) {
      const chance = random.uniform() / share;
      if (chance < STREET_TREES) {
        const out = random.between(1, 2.4);
        const height = random.between(5, 9.5);
        const { x, y } = treePlace(road, s, side, out, height, site);
        plantTree(site, x, y, height, 'fine', random);
      } else if (chance < STREET_TREES + 0.25) {
        const { x, y } = roadsidePoint(road, s, side, random.between(1.6, 5));
        plantBush(site, x, y, random);
      }
    }
  }
}

/** So far from the road that the crown is not over its lanes, where no footway lies between. */
function treePlace(road: Road, s: number, side: 1 | -1, out: number, height: number, site: TownSite) {
  const place = roadsidePoint(road, s, side, out);
  if (!site.isBesideTraffic(place.x, place.y, BEHIND_FOOTWAY)) return place;
  return roadsidePoint(road, s, side, Math.max(out, CROWN * height));
}

/** Groves on open ground: every coarse cell of the terrain may have some. */
export function plantGroves(extent: TerrainExtent, site: TownSite, random: RandomStream): void {
  const share = Math.min(1, MOST_CELLS / (extent.rows * extent.columns));
  for (let row = 0; row < extent.rows; row++) {
    for (let column = 0; column < extent.columns; column++) {
      if (!extent.land.has(column, row)) continue;
      const count = random.uniform() < 0.3 * share ? 1 + random.integer(2) : 0;
      for (let k = 0; k < count; k++) {
        const x = extent.x + (column + random.uniform()) * TERRAIN_STEP;
        const y = extent.y + (row + random.uniform()) * TERRAIN_STEP;
        if (site.isClear(x, y, 6)) plantTree(site, x, y, random.between(6, 12), 'coarse', random);
      }
    }
  }
}

export function plantTree(
  site: TownSite,
  x: number,
  y: number,
  height: number,
  detail: 'coarse' | 'fine',
  random: RandomStream,
): void {
  const solid = { x, y, yaw: 0, length: TRUNK, width: TRUNK };
  if (!site.isFree(solid, FROM_ROAD, FROM_HOUSES)) return;
  // Crowns begin lower than a lorry is high.
  if (site.isBesideTraffic(x, y, Math.min(BEHIND_FOOTWAY, CROWN * height))) return;
  addTree(site.chunks.at(x, y), x, y, site.ground.at(x, y), height, detail, random);
  site.solids.push(solid);
}

export function plantBush(site: TownSite, x: number, y: number, random: RandomStream): void {
  const radius = random.between(0.5, 1.1);
  const room = { x, y, yaw: 0, length: 2 * radius, width: 2 * radius };
  if (site.isFree(room, 0.1, 0.1)) addBush(site.chunks.at(x, y), x, y, site.ground.at(x, y), radius, random);
}
