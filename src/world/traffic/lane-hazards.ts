import type { TrafficScene } from './traffic-scene.ts';
import { PATH_LENGTH } from './traffic-state.ts';

/** Beyond this nothing is looked for [m]. */
const SIGHT = 100;
/** Who would have to brake harder than this goes on before somebody who only waits [m/s^2] (ITE 2020: 3.05 for amber). */
const LAWFUL_BRAKING = 3;
/** So far behind its place to stop a vehicle's front still is in front of who is on the lane [m]. */
const STILL_BEFORE = 1.2;

/**
 * Places on lanes before which vehicles are to stop for who is no vehicle: people on a lane or about to step on it, and
 * people who wait at a crosswalk. Written anew ten times a second; typed arrays, nothing is allocated.
 */
export class LaneHazards {
  /** Per lane: its first hazard, -1 for none; per hazard: the next one of its lane, -1 after the last. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  /** Per hazard: station before which to stop [m], and whether somebody is on the lane or just going to be. */
  private readonly at: Float64Array;
  private readonly isUrgent: Uint8Array;
  private readonly lane: Int32Array;
  private count = 0;

  constructor(lanes: number, capacity: number) {
    this.first = new Int32Array(lanes).fill(-1);
    this.next = new Int32Array(capacity);
    this.at = new Float64Array(capacity);
    this.isUrgent = new Uint8Array(capacity);
    this.lane = new Int32Array(capacity);
  }

  clear(): void {
    for (let k = 0; k < this.count; k++) this.first[this.lane[k]] = -1;
    this.count = 0;
  }

  /** @param at station on the lane's centre [m] @param isUrgent somebody is on the lane, or will be at once */
  add(lane: number, at: number, isUrgent: boolean): void {
    if (this.count === this.next.length) return;
    const k = this.count++;
    this.lane[k] = lane;
    this.at[k] = at;
    this.isUrgent[k] = isUrgent ? 1 : 0;
    this.next[k] = this.first[lane];
    this.first[lane] = k;
  }

  /** From the front of an actor to the next place where it has to stop [m]; Infinity for none. */
  ahead({ lanes, state, length }: TrafficScene, actor: number): number {
    let nearest = Number.POSITIVE_INFINITY;
    if (this.count === 0) return nearest;
    const speed = state.speed[actor];
    let toStart = -state.s[actor] - length[actor] / 2;
    for (let k = 0; k < PATH_LENGTH && toStart < SIGHT; k++) {
      const lane = state.path[actor * PATH_LENGTH + k];
      if (lane < 0) break;
      for (let hazard = this.first[lane]; hazard >= 0; hazard = this.next[hazard]) {
        const way = toStart + this.at[hazard];
        if (way < nearest && this.counts(hazard, way, speed)) nearest = way;
      }
      toStart += lanes.length(lane);
    }
    return nearest;
  }

  private counts(hazard: number, way: number, speed: number): boolean {
    if (this.isUrgent[hazard] !== 0) return way > -STILL_BEFORE;
    return way > 0 && speed * speed <= 2 * LAWFUL_BRAKING * way;
  }
}
