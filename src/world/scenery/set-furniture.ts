import type { Road } from '../../map/opendrive/document.ts';
import { roadsidePoint } from './roadside.ts';
import { addStreetLamp } from './street-furniture.ts';
import type { TownSite } from './town-site.ts';

/** Street lamps stand this far apart, on alternate sides, and this far behind the pavement [m]. */
const LAMP_SPACING = 27;
const LAMP_OFFSET = 0.4;

/** Side of a post's box for collisions [m]. */
const POST = 0.2;

/** Lamps along a road. */
export function setStreetLamps(road: Road, site: TownSite): void {
  let side: 1 | -1 = 1;
  for (let s = LAMP_SPACING / 2; s < road.length - 6; s += LAMP_SPACING) {
    const { x, y, towards } = roadsidePoint(road, s, side, LAMP_OFFSET);
    const solid = { x, y, yaw: towards, length: POST, width: POST };
    if (site.isFree(solid, 0.1, 0.3)) {
      site.lamps.push(addStreetLamp(site.chunks.at(x, y), x, y, site.ground.at(x, y), towards));
      site.solids.push(solid);
    }
    side = side === 1 ? -1 : 1;
  }
}
