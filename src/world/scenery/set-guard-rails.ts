import { laneOuterT, sectionAt } from '../../map/lane-geometry.ts';
import type { Road } from '../../map/opendrive/document.ts';
import { addRail } from './objects/add-rail.ts';
import { roadsidePoint } from './roadside.ts';
import type { TownSite } from './town-site.ts';

/** A rail stands this far behind the road's edge, and so far off all other pavement [m]. */
const OFFSET = 0.9;
const CLEAR = 0.6;

/** Distance of the places that are looked at, and the shortest rail [m]. */
const STEP = 6;
const SHORTEST = 18;

const HEIGHT = 0.75;
const WIDTH = 0.3;

/** Guard rails along both edges of a motorway, with gaps where other roads come in. */
export function setGuardRails(road: Road, site: TownSite): void {
  for (const side of [1, -1] as const) {
    let from = -1;
    const count = Math.max(1, Math.floor(road.length / STEP));
    for (let k = 0; k <= count; k++) {
      const s = (road.length * k) / count;
      const { x, y } = roadsidePoint(road, s, side, OFFSET);
      const clear = site.isClear(x, y, CLEAR);
      if (clear && from < 0) from = s;
      if (from < 0 || (clear && k < count)) continue;
      const to = clear ? s : s - road.length / count;
      if (to - from >= SHORTEST) setStretch(road, side, from, to, site);
      from = -1;
    }
  }
}

function setStretch(road: Road, side: 1 | -1, from: number, to: number, site: TownSite): void {
  const placeAt = (s: number) => {
    const section = road.laneSections[sectionAt(road, s)];
    const outermost = side === 1 ? section.left.length : -section.right.length;
    return { t: laneOuterT(road, section, outermost, s) + side * OFFSET, zOffset: 0, width: WIDTH, height: HEIGHT };
  };
  addRail(road, 'guardRail', from, to, placeAt, site);
}
