import { cos, sin } from '../../core/math/sin-cos.ts';
import { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap, Signal } from '../../map/road-map.ts';

/**
 * What carries a signal: a post under it, an arm from a post beside the road, or something that is there already, such
 * as a beam at a height [m].
 */
export type Support =
  | { readonly kind: 'post' }
  | { readonly kind: 'arm'; readonly x: number; readonly y: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'beam'; readonly z: number };

/** Things of the map that carry signals are looked for within this distance [m]. */
const CARRIES = 1.5;

/** A post stands this far off driving lanes; it is looked for up to a distance, in steps [m]. */
const OFF_LANE = 0.5;
const FARTHEST = 16;
const STEP = 0.5;

/** A carrier that the map itself gives, a pole for example, as a circle on the ground [m]. */
export interface Carrier {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Height of what signals stand on or hang from there [m]; a pole has them beside it. */
  readonly beam?: number;
}

/** Finds what carries the signals of a map, so that no post stands on a driving lane. */
export class SignalSupports {
  private readonly map: RoadMap;
  private index: LaneIndex | null = null;
  private readonly carriers: readonly Carrier[];
  private readonly found: LanePosition[] = [];

  constructor(map: RoadMap, carriers: readonly Carrier[]) {
    this.map = map;
    this.carriers = carriers;
  }

  of(signal: Signal, leftHand: boolean): Support {
    const { x, y, heading } = signal;
    const near = this.carriers.filter((carrier) => isNear(carrier, x, y));
    const beam = near.find((carrier) => carrier.beam !== undefined)?.beam;
    if (beam !== undefined && !near.some((carrier) => carrier.beam === undefined)) return { kind: 'beam', z: beam };
    if (near.length > 0) return { kind: 'none' };
    if (!this.isOnLane(x, y, 0)) return { kind: 'post' };
    // Across the road, first to the side where its traffic keeps.
    const [ux, uy] = leftHand ? [-sin(heading), cos(heading)] : [sin(heading), -cos(heading)];
    for (let away = STEP; away <= FARTHEST; away += STEP) {
      for (const side of [away, -away]) {
        const [px, py] = [x + side * ux, y + side * uy];
        if (!this.isOnLane(px, py, OFF_LANE)) return { kind: 'arm', x: px, y: py };
      }
    }
    return { kind: 'none' };
  }

  /** Whether a driving lane covers a place or comes nearer to it than `margin`. */
  private isOnLane(x: number, y: number, margin: number): boolean {
    this.index ??= new LaneIndex(this.map);
    if (this.index.lanesOver(x, y, this.found) > 0) return true;
    if (margin === 0) return false;
    for (const [dx, dy] of AROUND) {
      if (this.index.lanesOver(x + margin * dx, y + margin * dy, this.found) > 0) return true;
    }
    return false;
  }
}

const AROUND: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

function isNear({ x, y, radius }: Carrier, px: number, py: number): boolean {
  const [dx, dy] = [px - x, py - y];
  return dx * dx + dy * dy <= (CARRIES + radius) * (CARRIES + radius);
}
