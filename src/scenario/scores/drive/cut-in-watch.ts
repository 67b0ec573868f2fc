import { ACTOR_KIND } from '../../../core/messages/actors-truth.ts';
import { clonePlain, type PlainData } from '../../../core/snapshot.ts';
import { type DriveFrame, FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { INTRUSION } from '../r157/cut-in.ts';

/** Slower than this nobody cuts in [m/s]. */
const MOVING = 1;
/** Who comes nearer by less than this keeps its lane [m/s]. */
const SIDEWAYS = 0.1;
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
  /** The ego's speed, and the intruder's along the lane and, in the mean since it began, across it [m/s]. */
  readonly ego: number;
  readonly intruder: number;
  readonly lateral: number;
  readonly began: CutInBegin;
}

/** The moment at which that vehicle began to come nearer to the ego's lane. */
export interface CutInBegin {
  readonly time: number;
  readonly gap: number;
  readonly ego: number;
  readonly intruder: number;
  /** Of its centre from that of the ego's lane, and from there on to where the sides of both boxes meet [m]. */
  readonly offset: number;
  readonly lateralGap: number;
}

/** A vehicle outside of the ego's lane: the distance between both centres [m], and since when that shrinks. */
interface Beside {
  readonly offset: number;
  readonly began: CutInBegin;
}

/**
 * Watches for cut-ins: a vehicle ahead of the ego's centre that goes its way, was wholly outside of the ego's lane, and now
 * reaches 0.30 m into it. Not in junctions; a change of lane by the ego itself begins anew.
 */
export class CutInWatch {
  readonly moments: CutInMoment[] = [];
  /** Those outside of the ego's lane by actor id. */
  private readonly outside = new Map<number, Beside>();
  private readonly now = new Map<number, Beside>();
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
      if (before === undefined && intrusion > 0) continue;
      const { time, speed: ego } = frame;
      const gap = Math.max(0, others.pathS[i] - others.halfLength[i] - halfLength);
      const isNearing = before !== undefined && (before.offset - offset) / FRAME_SECONDS > SIDEWAYS;
      const lateralGap = Math.max(0, offset - others.halfWidth[i] - frame.halfWidth);
      const began = isNearing ? before.began : { time, gap, ego, intruder: speed, offset, lateralGap };
      if (before === undefined || intrusion < INTRUSION) this.now.set(id, { offset, began });
      else {
        const lateral = time > began.time ? (began.offset - offset) / (time - began.time) : 0;
        this.moments.push({ time, other: id, gap, ego, intruder: speed, lateral, began });
      }
    }
    this.outside.clear();
    for (const [id, beside] of this.now) this.outside.set(id, beside);
  }

  snapshot(): PlainData {
    const { moments, outside, lastOffset } = this;
    return clonePlain({ moments, outside: [...outside], lastOffset } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as {
      moments: CutInMoment[];
      outside: [number, Beside][];
      lastOffset: number;
    };
    this.moments.length = 0;
    this.moments.push(...from.moments);
    this.outside.clear();
    for (const [id, beside] of from.outside) this.outside.set(id, beside);
    this.lastOffset = from.lastOffset;
  }
}
