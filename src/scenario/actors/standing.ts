import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { createBox, findOverlap, type OrientedBox } from '../../core/oriented-box.ts';
import { lanePointAt } from '../../map/lane-point.ts';
import type { LanePoint, LanePosition, RoadMap } from '../../map/road-map.ts';
import type { Solid } from '../../world/scenery/mesh.ts';
import { mapPartsOf } from '../map-parts.ts';

/** Who is farther above each other is on different decks of a bridge [m]. */
const DECK = 2.5;
/** Half the width of the widest lanes, and what is free of all things beside them [m]. */
const WIDEST_LANE = 4;
const KERB = 0.25;
/** Boxes that overlap by less only touch [m]. */
const TOUCH = 0.02;

/** What stands somewhere at the start. */
export interface Standing {
  readonly what: string;
  readonly box: OrientedBox;
  /** NaN where it is not known. */
  readonly z: number;
}

export function boxAt(
  what: string,
  { x, y }: { readonly x: number; readonly y: number },
  z: number,
  heading: number,
  length: number,
  width: number,
): Standing {
  const box = { x, y, cosYaw: cos(heading), sinYaw: sin(heading), halfLength: length / 2, halfWidth: width / 2 };
  return { what, box, z };
}

/** Whether two stand in one place. */
export function standInEachOther(a: Standing, b: Standing): boolean {
  return !(Math.abs(a.z - b.z) > DECK) && findOverlap(a.box, b.box, overlap) && overlap.depth > TOUCH;
}

/** Whether all corners of a box are on driving lanes, where nothing is built; a kerb's width more is no harm. */
export function isOnLanes(map: RoadMap, { box }: Standing): boolean {
  const { index } = mapPartsOf(map);
  for (let corner = 0; corner < 4; corner++) {
    const along = corner < 2 ? box.halfLength : -box.halfLength;
    const across = corner % 2 === 0 ? box.halfWidth : -box.halfWidth;
    const x = box.x + along * box.cosYaw - across * box.sinYaw;
    const y = box.y + along * box.sinYaw + across * box.cosYaw;
    index.nearestLane(x, y, Number.NaN, WIDEST_LANE, place);
    if (place.lane < 0) return false;
    lanePointAt(map.lanes[place.lane], place.s, point);
    if (hypot(x - point.x, y - point.y) > point.width / 2 + KERB) return false;
  }
  return true;
}

/** Whether something stands in one of some solids: a house, a trunk, a wall. */
export function standsInSolid({ box, z }: Standing, solids: readonly Solid[]): boolean {
  const reach = box.halfLength + box.halfWidth;
  return solids.some((solid) => {
    const far = reach + (solid.length + solid.width) / 2;
    if (Math.abs(solid.x - box.x) > far || Math.abs(solid.y - box.y) > far) return false;
    if (solid.z !== undefined && Math.abs(solid.z - z) > DECK) return false;
    other.x = solid.x;
    other.y = solid.y;
    other.cosYaw = cos(solid.yaw);
    other.sinYaw = sin(solid.yaw);
    other.halfLength = solid.length / 2;
    other.halfWidth = solid.width / 2;
    return findOverlap(box, other, overlap) && overlap.depth > TOUCH;
  });
}

const place: LanePosition = { lane: -1, s: 0, d: 0 };
const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
const other = createBox();
const overlap = { normalX: 0, normalY: 0, depth: 0 };
