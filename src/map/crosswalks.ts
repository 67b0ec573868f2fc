import { BoxTree } from './box-tree.ts';
import { cutLanes, pieceBoxes } from './lane-pieces.ts';
import { objectOutline } from './object-places.ts';
import type { OpenDriveDocument } from './opendrive/document.ts';
import { crossPolygon, isInPolygon } from './polygon.ts';
import type { Crosswalk, CrosswalkLane, Lane } from './road-map.ts';

/** Lanes farther above or below are other decks of a bridge [m]. */
const DECK = 2.5;

/** All crosswalks of a document in the order of roads and objects, with the driving lanes of any road that they cross. */
export function findCrosswalks(document: OpenDriveDocument, lanes: readonly Lane[]): Crosswalk[] {
  const objects = document.roads.flatMap((road) =>
    road.objects.filter(({ type }) => type === 'crosswalk').map((object) => ({ road, object })),
  );
  if (objects.length === 0) return [];
  const pieces = cutLanes(lanes);
  const tree = new BoxTree(pieceBoxes(lanes, pieces, false));
  return objects.map(({ road, object }) => {
    const outline = objectOutline(road, object);
    const near = new Set<number>();
    const { x, y, reach } = around(outline);
    tree.around(x, y, reach, (piece) => near.add(pieces.lane[piece]));
    const crossed = [...near].sort((a, b) => a - b).flatMap((lane) => stretchOver(lanes[lane], outline));
    return { road: road.index, id: object.id, outline, lanes: crossed };
  });
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
