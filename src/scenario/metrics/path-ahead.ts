import { cos, sin } from '../../core/math/sin-cos.ts';
import { intervalAt } from '../../map/lane-station.ts';
import type { RoadMap } from '../../map/road-map.ts';

/** Distance between samples of the path [m], and how far it reaches from the ego's centre [m]. */
const STEP = 2;
const REACH = 70;
const SAMPLES = REACH / STEP + 1;

/** A place in the frame of the path. */
export interface PathPlace {
  /** Station from the ego's centre [m]. */
  s: number;
  /** Offset to the left of the lane's centre [m]. */
  d: number;
  /** Direction of the path there, and half of the lane's width [m]. */
  tx: number;
  ty: number;
  halfWidth: number;
}

/**
 * The centre of the lane that the ego is in and of those that follow, on its route where it is on it, else by the least
 * turn. Without a lane it goes straight ahead. Filled in place.
 */
export class PathAhead {
  private readonly map: RoadMap;
  /** 1 for lanes of the route. */
  private readonly isOnRoute: Uint8Array;
  private count = 0;
  private readonly x = new Float64Array(SAMPLES);
  private readonly y = new Float64Array(SAMPLES);
  private readonly tx = new Float64Array(SAMPLES);
  private readonly ty = new Float64Array(SAMPLES);
  private readonly half = new Float64Array(SAMPLES);

  constructor(map: RoadMap, isOnRoute: Uint8Array) {
    this.map = map;
    this.isOnRoute = isOnRoute;
  }

  /** Lays the path from station `s` on a lane. */
  lay(lane: number, s: number): void {
    this.count = 0;
    let at = lane;
    let station = s;
    while (at >= 0 && this.count < SAMPLES) {
      const { centre, length } = this.map.lanes[at];
      for (; station <= length && this.count < SAMPLES; station += STEP) {
        const i = intervalAt(centre.s, station);
        const along = station - centre.s[i];
        const k = this.count++;
        this.tx[k] = centre.tx[i];
        this.ty[k] = centre.ty[i];
        this.x[k] = centre.x[i] + along * centre.tx[i];
        this.y[k] = centre.y[i] + along * centre.ty[i];
        this.half[k] = centre.width[i] / 2;
      }
      station -= length;
      at = this.next(at);
    }
  }

  /** Lays it straight ahead from a place, as wide as given [m]. */
  layStraight(x: number, y: number, yaw: number, width: number): void {
    this.count = SAMPLES;
    const tx = cos(yaw);
    const ty = sin(yaw);
    for (let k = 0; k < SAMPLES; k++) {
      this.x[k] = x + k * STEP * tx;
      this.y[k] = y + k * STEP * ty;
      this.tx[k] = tx;
      this.ty[k] = ty;
      this.half[k] = width / 2;
    }
  }

  /** The place of (x, y) by the nearest sample. */
  project(x: number, y: number, out: PathPlace): void {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < this.count; k++) {
      const dx = x - this.x[k];
      const dy = y - this.y[k];
      const square = dx * dx + dy * dy;
      if (square >= least) continue;
      least = square;
      nearest = k;
    }
    const dx = x - this.x[nearest];
    const dy = y - this.y[nearest];
    out.tx = this.tx[nearest];
    out.ty = this.ty[nearest];
    out.s = nearest * STEP + dx * out.tx + dy * out.ty;
    out.d = dy * out.tx - dx * out.ty;
    out.halfWidth = this.half[nearest];
  }

  /** The successor on the route, else the one that turns least; of equals the first. -1 at the road's end. */
  private next(lane: number): number {
    const { lanes } = this.map;
    const { successors, centre } = lanes[lane];
    let best = -1;
    let straightest = Number.NEGATIVE_INFINITY;
    for (const candidate of successors) {
      const other = lanes[candidate].centre;
      const end = other.count - 1;
      const straight =
        (this.isOnRoute[lane] === 1 && this.isOnRoute[candidate] === 1 ? 2 : 0) +
        centre.tx[centre.count - 1] * other.tx[end] +
        centre.ty[centre.count - 1] * other.ty[end];
      if (straight <= straightest) continue;
      straightest = straight;
      best = candidate;
    }
    return best;
  }
}
