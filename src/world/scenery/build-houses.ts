import type { RandomStream } from '../../core/random.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { LocalFrame } from './box-mesh.ts';
import { addHouse, type House } from './building-mesh.ts';
import { addEnclosure, type Enclosure } from './enclosure-mesh.ts';
import { pick } from './palette.ts';
import { roadsidePoint } from './roadside.ts';
import type { TownSite } from './town-site.ts';

/** Distance that houses keep from pavement and from each other [m]. */
const FROM_ROAD = 1.6;
const FROM_OTHERS = 1.2;

/** Chance that a plot is built on. */
const BUILT = 0.88;

/** Highest difference of ground under a house [m]. */
const STEEPEST = 1.6;

/** Lines both sides of a road with houses on a share of the plots, closed by hedges, walls and fences. */
export function buildHouses(road: Road, share: number, site: TownSite, random: RandomStream): void {
  for (const side of [1, -1] as const) {
    let s = random.between(0, 4);
    while (s < road.length) {
      const front = random.between(8.5, 16);
      const middle = s + front / 2;
      if (middle > road.length) break;
      if (random.uniform() < BUILT * share) buildPlot(road, middle, side, front, site, random);
      s += front + random.between(2, 7);
    }
  }
}

function buildPlot(road: Road, s: number, side: 1 | -1, front: number, site: TownSite, random: RandomStream): void {
  const house: House = {
    depth: random.between(8, 12.5),
    front,
    storeys: 1 + random.integer(3),
    gable: random.uniform() < 0.72,
    shop: random.uniform() < 0.2,
  };
  const setback = random.between(2.2, 7.5);
  const place = roadsidePoint(road, s, side, setback + house.depth / 2);
  const solid = { x: place.x, y: place.y, yaw: place.towards, length: house.depth, width: house.front };
  if (!site.isFree(solid, FROM_ROAD, FROM_OTHERS)) return;
  const [low, high] = site.heights(solid);
  if (high - low > STEEPEST) return;
  const frame = new LocalFrame(place.x, place.y, high - 0.1, place.towards);
  addHouse(site.chunks.at(place.x, place.y), frame, house, random);
  site.solids.push(solid);
  if (setback > 3.4 && random.uniform() < 0.7) enclose(road, s, side, front, site, random);
}

/** Two pieces along the pavement with a gap for the gate. */
function enclose(road: Road, s: number, side: 1 | -1, front: number, site: TownSite, random: RandomStream): void {
  const kind = pick<Enclosure>(['hedge', 'hedge', 'wall', 'fence'], random);
  const gate = random.between(-0.25, 0.25) * front;
  for (const [from, to] of [
    [-front / 2, gate - 0.8],
    [gate + 0.8, front / 2],
  ] as const) {
    if (to - from < 1.5) continue;
    const place = roadsidePoint(road, s, side, 0.75);
    const frame = new LocalFrame(place.x, place.y, site.ground.at(place.x, place.y) + 0.14, place.towards);
    const clear = [from, (from + to) / 2, to].every((at) =>
      site.isClear(frame.worldX(0, at), frame.worldY(0, at), 0.45),
    );
    const level = [from, to].every(
      (at) => Math.abs(site.ground.at(frame.worldX(0, at), frame.worldY(0, at)) + 0.14 - frame.z) < 0.4,
    );
    if (clear && level) addEnclosure(site.chunks.at(place.x, place.y), frame, kind, from, to, random);
  }
}
