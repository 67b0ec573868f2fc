import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Lane, LanePoint, RoadMap } from '../../map/road-map.ts';
import { LaneBoxes } from './lane-boxes.ts';
import type { LaneFacts } from './lane-network.ts';
import { halfWheelbase, LONG, placeBetween } from './long-body.ts';
import { extendedPointAt } from './way-point.ts';

/** Distance of the places at which a vehicle is tried on a lane [m]. */
const STEP = 1.5;
/** What a vehicle keeps from others beside it, which leave their lanes in curves as well [m]. */
const BESIDE = 0.15;
/** Vehicles up to this width and LONG go everywhere: lanes and junctions are laid out for them [m]. */
const NARROW = 2.1;
/** Share of the arc over its chord by which a long vehicle is inside of its lane in a curve; its corners are outside by the rest [1]. */
const INSIDE = 0.3;
/** Room that a lane has on either side of the vehicle at least [m]. */
const LANE_MARGIN = 0.05;

/** Length and width of a vehicle's box [m]. */
export interface BodySize {
  readonly length: number;
  readonly width: number;
}

/** Where vehicles of one size can go. */
export interface LaneFit {
  /** Lanes that they can follow, 1 each. */
  readonly fits: Uint8Array;
  /** Per connecting lane: others of its junction that they get into on the way, ascending. */
  readonly sweeps: readonly (readonly number[])[];
}

/** Lanes on which vehicles of a length [m] drive, 1 each. */
export interface Carried {
  readonly length: number;
  readonly fits: Uint8Array;
}

/**
 * Lanes that a vehicle can follow without touching one that keeps to another lane. Long vehicles cut corners: they do not go
 * where they would get on a lane beside theirs. In a junction they may, where nobody is on that other lane meanwhile.
 *
 * @param widest of the vehicles that it may meet [m]
 * @param longer where longer vehicles go, which leave their lanes in curves themselves
 */
export function lanesThatFit(
  map: RoadMap,
  facts: readonly LaneFacts[],
  { length, width }: BodySize,
  widest: number,
  longer: readonly Carried[],
): LaneFit {
  const fits = new Uint8Array(map.lanes.length).fill(1);
  const sweeps = map.lanes.map((): number[] => []);
  if (length <= LONG && width <= NARROW) return { fits, sweeps };
  const alone = new LaneTrial(map, facts, { length, width }, widest, longer);
  for (const lane of map.lanes) fits[lane.index] = alone.fits(lane, new Set()) ? 1 : 0;
  // Then beside those of its own length, on the lanes where these might be.
  const among = new LaneTrial(map, facts, { length, width }, widest, [...longer, { length, fits: fits.slice() }]);
  for (const lane of map.lanes) {
    const swept = new Set<number>();
    if (fits[lane.index] === 1 && !among.fits(lane, swept)) fits[lane.index] = 0;
    sweeps[lane.index].push(...[...swept].sort((a, b) => a - b));
  }
  return { fits, sweeps };
}

