import { hypot } from '../core/math/hypot.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import type { ParkingSpace, RoadMap } from './road-map.ts';

/** Bays that lie flatter to the road than this are at its kerb: no wedge is left between them and the lane [1]: sin 20°. */
const ALONG = 0.34;

/** Per map: by how much each space is longer than its paint [m]; negative where that is behind its middle. */
const wedgesByMap = new WeakMap<RoadMap, Float64Array>();

/**
 * Distance of (x, y) from the nearest of the map's parking spaces, 0 inside and on the edge; Infinity without any [m]. Between
 * slanting bays and their lane a wedge is left, which is paved as well: such a bay counts as longer towards the lane by its
 * width times the cotangent of its angle.
 */
export function distanceToParkingSpace(map: RoadMap, x: number, y: number): number {
  const { parkingSpaces } = map;
  let least = Number.POSITIVE_INFINITY;
  if (parkingSpaces.length === 0) return least;
  const wedge = wedgesOf(map);
  for (let i = 0; i < parkingSpaces.length; i++) {
    const space = parkingSpaces[i];
    const dx = x - space.x;
    const dy = y - space.y;
    const reach = space.length + space.width + Math.abs(wedge[i]);
    if (Math.abs(dx) - reach >= least || Math.abs(dy) - reach >= least) continue;
    const along = dx * cos(space.heading) + dy * sin(space.heading);
    const across = dy * cos(space.heading) - dx * sin(space.heading);
    const front = space.length / 2 + Math.max(0, wedge[i]);
    const rear = space.length / 2 - Math.min(0, wedge[i]);
    const ahead = Math.max(0, along - front, -rear - along);
    const beside = Math.max(0, Math.abs(across) - space.width / 2);
    least = Math.min(least, hypot(ahead, beside));
    if (least === 0) return 0;
  }
  return least;
}

function wedgesOf(map: RoadMap): Float64Array {
  let known = wedgesByMap.get(map);
  if (known === undefined) {
    known = Float64Array.from(map.parkingSpaces, (space) => wedgeOf(map, space));
    wedgesByMap.set(map, known);
  }
  return known;
}

function wedgeOf(map: RoadMap, { road, x, y, heading, width }: ParkingSpace): number {
  let least = Number.POSITIVE_INFINITY;
  let turn = Math.PI / 2;
  let towards = 0;
  for (const { road: other, centre } of map.lanes) {
    if (other !== road) continue;
    for (let i = 0; i < centre.count; i++) {
      const dx = centre.x[i] - x;
      const dy = centre.y[i] - y;
      const distance = hypot(dx, dy);
      if (distance >= least) continue;
      least = distance;
      turn = centre.heading[i] - heading;
      towards = dx * cos(heading) + dy * sin(heading);
    }
  }
  const across = Math.abs(sin(turn));
  return across < ALONG ? 0 : (Math.sign(towards) * width * Math.abs(cos(turn))) / across;
}
