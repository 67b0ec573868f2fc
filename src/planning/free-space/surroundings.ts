import { hypot } from '../../core/math/hypot.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { FreeSpace } from './free-space.ts';

/** Something that stands there: an upright box seen from above, its middle and heading in the map frame [m], [rad]. */
export interface StandingBox {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  readonly length: number;
  readonly width: number;
}

/** Discs that cover the car, one behind the other: their corners stick out sideways by 5 % (Ziegler and Stiller 2010). */
const DISCS = 5;

/** The body may reach so far over the edge of the ground [m]: a fifth of nuPlan's tolerance, since the own place is uncertain by more. */
const OVERHANG = 0.06;

/** What begins this far behind the nose is beside the car, not ahead of it [m]. */
const BESIDE = 0.3;

/** Everything that stands about, and the ground that may be driven on. */
export class Surroundings implements FreeSpace {
  private readonly boxes: Float64Array;
  private readonly isGround: (x: number, y: number) => boolean;
  /** Of the discs: place of each along the car from its rear axle, and their radius [m]. */
  private readonly places: readonly number[];
  private readonly radius: number;
  private readonly halfWidth: number;
  private readonly front: number;
  private readonly rear: number;
  /** Of the body: its half width, and its front's distance from the rear axle [m]. */
  private readonly side: number;
  private readonly nose: number;

  /**
   * @param isGround whether a car may stand on a place, map frame
   * @param margin distance to be kept from all boxes [m]
   */
  constructor(
    vehicle: VehicleSpecification,
    boxes: readonly StandingBox[],
    isGround: (x: number, y: number) => boolean,
    margin: number,
  ) {
    const { length, width, rearOverhang } = vehicle;
    const half = length / DISCS / 2;
    this.places = Array.from({ length: DISCS }, (_, i) => (2 * i + 1) * half - rearOverhang);
    this.radius = hypot(half, width / 2) + margin;
    this.halfWidth = width / 2 - OVERHANG;
    this.front = length - rearOverhang - OVERHANG;
    this.rear = -rearOverhang + OVERHANG;
    this.side = width / 2;
    this.nose = length - rearOverhang;
    this.isGround = isGround;
    this.boxes = Float64Array.from(
      boxes.flatMap(({ x, y, yaw, length: l, width: w }) => [x, y, cos(yaw), sin(yaw), l / 2, w / 2]),
    );
  }

  isFree(x: number, y: number, yaw: number): boolean {
    const c = cos(yaw);
    const s = sin(yaw);
    for (const place of this.places) if (this.isHit(x + place * c, y + place * s, this.radius)) return false;
    const middle = (this.front + this.rear) / 2;
    for (const along of [this.rear, middle, this.front]) {
      for (const left of [-this.halfWidth, this.halfWidth]) {
        if (!this.isGround(x + along * c - left * s, y + along * s + left * c)) return false;
      }
    }
    return true;
  }

  isPassable(x: number, y: number): boolean {
    return !this.isHit(x, y, this.halfWidth) && this.isGround(x, y);
  }

  roomAhead(x: number, y: number, yaw: number, aside: number): number {
    const c = cos(yaw);
    const s = sin(yaw);
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < this.boxes.length; k += 6) {
      const near = this.nearEnd(k, x, y, c, s, this.side + aside);
      if (near > this.nose - BESIDE) least = Math.min(least, Math.max(0, near - this.nose));
    }
    return least;
  }

  /** Least way ahead of (x, y) at which a box gets into the strip that the car sweeps straight on [m]; Infinity where it does not. */
  private nearEnd(k: number, x: number, y: number, c: number, s: number, side: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 4; i++) {
      this.corner(k, i, x, y, c, s, from);
      this.corner(k, (i + 1) % 4, x, y, c, s, to);
      // An edge's nearest point within the strip is one of its ends, or where it comes in.
      for (const end of [from, to]) if (Math.abs(end.left) <= side) least = Math.min(least, end.ahead);
      for (const edge of [-side, side]) {
        if (from.left < edge === to.left < edge) continue;
        const share = (edge - from.left) / (to.left - from.left);
        least = Math.min(least, from.ahead + share * (to.ahead - from.ahead));
      }
    }
    return least;
  }

  /** A corner of a box as seen from a pose. */
  private corner(k: number, i: number, x: number, y: number, c: number, s: number, out: Seen): void {
    const { boxes } = this;
    const along = (i === 0 || i === 3 ? 1 : -1) * boxes[k + 4];
    const across = (i < 2 ? 1 : -1) * boxes[k + 5];
    const dx = boxes[k] + along * boxes[k + 2] - across * boxes[k + 3] - x;
    const dy = boxes[k + 1] + along * boxes[k + 3] + across * boxes[k + 2] - y;
    out.ahead = dx * c + dy * s;
    out.left = dy * c - dx * s;
  }

  /** Whether a box is nearer than that. */
  private isHit(x: number, y: number, distance: number): boolean {
    const { boxes } = this;
    for (let k = 0; k < boxes.length; k += 6) {
      const dx = x - boxes[k];
      const dy = y - boxes[k + 1];
      const along = Math.max(0, Math.abs(dx * boxes[k + 2] + dy * boxes[k + 3]) - boxes[k + 4]);
      const across = Math.max(0, Math.abs(dy * boxes[k + 2] - dx * boxes[k + 3]) - boxes[k + 5]);
      if (along * along + across * across < distance * distance) return true;
    }
    return false;
  }
}

/** A point as seen from the car [m]. */
interface Seen {
  ahead: number;
  left: number;
}

const from: Seen = { ahead: 0, left: 0 };
const to: Seen = { ahead: 0, left: 0 };
