import { angleDifference } from '../core/math/angle.ts';
import { hypot } from '../core/math/hypot.ts';
import { cos, sin } from '../core/math/sin-cos.ts';
import { BoxTree } from './box-tree.ts';
import { AGREES, type HeadingAgreement, headingAgreement } from './heading-agreement.ts';
import { cutLanes, type LanePieces, pieceBoxes } from './lane-pieces.ts';
import { interpolate } from './lane-station.ts';
import { HEAD, PER_METRE, PieceGrid } from './piece-grid.ts';
import { refineOnLane } from './project-onto-lane.ts';
import type { Lane, LanePosition, RoadMap } from './road-map.ts';

/** Distances that differ by less are equal, and the lower lane index wins [m]. */
const TIE = 1e-6;
/** Lanes farther above or below are other decks of a bridge [m]. */
const DECK = 2.5;
/** Places on one lane whose stations differ by less are one place, found from two pieces [m]. */
const SAME_PLACE = 1e-3;
/** Where nothing is found within this distance, it is worth knowing for the next time [m]. */
const FAR = 20;
/** Pieces that wait for a closer look at most. */
const WAITING = 32;

/** Finds lanes by place. All answers depend on the map and the arguments only. Allocates nothing but new items of `out`. */
export class LaneIndex {
  private readonly lanes: readonly Lane[];
  private readonly pieces: LanePieces;
  private readonly boxes: Float64Array;
  private readonly centres: BoxTree;
  private readonly areas: BoxTree;
  private readonly grid: PieceGrid;
  private readonly agreement: HeadingAgreement;
  private readonly candidate: LanePosition = { lane: -1, s: 0, d: 0 };
  private x = 0;
  private y = 0;
  private heading = Number.NaN;
  private headingX = 1;
  private headingY = 0;
  private maxDistance = 0;
  private z = Number.NaN;
  private best: LanePosition = this.candidate;
  private bestDistance = Infinity;
  /** Whether only lanes that agree with the heading count. */
  private asksHeading = false;
  /** Pieces farther than this don't matter [m]. */
  private reach = 0;
  private waitingCount = 0;
  private readonly waiting = new Int32Array(WAITING);
  private readonly waitingSample = new Int32Array(WAITING);
  private readonly waitingAtLeast = new Float64Array(WAITING);
  /** What `look` found. */
  private sample = 0;
  private isInside = false;
  private atLeast = 0;
  private over: LanePosition[] = [];
  private overCount = 0;

  constructor(map: RoadMap) {
    this.lanes = map.lanes;
    this.pieces = cutLanes(map.lanes);
    this.agreement = headingAgreement(this.pieces, 0);
    this.boxes = pieceBoxes(map.lanes, this.pieces, false);
    this.centres = new BoxTree(this.boxes);
    this.grid = new PieceGrid(this.pieces, this.boxes, this.centres);
    this.areas = new BoxTree(pieceBoxes(map.lanes, this.pieces, true));
  }

  /**
   * The lane whose centre is nearest to (x, y) within `maxDistance` [m]. Lanes that agree with `heading` come before all
   * others, wherever they are; NaN asks for no heading. Of equally near lanes the one with the lowest index, of
   * equally near places of a lane the first. `z` leaves out lanes on other decks of bridges, NaN none. `out.lane` is -1
   * where there is none.
   */
  nearestLane(
    x: number,
    y: number,
    heading: number,
    maxDistance: number,
    out: LanePosition,
    z: number = Number.NaN,
  ): void {
    out.lane = -1;
    this.x = x;
    this.y = y;
    this.heading = heading;
    this.maxDistance = maxDistance;
    this.z = z;
    this.best = out;
    this.bestDistance = Infinity;
    this.asksHeading = !Number.isNaN(heading);
    if (this.asksHeading) {
      this.headingX = cos(heading);
      this.headingY = sin(heading);
    }
    this.search();
    if (!this.asksHeading || out.lane >= 0) return;
    this.asksHeading = false;
    this.search();
  }

