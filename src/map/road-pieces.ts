import { cos, sin } from '../core/math/sin-cos.ts';
import { laneOuterT, sectionAt } from './lane-geometry.ts';
import type { OpenDriveDocument, Road } from './opendrive/document.ts';
import { type PlanPoint, planViewPoint } from './plan-view.ts';
import { createReferencePoint, referencePoint } from './road-geometry.ts';

/** Largest distance of a cubic piece from the line that it stands for [m]. */
const TOLERANCE = 5e-5;
/** Bounds of a piece's length [m]; long ones have large boxes, which makes finding them slow. */
const LONGEST = 8;
const SHORTEST_CUT = 0.2;
/** Pieces nearer to nothing than this are left out [m]. */
const SHORTEST = 1e-6;

const plan: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };

/** Reference lines of all roads as cubic pieces: struct of arrays, index-aligned. */
export interface RoadPieces {
  readonly count: number;
  readonly road: Int32Array;
  /** Station where the piece begins, and its length. */
  readonly s: Float64Array;
  readonly length: Float64Array;
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  /** Tangents at both ends times the length. */
  readonly tx0: Float64Array;
  readonly ty0: Float64Array;
  readonly tx1: Float64Array;
  readonly ty1: Float64Array;
  /** Farthest lane border left (positive) and right (negative) of the line [m]. */
  readonly tLeft: Float64Array;
  readonly tRight: Float64Array;
}

/** Cuts every road's reference line into pieces, none of which spans two elements. */
export function cutRoads(document: OpenDriveDocument): RoadPieces {
  const cuts = document.roads.map(stationsOf);
  const count = cuts.reduce((sum, stations) => sum + Math.max(0, stations.length - 1), 0);
  const numbers = () => new Float64Array(count);
  const pieces = {
    count,
    road: new Int32Array(count),
    s: numbers(),
    length: numbers(),
    x0: numbers(),
    y0: numbers(),
    x1: numbers(),
    y1: numbers(),
    tx0: numbers(),
    ty0: numbers(),
    tx1: numbers(),
    ty1: numbers(),
    tLeft: numbers(),
    tRight: numbers(),
  };
  const point = createReferencePoint();
  let at = 0;
  for (const road of document.roads) {
    const stations = cuts[road.index];
    for (let i = 0; i + 1 < stations.length; i++, at++) {
      const length = stations[i + 1] - stations[i];
      pieces.road[at] = road.index;
      pieces.s[at] = stations[i];
      pieces.length[at] = length;
      referencePoint(road, stations[i], point);
      pieces.x0[at] = point.x;
      pieces.y0[at] = point.y;
      pieces.tx0[at] = length * cos(point.heading);
      pieces.ty0[at] = length * sin(point.heading);
      referencePoint(road, stations[i + 1], point);
      pieces.x1[at] = point.x;
      pieces.y1[at] = point.y;
      pieces.tx1[at] = length * cos(point.heading);
      pieces.ty1[at] = length * sin(point.heading);
      pieces.tLeft[at] = Math.max(edgeT(road, 1, stations[i]), edgeT(road, 1, stations[i + 1]));
      pieces.tRight[at] = Math.min(edgeT(road, -1, stations[i]), edgeT(road, -1, stations[i + 1]));
    }
  }
  return pieces;
}

/** Boxes around the pieces with all their lanes: xMin, yMin, xMax, yMax each [m]. */
export function roadPieceBoxes(pieces: RoadPieces): Float64Array {
  const boxes = new Float64Array(pieces.count * 4);
  for (let i = 0; i < pieces.count; i++) {
    // A curved piece leaves its chord's box by less than an eighth of its length while it turns by less than 1 rad.
    const reach = Math.max(pieces.tLeft[i], -pieces.tRight[i]) + pieces.length[i] / 8;
    boxes[4 * i] = Math.min(pieces.x0[i], pieces.x1[i]) - reach;
    boxes[4 * i + 1] = Math.min(pieces.y0[i], pieces.y1[i]) - reach;
    boxes[4 * i + 2] = Math.max(pieces.x0[i], pieces.x1[i]) + reach;
    boxes[4 * i + 3] = Math.max(pieces.y0[i], pieces.y1[i]) + reach;
  }
  return boxes;
}

function stationsOf(road: Road): number[] {
  if (road.planView.length === 0 || road.laneSections.length === 0) return [];
  const breaks = [...road.planView, ...road.laneSections].map((record) => record.s).filter((s) => s < road.length);
  breaks.push(road.length);
  breaks.sort((a, b) => a - b);
  const stations = [breaks[0]];
  for (const next of breaks) {
    const from = stations[stations.length - 1];
    if (next - from < SHORTEST) continue;
    const parts = Math.ceil((next - from) / pieceLength(road, from, next));
    for (let k = 1; k < parts; k++) stations.push(from + ((next - from) * k) / parts);
    stations.push(next);
  }
  return stations;
}

/**
 * A cubic Hermite curve through the ends of an arc of length h and curvature k is off by h^4 k^3 / 384 (the general bound
 * h^4 |f''''| / 384 for f'''' = k^3).
 */
function pieceLength(road: Road, from: number, to: number): number {
  let curvature = 0;
  for (const share of [0.001, 0.25, 0.5, 0.75, 0.999]) {
    planViewPoint(road.planView, from + share * (to - from), plan);
    curvature = Math.max(curvature, Math.abs(plan.curvature));
  }
  const fourth = (384 * TOLERANCE) / (curvature * curvature * curvature);
  return Math.max(SHORTEST_CUT, Math.min(LONGEST, Math.sqrt(Math.sqrt(fourth))));
}

/** Border of the outermost lane of a side. */
function edgeT(road: Road, sign: 1 | -1, s: number): number {
  let edge = 0;
  // Where two sections meet, both hold.
  for (let i = sectionAt(road, s); i >= 0 && road.laneSections[i].sEnd >= s; i--) {
    const section = road.laneSections[i];
    if (s < section.s) continue;
    const lanes = sign > 0 ? section.left : section.right;
    const t = laneOuterT(road, section, sign * lanes.length, s);
    edge = sign > 0 ? Math.max(edge, t) : Math.min(edge, t);
  }
  return edge;
}
