import { hypot } from '../core/math/hypot.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import { tan } from '../core/math/tan.ts';
import { BoxTree } from './box-tree.ts';
import { type CrossHeight, crossHeight } from './cross-height.ts';
import { cubicAt, cubicSlopeAt } from './cubic.ts';
import { offsetInPlan, type RolledPart, rolledPart, sectionHolding } from './level-lanes.ts';
import type { Road } from './opendrive/document.ts';
import { footOnPiece, isBetweenEnds, type PieceFoot, type PlanPlace } from './piece-foot.ts';
import { type PlaceAcross, placeAcross } from './place-across.ts';
import type { RoadMap, SurfacePoint } from './road-map.ts';
import { cutRoads, type RoadPieces, roadPieceBoxes } from './road-pieces.ts';

/** Roads farther than this above or below the hint are other decks of a bridge [m]. */
const DECK = 2.5;
/** First search radius off the road, its growth, and where the search ends [m]. */
const FIRST_RADIUS = 4;
const GROWTH = 4;
const LAST_RADIUS = 1e5;
/** Distances that differ by less are equal, and the lower road index wins [m]. */
const TIE = 1e-6;

/** The surface of one road at the asked place, and what decides between roads. */
interface Answer extends SurfacePoint {
  road: number;
  /** Piece of its reference line. */
  piece: number;
  /** 0 on the deck of the hint, else 1. */
  deck: number;
  /** How far the place is outside of the road's lanes [m]. */
  outside: number;
  driving: boolean;
}

/**
 * The surface that wheels stand on: every lane of every road, sidewalks and junctions too, exact in height. Where roads
 * overlap, a driving lane counts before another lane and a road earlier in the file before a later one. Off the roads the
 * nearest edge's height goes on, so that the surface has no cliffs there. At the seam of two pieces of a road the earlier one counts. No answer depends on
 * earlier questions, and none allocates.
 */
export class RoadSurface {
  private readonly roads: readonly Road[];
  private readonly pieces: RoadPieces;
  private readonly tree: BoxTree;
  private readonly foot: PieceFoot = { s: 0, left: 0, beyond: 0, tx: 1, ty: 0 };
  private readonly across: PlaceAcross = { t: 0, outside: 0, section: 0, lane: 0, driving: false, height: 0, slope: 0 };
  private readonly cross: CrossHeight = { height: 0, across: 0, along: 0 };
  private readonly part: RolledPart = { rolled: 0, rolls: true };
  private readonly candidate = noAnswer();
  private readonly best = noAnswer();
  private readonly place: PlanPlace = { x: 0.5, y: 0.5 };
  private zHint = Number.NaN;
  /** Of the road that is looked at: how far it leans [rad] and how steep it is [1] at the foot of the asked place. */
  private roll = 0.5;
  private slope = 0.5;
  /** Offset there that belongs to the asked place [m], how far the road rises by leaning, and the station of that [m]. */
  private t = 0.5;
  private rise = 0.5;
  private s = 0.5;

  constructor(map: RoadMap) {
    this.roads = map.document.roads;
    this.pieces = cutRoads(map.document);
    this.tree = new BoxTree(roadPieceBoxes(this.pieces));
  }

  /**
   * Height and normal at (x, y). `zHint` tells bridges from what is below them; without it the rules above decide alone.
   * Returns the index of the road, -1 on a map without roads (height 0).
   */
  heightAt(x: number, y: number, out: SurfacePoint, zHint = Number.NaN): number {
    this.place.x = x;
    this.place.y = y;
    this.zHint = zHint;
    this.best.road = -1;
    this.best.z = this.best.nx = this.best.ny = 0;
    this.best.nz = 1;
    this.best.outside = Infinity;
    this.tree.around(x, y, 0, this.considerUnder);
    let searched = 0;
    for (let radius = FIRST_RADIUS; this.best.outside > searched && radius <= LAST_RADIUS; radius *= GROWTH) {
      this.tree.around(x, y, radius, this.consider);
      searched = radius;
    }
    out.z = this.best.z;
    out.nx = this.best.nx;
    out.ny = this.best.ny;
    out.nz = this.best.nz;
    return this.best.road;
  }

  /** Called for each piece whose lanes may lie under the asked place: most need no more than a glance. */
  private readonly considerUnder = (piece: number): void => {
    if (isBetweenEnds(this.pieces, piece, this.place)) this.consider(piece);
  };