  /**
   * Every lane whose area holds (x, y), by ascending lane index: written into `out`, whose items are used again. `z` leaves
   * out other decks of bridges, NaN none. Returns how many there are; later items of `out` are left over from earlier calls.
   */
  lanesOver(x: number, y: number, out: LanePosition[], z: number = Number.NaN): number {
    this.x = x;
    this.y = y;
    this.z = z;
    this.over = out;
    this.overCount = 0;
    this.areas.around(x, y, 0, this.collect);
    return this.overCount;
  }

  /**
   * Called for pieces from near to far; returns the distance beyond which pieces don't matter. Most are told apart by the
   * straight lines between samples; the few that may be the nearest wait to be looked at closely.
   */
  private readonly consider = (piece: number): number => {
    const agreement = this.asksHeading ? this.agreementOf(piece) : 1;
    const { low, high } = this.pieces;
    if (agreement < 0 || low[piece] - this.z > DECK || this.z - high[piece] > DECK) return this.reach;
    this.look(piece);
    if (this.atLeast > this.reach) return this.reach;
    if (this.waitingCount === WAITING) this.decide();
    this.waiting[this.waitingCount] = piece;
    this.waitingSample[this.waitingCount] = this.sample;
    this.waitingAtLeast[this.waitingCount++] = this.atLeast;
    // What is nearest at an end of the piece may be nearer still beyond it, where the lane need not agree any more.
    const asksNothing = !this.asksHeading && Number.isNaN(this.z);
    const isLevel = !(high[piece] - this.z > DECK || this.z - low[piece] > DECK);
    const isSure = asksNothing || (agreement > 0 && isLevel && this.isInside);
    const atMost = this.atLeast + 2 * this.pieces.bulge[piece];
    if (isSure && atMost + TIE < this.reach) this.reach = atMost + TIE;
    return this.reach;
  };

  /** Looks closely at the pieces that wait. */
  private decide(): void {
    for (let i = 0; i < this.waitingCount; i++) {
      if (this.waitingAtLeast[i] > this.reach) continue;
      const lane = this.lanes[this.pieces.lane[this.waiting[i]]];
      const beyond = refineOnLane(lane, this.x, this.y, this.waitingSample[i], this.candidate);
      const distance = hypot(this.candidate.d, beyond);
      if (!(distance <= this.maxDistance) || (this.asksHeading && !this.agreesWith(lane))) continue;
      if (this.isOnOtherDeck(lane)) continue;
      if (!this.isBetter(lane.index, this.candidate.s, distance)) continue;
      this.bestDistance = distance;
      this.reach = Math.min(this.reach, distance + TIE);
      this.best.lane = lane.index;
      this.best.s = this.candidate.s;
      this.best.d = this.candidate.d;
    }
    this.waitingCount = 0;
  }

  private search(): void {
    if (this.searchList()) return;
    this.reach = this.maxDistance;
    this.centres.nearest(this.x, this.y, this.maxDistance, this.consider);
    this.decide();
    if (this.best.lane >= 0 || this.maxDistance >= FAR) this.grid.learn(this.bestDistance);
  }

  /** Searches what the grid knows to be near. Returns whether that is all that matters. */
  private searchList(): boolean {
    const { grid } = this;
    const list = grid.find(this.x, this.y, this.asksHeading, this.headingX, this.headingY);
    if (list < 0) return false;
    this.reach = this.maxDistance;
    const { lists } = grid;
    const first = list + HEAD;
    const end = first + lists[list];
    for (let i = first; i < end; i++) if (this.isInReach(lists[i])) this.consider(lists[i]);
    this.decide();
    const isComplete = Math.min(this.maxDistance, this.bestDistance + TIE) <= lists[list + 1] / PER_METRE;
    if (!isComplete) {
      this.best.lane = -1;
      this.bestDistance = Infinity;
    }
    return isComplete;
  }

