import { createBox, findOverlap } from '../../core/oriented-box.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { setBox } from './box-distance.ts';
import { type DriveFrame, FRAME_SECONDS, FRAMES_PER_SECOND } from './drive-frame.ts';
import type { Metric, MetricValue } from './metric.ts';
import { metricValue } from './metric-value.ts';

/** How far back places are remembered [frames]: 5 s. */
const MEMORY = 5 * FRAMES_PER_SECOND;
/** Who passes a place later than this after another, or never, encroaches on nobody [s]. */
const LONGEST = MEMORY * FRAME_SECONDS;
/** Others that are remembered at once, and how near they are [m]. */
const SLOTS = 48;
const NEAR = 25;
/** Who is slower leaves no place and comes to none [m/s]. */
const STANDING = 0.1;
/** Cosine of the angle between two headings above which one follows the other, which is time headway's matter: 30 degrees. */
const FOLLOWS = 0.8660254037844387;
/** Numbers of a remembered box: x, y, cosine and sine of its heading, half its sizes. */
const SIZE = 6;

/**
 * Post-encroachment time [s]: from the moment that one of two crossing road users left a place to the moment that the
 * other one is there. A sample is the least at this frame, over all others: the time since the last remembered frame in
 * which the other's box (or the ego's) was where the ego's (or the other's) is now. Looks 5 s back, and is 5 for later or
 * never; not valid where nobody moved within 25 m. To 0.1 s.
 */
export class PostEncroachment implements Metric {
  readonly name = 'postEncroachment';
  readonly unit = 's';
  /** Only this one counts; 0: all. */
  private readonly only: number;
  private readonly ids = new Int32Array(SLOTS);
  private readonly seen = new Int32Array(SLOTS);
  /** By slot, slot SLOTS being the ego, and by frame modulo MEMORY; NaN where nobody was seen. */
  private readonly boxes = new Float64Array((SLOTS + 1) * MEMORY * SIZE).fill(Number.NaN);
  private readonly now = createBox();
  private readonly past = createBox();
  private frame = 0;
  private least = Number.NaN;

  constructor(only = 0) {
    this.only = only;
  }

  observe(frame: DriveFrame): number {
    const { others } = frame;
    this.frame++;
    for (let slot = 0; slot <= SLOTS; slot++) this.boxes[this.at(slot, this.frame)] = Number.NaN;
    let sample = Number.NaN;
    let isAnybody = false;
    for (let i = 0; i < others.count; i++) {
      if (others.distance[i] > NEAR || Math.abs(others.speed[i]) <= STANDING) continue;
      if (this.only !== 0 && others.id[i] !== this.only) continue;
      isAnybody = true;
      const slot = this.slotOf(others.id[i]);
      if (slot < 0) continue;
      setBox(
        this.now,
        others.x[i],
        others.y[i],
        others.cosYaw[i],
        others.sinYaw[i],
        others.halfLength[i],
        others.halfWidth[i],
      );
      this.remember(slot);
      sample = lesser(sample, this.sinceLastIn(SLOTS));
    }
    if (Math.abs(frame.speed) > STANDING) sample = lesser(sample, this.sinceEgoWasCrossed(frame));
    if (isAnybody) sample = lesser(sample, LONGEST);
    this.least = lesser(this.least, sample);
    return sample;
  }

  result(): MetricValue {
    return metricValue(this.least, this.unit);
  }

  /** Only the slots that somebody remembers. */
  snapshot(): PlainData {
    const { ids, seen, frame, least } = this;
    const slots: PlainData[] = [];
    for (let slot = 0; slot < SLOTS; slot++) {
      if (ids[slot] === 0 || frame - seen[slot] >= MEMORY) continue;
      slots.push({ slot, id: ids[slot], seen: seen[slot], boxes: this.boxesOf(slot).slice() });
    }
    return { slots, ego: this.boxesOf(SLOTS).slice(), frame, least };
  }

