import { BoxTree } from './box-tree.ts';
import { type CrossingPath, crossingPaths } from './crossing-paths.ts';
import { cutLanes, pieceBoxes } from './lane-pieces.ts';
import { objectOutline } from './object-places.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import type { RoadObject } from './opendrive/object-records.ts';
import { crossPolygon, isInPolygon } from './polygon.ts';
import type { Crosswalk, CrosswalkLane, Lane } from './road-map.ts';

/** Lanes farther above or below are other decks of a bridge [m]. */
const DECK = 2.5;

/** How files call crosswalks that have no other type. */
const NAMED = /cross[ _-]?walk|zebra/i;
const TYPED = /^cross[ _-]?walk$/i;

/** A crosswalk without its signals. */
export type CrosswalkArea = Omit<Crosswalk, 'heads' | 'groups'>;

/**
 * All crosswalks of a document, with the driving lanes of any road that they cross: objects, in the order of roads and
 * objects, then crossing paths of junctions that no object lies on.
 */
export function findCrosswalks(document: OpenDriveDocument, lanes: readonly Lane[]): CrosswalkArea[] {
  const objects = document.roads.flatMap((road) =>
    road.objects.filter(isCrosswalk).map((object) => ({ road, id: object.id, outline: objectOutline(road, object) })),
  );
  const paths = crossingPaths(document).filter(
    ({ x, y }) => !objects.some(({ outline }) => isInPolygon(outline, x, y)),
  );
  const areas = [...objects, ...paths];
  if (areas.length === 0) return [];
  const pieces = cutLanes(lanes);
  const tree = new BoxTree(pieceBoxes(lanes, pieces, false));
  return areas.map(({ road, id, outline }) => {
    const near = new Set<number>();
    const { x, y, reach } = around(outline);
    tree.around(x, y, reach, (piece) => near.add(pieces.lane[piece]));
    const others = [...near].filter((lane) => outline.length > 0 && isOtherRoad(lanes[lane], road, paths));
    const crossed = others.sort((a, b) => a - b).flatMap((lane) => stretchOver(lanes[lane], outline));
    return { road: road.index, id, outline, lanes: crossed };
  });
}

/** Some files leave the type open and say it by the name. */
function isCrosswalk({ type, name }: RoadObject): boolean {
  return TYPED.test(type) || (/^(|none|-1)$/i.test(type) && NAMED.test(name));
}

/** A crossing path does not cross its own lanes. */
function isOtherRoad(lane: Lane, road: Road, paths: readonly CrossingPath[]): boolean {
  return lane.road !== road.index || !paths.some((path) => path.road === road);
}

function around(outline: Float64Array): { x: number; y: number; reach: number } {
  let [xMin, yMin, xMax, yMax] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < outline.length; i += 3) {
    xMin = Math.min(xMin, outline[i]);
    yMin = Math.min(yMin, outline[i + 1]);
    xMax = Math.max(xMax, outline[i]);
    yMax = Math.max(yMax, outline[i + 1]);
  }
  return { x: (xMin + xMax) / 2, y: (yMin + yMax) / 2, reach: Math.max(xMax - xMin, yMax - yMin) / 2 };
}

/** The stretch of a lane's centre over an outline, as a list of one or none. */
function stretchOver(lane: Lane, outline: Float64Array): CrosswalkLane[] {
  const { count, s, x, y, z } = lane.centre;
  let from = Infinity;
  let to = -Infinity;
  const note = (station: number) => {
    from = Math.min(from, station);
    to = Math.max(to, station);
  };
  for (let i = 0; i < count; i++) {
    if (Math.abs(z[i] - outline[2]) > DECK) continue;
    if (isInPolygon(outline, x[i], y[i])) note(s[i]);
    if (i + 1 === count) continue;
    crossPolygon(outline, x[i], y[i], x[i + 1], y[i + 1], (share) => note(s[i] + share * (s[i + 1] - s[i])));
  }
  return to > from ? [{ lane: lane.index, from, to }] : [];
}