  private isInReach(piece: number): boolean {
    const { boxes, x, y, reach } = this;
    const b = 4 * piece;
    const dx = x < boxes[b] ? boxes[b] - x : x > boxes[b + 2] ? x - boxes[b + 2] : 0;
    const dy = y < boxes[b + 1] ? boxes[b + 1] - y : y > boxes[b + 3] ? y - boxes[b + 3] : 0;
    return dx * dx + dy * dy <= reach * reach;
  }

  private readonly collect = (piece: number): void => {
    const lane = this.lanes[this.pieces.lane[piece]];
    this.look(piece);
    const beyond = refineOnLane(lane, this.x, this.y, this.sample, this.candidate);
    const width = interpolate(lane.centre.s, lane.centre.width, this.candidate.s);
    if (beyond !== 0 || Math.abs(this.candidate.d) > width / 2 || this.isOnOtherDeck(lane)) return;
    this.overCount = insert(this.candidate, this.over, this.overCount);
  };

  /**
   * Finds the piece's nearest sample, the first of equals, and a distance that no place of the piece is nearer than: that
   * of the straight lines between its samples, less its bulge.
   */
  private look(piece: number): void {
    const { x, y } = this.pieces;
    const first = this.pieces.first[piece];
    const last = this.pieces.last[piece];
    let px = this.x - x[first];
    let py = this.y - y[first];
    let nearest = first;
    let nearestSquared = px * px + py * py;
    let leastSquared = nearestSquared;
    for (let i = first + 1; i <= last; i++) {
      const ux = x[i] - x[i - 1];
      const uy = y[i] - y[i - 1];
      const along = px * ux + py * uy;
      const squared = ux * ux + uy * uy;
      if (along > 0 && along < squared) {
        const across = px * uy - py * ux;
        leastSquared = Math.min(leastSquared, (across * across) / squared);
      }
      px = this.x - x[i];
      py = this.y - y[i];
      const here = px * px + py * py;
      if (here >= nearestSquared) continue;
      nearestSquared = here;
      nearest = i;
    }
    this.sample = this.pieces.start[piece] + nearest - first;
    this.isInside = nearest > first && nearest < last;
    this.atLeast = Math.sqrt(Math.min(leastSquared, nearestSquared)) - this.pieces.bulge[piece];
  }

  /** 1 where every heading of the piece agrees, -1 where none does, else 0. */
  private agreementOf(piece: number): number {
    const { tx, ty } = this.pieces;
    const along = tx[piece] * this.headingX + ty[piece] * this.headingY;
    if (along < this.agreement.none[piece]) return -1;
    return along > this.agreement.all[piece] ? 1 : 0;
  }

  private isOnOtherDeck({ centre }: Lane): boolean {
    return Math.abs(interpolate(centre.s, centre.z, this.candidate.s) - this.z) > DECK;
  }

  private agreesWith(lane: Lane): boolean {
    const heading = interpolate(lane.centre.s, lane.centre.heading, this.candidate.s);
    return Math.abs(angleDifference(heading, this.heading)) < AGREES;
  }

  private isBetter(lane: number, s: number, distance: number): boolean {
    const { best } = this;
    if (best.lane < 0) return true;
    if (Math.abs(distance - this.bestDistance) > TIE) return distance < this.bestDistance;
    return lane < best.lane || (lane === best.lane && s < best.s - SAME_PLACE);
  }
}

/** Puts a position into the ascending list unless its lane is there already; returns the new count. */
function insert(position: LanePosition, out: LanePosition[], count: number): number {
  let at = count;
  while (at > 0 && out[at - 1].lane > position.lane) at--;
  if (at > 0 && out[at - 1].lane === position.lane) return count;
  const item = out[count] ?? { lane: -1, s: 0, d: 0 };
  for (let i = count; i > at; i--) out[i] = out[i - 1];
  out[at] = item;
  item.lane = position.lane;
  item.s = position.s;
  item.d = position.d;
  return count + 1;
}