  /** Called for each piece near the asked place. */
  private readonly consider = (piece: number): void => {
    this.answer(piece);
    if (this.best.road < 0 || isBetter(this.candidate, this.best)) copyAnswer(this.candidate, this.best);
  };

  /**
   * In steps that hand numbers on by fields: V8 takes a small function into the one that calls it, while numbers that one
   * calls another with may come to lie on the heap.
   */
  private answer(piece: number): void {
    const { candidate } = this;
    candidate.piece = piece;
    candidate.road = this.pieces.road[piece];
    const road = this.roads[candidate.road];
    this.findFoot(piece);
    this.findSlopes(road);
    this.findOffset(road);
    this.findLane(road);
    this.measureOutside();
    this.findCross(road);
    this.findHeight(road);
    this.findNormal();
  }

  private findFoot(piece: number): void {
    footOnPiece(this.pieces, piece, this.place, this.foot);
  }

  private findSlopes(road: Road): void {
    this.roll = cubicAt(road.superelevation, this.foot.s);
    this.slope = cubicSlopeAt(road.elevation, this.foot.s);
  }

  private findOffset(road: Road): void {
    const { foot, roll } = this;
    if (roll === 0) this.t = foot.left;
    else this.t = offsetInPlan(road, sectionHolding(road, foot.s), foot.s, foot.left, cos(roll));
  }

  private findLane(road: Road): void {
    placeAcross(road, this.foot.s, this.t, this.across);
  }

  private measureOutside(): void {
    const { outside } = this.across;
    const { beyond } = this.foot;
    this.candidate.outside = outside === 0 && beyond === 0 ? 0 : hypot(outside, beyond);
  }

  /** What rolls, how far that rises and where that is, and what the cross-section adds there. */
  private findCross(road: Road): void {
    const { foot, across, part, roll, slope } = this;
    const section = roll === 0 ? undefined : sectionHolding(road, foot.s);
    rolledPart(road, section, foot.s, across.t, part);
    // A rolled t axis leans back on a slope (see `offsetPoint`), so the place belongs to a station further on.
    this.rise = roll === 0 ? 0 : (part.rolled * sin(roll)) / Math.sqrt(1 + slope * slope);
    this.s = foot.s + this.rise * slope;
    crossHeight(road, this.s, across.t, this.cross);
  }

  private findHeight(road: Road): void {
    const { across, candidate } = this;
    candidate.z = cubicAt(road.elevation, this.s) + across.height + this.rise + this.cross.height;
    candidate.driving = across.driving;
    candidate.deck = Math.abs(candidate.z - this.zHint) > DECK ? 1 : 0;
  }

  /** By the gradient in the plan: `along` the tangent, `left` across it; level across beyond the edge. */
  private findNormal(): void {
    const { foot, across, cross, candidate, roll, slope } = this;
    const rolled = roll === 0 || !this.part.rolls ? 0 : tan(roll) * Math.sqrt(1 + slope * slope);
    const left = across.outside > 0 ? 0 : across.slope + cross.across + rolled;
    const along = slope + cross.along;
    const gx = along * foot.tx - left * foot.ty;
    const gy = along * foot.ty + left * foot.tx;
    candidate.nz = 1 / Math.sqrt(1 + gx * gx + gy * gy);
    candidate.nx = -gx * candidate.nz;
    candidate.ny = -gy * candidate.nz;
  }
}

function isBetter(a: Answer, b: Answer): boolean {
  if (a.deck !== b.deck) return a.deck < b.deck;
  if (Math.abs(a.outside - b.outside) > TIE) return a.outside < b.outside;
  if (a.driving !== b.driving) return a.driving;
  return a.road !== b.road ? a.road < b.road : a.piece < b.piece;
}

function noAnswer(): Answer {
  return { road: -1, piece: -1, deck: 0, outside: Infinity, driving: false, z: 0, nx: 0, ny: 0, nz: 1 };
}

function copyAnswer(from: Answer, into: Answer): void {
  into.road = from.road;
  into.piece = from.piece;
  into.deck = from.deck;
  into.outside = from.outside;
  into.driving = from.driving;
  into.z = from.z;
  into.nx = from.nx;
  into.ny = from.ny;
  into.nz = from.nz;
}
