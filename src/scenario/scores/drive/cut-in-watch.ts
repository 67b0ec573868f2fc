import { ACTOR_KIND } from '../../../core/messages.ts';
import type { PlainData } from '../../../core/snapshot.ts';
import { type DriveFrame, FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { INTRUSION } from '../r157/cut-in.ts';

/** Slower than this nobody cuts in [m/s]. */
const MOVING = 1;
/** Who goes at more than 30 degrees to the lane crosses it: cosine of that angle. */
const ALONG = Math.sqrt(3) / 2;
/** An offset that jumps by more than this from frame to frame is a change of the ego's own lane [m]. */
const OWN_CHANGE = 1;

/** The moment at which a vehicle from beside was 0.30 m past the marking of the ego's lane. */
export interface CutInMoment {
  /** [s] */
  readonly time: number;
  /** Actor id. */
  readonly other: number;
  /** Bumper to bumper [m], 0 where it is beside the ego. */
  readonly gap: number;
  /** The ego's speed, and the intruder's along the lane and across it, towards the ego's way [m/s]. */
  readonly ego: number;
  readonly intruder: number;
  readonly lateral: number;
}

/**
 * Watches for cut-ins: a vehicle ahead of the ego's centre that goes its way, was wholly outside of the ego's lane, and now
 * reaches 0.30 m into it. Not in junctions; a change of lane by the ego itself begins anew.
 */
export class CutInWatch {
  readonly moments: CutInMoment[] = [];
  /** Those outside of the ego's lane, and how far their centre is from its centre [m], by actor id. */
  private readonly outside = new Map<number, number>();
  private readonly now = new Map<number, number>();
  private lastOffset = Number.NaN;

  observe(frame: DriveFrame): void {
    const { others, laneWidth, laneOffset, halfLength } = frame;
    const isOwnChange = Math.abs(laneOffset - this.lastOffset) > OWN_CHANGE;
    this.lastOffset = laneOffset;
    if (frame.lane < 0 || frame.inJunction || isOwnChange) {
      this.outside.clear();
      return;
    }
    this.now.clear();
    for (let i = 0; i < others.count; i++) {
      const speed = others.alongSpeed[i];
      if (others.kind[i] === ACTOR_KIND.pedestrian || others.kind[i] === ACTOR_KIND.bicycle) continue;
      if (!(others.pathS[i] > 0) || !(speed > MOVING) || speed < ALONG * others.speed[i]) continue;
      const id = others.id[i];
      const offset = Math.abs(others.pathD[i]);
      const intrusion = laneWidth / 2 - (offset - others.halfWidth[i]);
      const before = this.outside.get(id);
      if (intrusion <= 0 || (before !== undefined && intrusion < INTRUSION)) this.now.set(id, offset);
      else if (before !== undefined) {
        const gap = Math.max(0, others.pathS[i] - others.halfLength[i] - halfLength);
        const lateral = Math.max(0, (before - offset) / FRAME_SECONDS);
        this.moments.push({ time: frame.time, other: id, gap, ego: frame.speed, intruder: speed, lateral });
      }
    }
    this.outside.clear();
    for (const [id, offset] of this.now) this.outside.set(id, offset);
  }

  snapshot(): PlainData {
    return {
      moments: this.moments.map((one) => ({ ...one })),
      outside: [...this.outside],
      lastOffset: this.lastOffset,
    };
  }

  restore(state: PlainData): void {
    const from = state as unknown as { moments: CutInMoment[]; outside: [number, number][]; lastOffset: number };
    this.moments.length = 0;
    this.moments.push(...from.moments);
    this.outside.clear();
    for (const [id, offset] of from.outside) this.outside.set(id, offset);
    this.lastOffset = from.lastOffset;
  }
}
