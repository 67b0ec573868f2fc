import { cos, sin } from '../../core/math/sin-cos.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { Pose2 } from './ego-filter.ts';

/** Ticks remembered: more than the slowest topic's latency. */
const DEPTH = 16;

/**
 * How the vehicle has moved lately, from wheel speed and yaw rate alone. Corrections of the belief do not bend it, so
 * that a measurement of some ticks ago can be laid at the place where, by today's belief, the vehicle was then.
 */
export class DeadReckoning {
  /** Ring of x, y, yaw by tick. */
  private readonly ring = new Float64Array(DEPTH * 3);
  private now: Tick = -1;
  private count = 0;

  /** Adds the pose at the next tick: travelled [m] with a turn, at a slip angle from heading to course [rad]. */
  advance(travel: number, turn: number, slip: number): void {
    const before = (Math.max(this.now, 0) % DEPTH) * 3;
    const after = ((this.now + 1) % DEPTH) * 3;
    const [x, y, yaw] = [this.ring[before], this.ring[before + 1], this.ring[before + 2]];
    const course = yaw + turn / 2 + slip;
    this.ring[after] = x + travel * cos(course);
    this.ring[after + 1] = y + travel * sin(course);
    this.ring[after + 2] = yaw + turn;
    this.now++;
    this.count = Math.min(DEPTH, this.count + 1);
  }

  /** Writes the pose `ago` ticks ago, given the pose now; false where that is forgotten or was not yet. */
  poseBefore(ago: number, pose: Readonly<Pose2>, out: Pose2): boolean {
    if (ago < 0 || ago >= this.count) return false;
    const now = (this.now % DEPTH) * 3;
    const then = ((this.now - ago) % DEPTH) * 3;
    const dx = this.ring[then] - this.ring[now];
    const dy = this.ring[then + 1] - this.ring[now + 1];
    // The motion seen from where the vehicle is now does not depend on where the reckoning began.
    const rotation = pose.yaw - this.ring[now + 2];
    const c = cos(rotation);
    const s = sin(rotation);
    const yaw = pose.yaw + this.ring[then + 2] - this.ring[now + 2];
    out.x = pose.x + c * dx - s * dy;
    out.y = pose.y + s * dx + c * dy;
    out.yaw = yaw;
    return true;
  }

  snapshot(): PlainData {
    return { ring: this.ring.slice(), now: this.now, count: this.count };
  }

  restore(state: PlainData): void {
    const { ring, now, count } = state as { ring: Float64Array; now: number; count: number };
    this.ring.set(ring);
    this.now = now;
    this.count = count;
  }
}
