import type { RoadMap } from '../../map/road-map.ts';
import { projectOntoReference, type ReferencePlace } from '../route/project-onto-reference.ts';
import { type ReferenceLine, stationOnRoute } from '../route/reference-line.ts';

/** A stop line so far before a crosswalk belongs to it [m]. */
const LINE_BEFORE = 15;
/** Corners of a crosswalk farther from the route than this are not looked for [m]. */
const REACH = 40;

/** A crosswalk that the route crosses. */
export interface RouteCrosswalk {
  /** Stations of its beginning and end on the route [m]. */
  readonly from: number;
  readonly to: number;
  /** How far it reaches to the left of the route, and to its right (negative) [m]. */
  readonly left: number;
  readonly right: number;
  /** Whether lights tell people and vehicles when to go: nobody who stands beside it wants to cross just now. */
  readonly isLit: boolean;
}

/** The crosswalks of the route in the order in which they come. */
export function routeCrosswalks(map: RoadMap, line: ReferenceLine): RouteCrosswalk[] {
  const found: RouteCrosswalk[] = [];
  for (const crosswalk of map.crosswalks) {
    for (const leg of line.legs) {
      const crossed = crosswalk.lanes.find(({ lane }) => lane === leg.lane);
      if (crossed === undefined) continue;
      const middle = stationOnRoute(leg, (crossed.from + crossed.to) / 2);
      if (Number.isNaN(middle) || middle > line.goal) continue;
      const half = (crossed.to - crossed.from) / 2;
      const [left, right] = extent(line, crosswalk.outline, middle);
      const isLit =
        crosswalk.heads.length > 0 || crosswalk.lanes.some((under) => hasLight(map, under.lane, under.from, under.to));
      found.push({ from: middle - half, to: middle + half, left, right, isLit });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function extent(line: ReferenceLine, outline: Float64Array, middle: number): [number, number] {
  let [left, right] = [0, 0];
  for (let i = 0; i + 2 < outline.length; i += 3) {
    if (!projectOntoReference(line, outline[i], outline[i + 1], middle - REACH, middle + REACH, REACH, place)) continue;
    left = Math.max(left, place.d);
    right = Math.min(right, place.d);
  }
  return [left, right];
}

function hasLight(map: RoadMap, lane: number, from: number, to: number): boolean {
  return map.stopLines.some(
    (line) =>
      line.lane === lane && line.s <= to && line.s > from - LINE_BEFORE && map.signals[line.signal].kind === 'light',
  );
}

const place: ReferencePlace = { s: 0, d: 0 };