/** Tries one size of vehicle on lanes. */
class LaneTrial {
  private readonly map: RoadMap;
  private readonly facts: readonly LaneFacts[];
  private readonly size: BodySize;
  /** From the vehicle's box to the centre of others' lanes at least [m]. */
  private readonly roomFor: number;
  private readonly others: readonly Carried[];
  private readonly boxes: LaneBoxes;
  private readonly rear: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  private readonly front: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };

  constructor(map: RoadMap, facts: readonly LaneFacts[], size: BodySize, widest: number, others: readonly Carried[]) {
    this.others = others;
    this.map = map;
    this.facts = facts;
    this.size = size;
    this.roomFor = widest / 2 + BESIDE;
    this.boxes = new LaneBoxes(map);
  }

  /** Whether the vehicle can follow a lane; adds the lanes of the same junction that it gets into. */
  fits(lane: Lane, swept: Set<number>): boolean {
    if (lane.type !== 'driving') return false;
    const { length } = this.size;
    const isConnecting = lane.junction >= 0;
    if (!isConnecting && this.isTooNarrow(lane)) return false;
    if (!isConnecting && this.staysInside(lane)) return true;
    const near = this.lanesNear(lane);
    // The ends of other lanes are tried on the connecting lanes there.
    const from = isConnecting ? 0 : length / 2;
    const to = isConnecting ? lane.length : lane.length - length / 2;
    for (let s = from; s < to + STEP; s += STEP) {
      this.place(lane, Math.min(s, Math.max(from, to)));
      for (const other of near) {
        if (swept.has(other.index) || !this.touches(lane, other)) continue;
        if (!isConnecting || other.junction !== lane.junction) return false;
        swept.add(other.index);
      }
    }
    return true;
  }

  /** Lanes that taper are left before they are too narrow: their widest place counts. */
  private isTooNarrow({ centre }: Lane): boolean {
    let widest = 0;
    for (let i = 0; i < centre.count; i++) widest = Math.max(widest, centre.width[i]);
    return widest < this.size.width + 2 * LANE_MARGIN;
  }

  /** Whether the lane is wide enough for its curves: of a chord of length L over radius R the arc is L^2 / 8 R away. */
  private staysInside({ centre }: Lane): boolean {
    const { length, width } = this.size;
    for (let i = 0; i < centre.count; i++) {
      const sweep = (length * length * Math.abs(centre.curvature[i])) / 8;
      if (width + 2 * sweep + 2 * LANE_MARGIN > centre.width[i]) return false;
    }
    return true;
  }

  /** Lanes near enough whose traffic is not kept off by right of way and is not before or behind. */
  private lanesNear(lane: Lane): Lane[] {
    const { lanes, conflicts } = this.map;
    const own = new Set<number>([lane.index, ...conflicts[lane.index]]);
    for (const next of lane.successors) for (const before of lanes[next].predecessors) own.add(before);
    this.addChain(lane, own, (at) => at.successors);
    this.addChain(lane, own, (at) => at.predecessors);
    const reach = this.size.length + this.size.width / 2 + this.roomFor;
    return lanes.filter(
      (other) =>
        other.type === 'driving' && !own.has(other.index) && this.boxes.areNear(lane.index, other.index, reach),
    );
  }

  private addChain(lane: Lane, into: Set<number>, step: (lane: Lane) => readonly number[]): void {
    const waiting: [Lane, number][] = [[lane, 0]];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      for (const index of step(at[0])) {
        const next = this.map.lanes[index];
        into.add(index);
        if (at[1] + next.length < this.size.length) waiting.push([next, at[1] + next.length]);
      }
    }
  }

  private place(lane: Lane, s: number): void {
    const half = this.size.length > LONG ? halfWheelbase(this.size.length) : 0;
    extendedPointAt(lane, s - half, this.rear);
    extendedPointAt(lane, s + half, this.front);
    placeBetween(this.rear, this.front);
  }

  /** Whether the vehicle as placed on `lane` would touch one that follows `other`. */
  private touches(lane: Lane, other: Lane): boolean {
    const { x, y, z, heading } = this.rear;
    const { centre } = other;
    const c = cos(heading);
    const s = sin(heading);
    const { length, width } = this.size;
    let longest = 0;
    for (const { length: theirs, fits } of this.others)
      if (fits[other.index] === 1) longest = Math.max(longest, theirs);
    const isSibling = this.facts[lane.index].siblings.includes(other.index);
    const from = isSibling ? this.facts[other.index].partedAt : 0;
    const isApproach = other.successors.some((next) => this.map.lanes[next].junction >= 0);
    const to = isApproach ? this.facts[other.index].waitAt : other.length;
    for (let i = 0; i < centre.count; i++) {
      if (centre.s[i] < from || centre.s[i] > to || Math.abs(centre.z[i] - z) > DECK) continue;
      const dx = centre.x[i] - x;
      const dy = centre.y[i] - y;
      const isInside = centre.curvature[i] * (centre.tx[i] * -dy + centre.ty[i] * dx) > 0;
      const arc = (longest * longest * Math.abs(centre.curvature[i])) / 8;
      const sweep = (isInside ? INSIDE : 1 - INSIDE) * arc;
      const along = Math.max(0, Math.abs(dx * c + dy * s) - length / 2);
      const across = Math.max(0, Math.abs(dy * c - dx * s) - width / 2);
      const room = this.roomFor + sweep;
      if (along * along + across * across < room * room) return true;
    }
    return false;
  }
}

/** Lanes farther than this above each other are on different decks [m]. */
const DECK = 3;
