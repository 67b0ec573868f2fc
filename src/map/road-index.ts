import { BoxTree } from './box-tree.ts';
import { findLane } from './find-lane.ts';
import type { Road } from './opendrive/document.ts';
import { footOnPiece, isBetweenEnds, type PieceFoot, type PlanPlace } from './piece-foot.ts';
import { type PlaceAcross, placeAcross } from './place-across.ts';
import { type RoadCoordinates, refineCoordinates } from './road-coordinates.ts';
import { type RoadPoint, roadPoint } from './road-geometry.ts';
import type { Lane, RoadMap } from './road-map.ts';
import { cutRoads, type RoadPieces, roadPieceBoxes } from './road-pieces.ts';

/** Surfaces farther than this above or below the asked height are other decks of a bridge [m]. */
const DECK = 2.5;
/** Places this little outside of the outermost lane are on it [m]. */
const EDGE = 1e-6;
/** Stations of one road that differ by less are one place, found in two pieces [m]. */
const SAME_PLACE = 1e-3;

/** A place on a lane of any type, in the coordinates of its road. */
export interface RoadPlace {
  /** Index into RoadMap.document.roads. */
  road: number;
  /** Index of the lane section. */
  section: number;
  /** OpenDRIVE lane id. */
  lane: number;
  /** Index into RoadMap.lanes, -1 if it is not for driving. */
  index: number;
  s: number;
  t: number;
  /** Height of the lane's surface [m]. */
  z: number;
}

/**
 * Finds what lies over a place: every lane of every road, sidewalks and verges too. All answers depend on the map and the
 * arguments only.
 */
export class RoadIndex {
  private readonly roads: readonly Road[];
  private readonly lanes: readonly Lane[];
  private readonly pieces: RoadPieces;
  private readonly tree: BoxTree;
  private readonly foot: PieceFoot = { s: 0, left: 0, beyond: 0, tx: 1, ty: 0 };
  private readonly at: RoadCoordinates = { s: 0, t: 0 };
  private readonly across: PlaceAcross = { t: 0, outside: 0, section: 0, lane: 0, driving: false, height: 0, slope: 0 };
  private readonly point: RoadPoint = { x: 0, y: 0, z: 0, heading: 0 };
  private readonly ownOut: RoadPlace[] = [];
  private readonly place: PlanPlace = { x: 0.5, y: 0.5 };
  private z = Number.NaN;
  private out: RoadPlace[] = this.ownOut;
  private count = 0;

  constructor(map: RoadMap) {
    this.roads = map.document.roads;
    this.pieces = cutRoads(map.document);
    this.tree = new BoxTree(roadPieceBoxes(this.pieces));
    this.lanes = map.lanes;
  }

  /**
   * Every lane over (x, y), by ascending road and station: written into `out`, whose items are used again. Returns how many
   * there are; later items of `out` are left over from earlier calls. `z` leaves out other decks of bridges, NaN none. On
   * the border of two lanes it is the inner one. Allocates nothing but new items of `out`.
   */
  over(x: number, y: number, z: number, out: RoadPlace[]): number {
    this.place.x = x;
    this.place.y = y;
    this.z = z;
    this.out = out;
    this.count = 0;
    this.tree.around(x, y, 0, this.consider);
    return this.count;
  }

  /** The same as a list of its own. */
  placesAt(x: number, y: number, z = Number.NaN): RoadPlace[] {
    const count = this.over(x, y, z, this.ownOut);
    return this.ownOut.slice(0, count).map((place) => ({ ...place }));
  }

  /** Whether a driving lane lies over (x, y), on the deck of `z` if that is not NaN. Allocates nothing. */
  isDrivable(x: number, y: number, z = Number.NaN): boolean {
    const count = this.over(x, y, z, this.ownOut);
    for (let i = 0; i < count; i++) if (this.ownOut[i].index >= 0) return true;
    return false;
  }

  private readonly consider = (piece: number): void => {
    const { foot, at, across, point } = this;
    if (!isBetweenEnds(this.pieces, piece, this.place)) return;
    footOnPiece(this.pieces, piece, this.place, foot);
    const road = this.roads[this.pieces.road[piece]];
    at.s = foot.s;
    at.t = foot.left;
    refineCoordinates(road, this.place.x, this.place.y, at);
    placeAcross(road, at.s, at.t, across);
    if (across.lane === 0 || across.outside > EDGE) return;
    roadPoint(road, at.s, at.t, point);
    const z = point.z + across.height;
    if (Math.abs(z - this.z) > DECK) return;
    this.insert(road.index, across.section, across.lane, at.s, at.t, z);
  };

  private insert(road: number, section: number, lane: number, s: number, t: number, z: number): void {
    const { out } = this;
    let at = this.count;
    while (at > 0 && (out[at - 1].road > road || (out[at - 1].road === road && out[at - 1].s > s))) at--;
    if (at > 0 && isSame(out[at - 1], road, s)) return;
    if (at < this.count && isSame(out[at], road, s)) return;
    const item = out[this.count] ?? { road, section, lane, index: -1, s, t, z };
    for (let i = this.count; i > at; i--) out[i] = out[i - 1];
    out[at] = item;
    item.road = road;
    item.section = section;
    item.lane = lane;
    item.index = findLane(this.lanes, road, section, lane);
    item.s = s;
    item.t = t;
    item.z = z;
    this.count++;
  }
}

function isSame(place: RoadPlace, road: number, s: number): boolean {
  return place.road === road && Math.abs(place.s - s) < SAME_PLACE;
}
