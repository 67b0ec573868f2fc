import { cos, sin } from '../../core/math/sin-cos.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { RoadObservation } from '../../core/messages/seen-road.ts';
import type { Inbox, Module, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import type { LineMap } from '../../perception/localisation/line-map.ts';
import type { RoadLines } from '../../perception/localisation/road-lines.ts';
import { frontCalibration } from '../../sensors/camera.ts';

/** Stations ahead of the rear axle that are reported, those of RoadObserver: 5, 6, ..., 20 [m]. */
const FIRST_STATION = 5;
const STATION_COUNT = 16;

/** A marking is one pixel of the mask wide at this distance, and not seen farther off [m]. */
const MARK_SIGHT = 10;

/** How far to the side lines are looked for [m]. */
const SIDE = 13;
/** Where a line goes on from one station to the next [m]. */
const STEP_ASIDE = 1.2;
/** Where the next marking may lie left of the vehicle's path [m], and the edges from it on. */
const MARK_RANGE = [-0.3, 3.3] as const;
const EDGE_RANGE = [0.3, SIDE] as const;
/** A line that runs across is none of these: least share of its normal to the side [1]. */
const ALONG = 0.4;
/** An observation with fewer stations that see an edge says nothing. */
const LEAST_STATIONS = 3;

/** Points of lines kept at one station. */
const MOST_POINTS = 64;

/**
 * The road observation of a rig without a front camera: edges of the carriageway and the marking at the left as the map has
 * them, seen from the ego's true place, where the starter's camera would have them in its picture. Other than in a picture
 * nothing hides them, and they are exact. Takes the place of the perception module, and has no state.
 */
export class MapRoad implements Module<'truth.ego', 'road'> {
  readonly name = 'perception';
  readonly reads = ['truth.ego'] as const;
  readonly writes = ['road'] as const;
  private readonly lines: RoadLines;
  private readonly eye = frontCalibration();
  /** Places to the left [m] of points near each station, carried to it along their line; -1 and 1 by the normal's side. */
  private readonly aside = new Float64Array(STATION_COUNT * MOST_POINTS);
  private readonly facing = new Int8Array(STATION_COUNT * MOST_POINTS);
  private readonly filled = new Int32Array(STATION_COUNT);
  private near = new Int32Array(1024);

  constructor(lines: RoadLines) {
    this.lines = lines;
  }

  step(tick: Tick, inbox: Inbox<'truth.ego'>, outbox: Outbox<'road'>): void {
    if (!isDue(tick, TOPICS.road.rate)) return;
    const ego = inbox.latest('truth.ego')?.message;
    if (ego !== undefined) outbox.publish('road', this.observe(ego));
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}

  private observe(ego: EgoTruth): RoadObservation {
    const x = Float64Array.from({ length: STATION_COUNT }, (_, i) => FIRST_STATION + i);
    this.gather(this.lines.edges, ego);
    const leftEdge = this.follow(1, EDGE_RANGE, 1, STATION_COUNT);
    const rightEdge = this.follow(-1, EDGE_RANGE, -1, STATION_COUNT);
    this.gather(this.lines.marks, ego);
    const leftMark = this.follow(1, MARK_RANGE, 0, MARK_SIGHT - FIRST_STATION + 1);
    let seen = 0;
    for (let i = 0; i < STATION_COUNT; i++) if (!Number.isNaN(leftEdge[i]) || !Number.isNaN(rightEdge[i])) seen++;
    return { valid: seen >= LEAST_STATIONS, x, leftEdge, rightEdge, leftMark };
  }

  /** Sorts the points of lines in view by station. */
  private gather(lines: LineMap, { x, y, yaw }: EgoTruth): void {
    const c = cos(yaw);
    const s = sin(yaw);
    const { cx, fx, mount } = this.eye;
    const { points } = lines;
    this.filled.fill(0);
    const middle = FIRST_STATION + STATION_COUNT / 2;
    const reachX = (STATION_COUNT / 2 + 1) * Math.abs(c) + SIDE * Math.abs(s);
    const reachY = (STATION_COUNT / 2 + 1) * Math.abs(s) + SIDE * Math.abs(c);
    const [atX, atY] = [x + middle * c, y + middle * s];
    for (;;) {
      const count = lines.within(atX - reachX, atY - reachY, atX + reachX, atY + reachY, this.near);
      if (count <= this.near.length) {
        for (let k = 0; k < count; k++) {
          const i = this.near[k];
          const dx = points.x[i] - x;
          const dy = points.y[i] - y;
          const ahead = c * dx + s * dy;
          const station = Math.round(ahead) - FIRST_STATION;
          if (station < 0 || station >= STATION_COUNT || this.filled[station] >= MOST_POINTS) continue;
          const nx = c * points.nx[i] + s * points.ny[i];
          const ny = c * points.ny[i] - s * points.nx[i];
          if (Math.abs(ny) < ALONG) continue;
          // Along the line to the station itself.
          const left = c * dy - s * dx - (nx / ny) * (station + FIRST_STATION - ahead);
          if (Math.abs(left) > (cx / fx) * (station + FIRST_STATION - mount.x)) continue;
          const at = station * MOST_POINTS + this.filled[station]++;
          this.aside[at] = left;
          this.facing[at] = ny > 0 ? 1 : -1;
        }
        return;
      }
      this.near = new Int32Array(2 * count);
    }
  }

  /**
   * Follows the line nearest to the vehicle's path on one side from station to station; NaN where there is none.
   * @param range where it may begin, to that side [m]
   * @param facing side to which its normal points; 0 for either
   * @param stations that are looked at
   */
  private follow(
    side: 1 | -1,
    [least, most]: readonly [number, number],
    facing: 1 | 0 | -1,
    stations: number,
  ): Float64Array {
    const found = new Float64Array(STATION_COUNT).fill(Number.NaN);
    let last = Number.NaN;
    let slope = 0;
    for (let i = 0; i < stations; i++) {
      const started = !Number.isNaN(last);
      const expected = last + slope;
      let best = Number.POSITIVE_INFINITY;
      for (let k = i * MOST_POINTS; k < i * MOST_POINTS + this.filled[i]; k++) {
        if (facing !== 0 && this.facing[k] !== facing) continue;
        const left = this.aside[k];
        const away = started ? Math.abs(left - expected) : side * left;
        if (started ? away > STEP_ASIDE : away < least || away > most) continue;
        if (away >= best) continue;
        best = away;
        found[i] = left;
      }
      if (Number.isNaN(found[i])) {
        if (started) last = expected;
        continue;
      }
      if (started) slope = found[i] - last;
      last = found[i];
    }
    return found;
  }
}