  restore(state: PlainData): void {
    const from = state as {
      slots: { slot: number; id: number; seen: number; boxes: Float64Array }[];
      ego: Float64Array;
      frame: number;
      least: number;
    };
    this.ids.fill(0);
    this.seen.fill(0);
    this.boxes.fill(Number.NaN);
    for (const { slot, id, seen, boxes } of from.slots) {
      this.ids[slot] = id;
      this.seen[slot] = seen;
      this.boxesOf(slot).set(boxes);
    }
    this.boxesOf(SLOTS).set(from.ego);
    this.frame = from.frame;
    this.least = from.least;
  }

  private boxesOf(slot: number): Float64Array {
    return this.boxes.subarray(slot * MEMORY * SIZE, (slot + 1) * MEMORY * SIZE);
  }

  /** Time since anybody was where the ego is now; NaN: nobody was [s]. */
  private sinceEgoWasCrossed(frame: DriveFrame): number {
    setBox(this.now, frame.centreX, frame.centreY, frame.cosYaw, frame.sinYaw, frame.halfLength, frame.halfWidth);
    this.remember(SLOTS);
    let least = Number.NaN;
    for (let slot = 0; slot < SLOTS; slot++) {
      if (this.ids[slot] !== 0 && this.frame - this.seen[slot] < MEMORY) least = lesser(least, this.sinceLastIn(slot));
    }
    return least;
  }

  /** Time since the box of now was last met by the remembered ones of a slot, the present one left out; NaN: never [s]. */
  private sinceLastIn(slot: number): number {
    const { now, past, boxes } = this;
    const reach = now.halfLength + now.halfWidth;
    for (let back = 1; back < MEMORY && back < this.frame; back++) {
      const at = this.at(slot, this.frame - back);
      const dx = boxes[at] - now.x;
      const dy = boxes[at + 1] - now.y;
      const far = reach + boxes[at + 4] + boxes[at + 5];
      if (!(dx * dx + dy * dy <= far * far)) continue;
      if (boxes[at + 2] * now.cosYaw + boxes[at + 3] * now.sinYaw > FOLLOWS) continue;
      past.x = boxes[at];
      past.y = boxes[at + 1];
      past.cosYaw = boxes[at + 2];
      past.sinYaw = boxes[at + 3];
      past.halfLength = boxes[at + 4];
      past.halfWidth = boxes[at + 5];
      if (findOverlap(now, past, overlap)) return back * FRAME_SECONDS;
    }
    return Number.NaN;
  }

  private remember(slot: number): void {
    const { now, boxes } = this;
    const at = this.at(slot, this.frame);
    boxes[at] = now.x;
    boxes[at + 1] = now.y;
    boxes[at + 2] = now.cosYaw;
    boxes[at + 3] = now.sinYaw;
    boxes[at + 4] = now.halfLength;
    boxes[at + 5] = now.halfWidth;
    if (slot < SLOTS) this.seen[slot] = this.frame;
  }

  /** The slot of an actor; a new one is that of whom nobody remembers. -1 where all are taken. */
  private slotOf(id: number): number {
    let free = -1;
    for (let slot = 0; slot < SLOTS; slot++) {
      if (this.ids[slot] === id) return slot;
      if (free < 0 && (this.ids[slot] === 0 || this.frame - this.seen[slot] >= MEMORY)) free = slot;
    }
    if (free < 0) return -1;
    this.ids[free] = id;
    for (let frame = 0; frame < MEMORY; frame++) this.boxes[(free * MEMORY + frame) * SIZE] = Number.NaN;
    return free;
  }

  private at(slot: number, frame: number): number {
    return (slot * MEMORY + (frame % MEMORY)) * SIZE;
  }
}

function lesser(a: number, b: number): number {
  return Number.isNaN(a) || b < a ? b : a;
}

const overlap = { normalX: 0, normalY: 0, depth: 0 };
