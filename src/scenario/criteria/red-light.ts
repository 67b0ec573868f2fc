import type { Bus } from '../../core/bus.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { SIGNAL_STATE } from '../../core/messages.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { LanePosition, RoadMap, StopLine } from '../../map/road-map.ts';
import type { Criterion, CriterionResult } from './criterion.ts';

/** The front bumper is matched to a lane within this distance of its centre [m]. */
const MATCH_DISTANCE = 2.5;
/** From here on a way through a junction can be told from others that begin at the same place [m]. */
const PARTED = 5;

/** The ego's front does not cross a stop line while its signal is red. Actual: number of crossings on red. */
export class RedLightCriterion implements Criterion {
  readonly name = 'red light';
  private readonly map: RoadMap;
  private readonly index: LaneIndex;
  /** From the rear axle to the front bumper [m]. */
  private readonly frontReach: number;
  private readonly front: LanePosition = { lane: -1, s: 0, d: 0 };
  private readonly previous: LanePosition = { lane: -1, s: 0, d: 0 };
  private count = 0;
  private first: Tick | null = null;

  constructor(map: RoadMap, index: LaneIndex, frontReach: number) {
    this.map = map;
    this.index = index;
    this.frontReach = frontReach;
  }

  observe(tick: Tick, bus: Bus): void {
    const ego = bus.publishedNow('truth.ego');
    const signals = bus.publishedNow('truth.signals');
    if (ego === null || signals === null) return;
    Object.assign(this.previous, this.front);
    const x = ego.x + this.frontReach * cos(ego.yaw);
    const y = ego.y + this.frontReach * sin(ego.yaw);
    this.index.nearestLane(x, y, ego.yaw, MATCH_DISTANCE, this.front, ego.z);
    for (const line of this.map.stopLines) {
      if (!this.crosses(line)) continue;
      const state = signals.state[line.signal];
      if (state !== SIGNAL_STATE.red && state !== SIGNAL_STATE.redAmber) continue;
      this.count++;
      this.first ??= tick;
    }
  }

  result(): CriterionResult {
    const lights = this.map.signals.some(({ kind }) => kind === 'light');
    const result = !lights ? 'not-applicable' : this.count === 0 ? 'pass' : 'fail';
    return {
      name: this.name,
      required: true,
      result,
      actual: this.count,
      expected: '= 0',
      unit: '1',
      tick: this.first,
    };
  }

  snapshot(): PlainData {
    const { lane, s, d } = this.front;
    return [lane, s, d, this.count, this.first];
  }

  restore(state: PlainData): void {
    const [lane, s, d, count, first] = state as [number, number, number, number, Tick | null];
    Object.assign(this.front, { lane, s, d });
    this.count = count;
    this.first = first;
  }

  private crosses(line: StopLine): boolean {
    const { previous, front } = this;
    if (line.way >= 0) {
      if (front.lane !== line.way || front.s < PARTED) return false;
      return previous.lane === line.way ? previous.s < PARTED : previous.lane === line.lane;
    }
    if (previous.lane !== line.lane || previous.s >= line.s) return false;
    if (front.lane === line.lane) return front.s >= line.s;
    return this.map.lanes[line.lane].successors.includes(front.lane);
  }
}
