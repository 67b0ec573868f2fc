import type { Decision } from '../../core/messages/plan.ts';
import type { SignalView } from '../../core/messages/signals.ts';
import type { Tracks } from '../../core/messages/tracks.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { VehicleSpecification } from '../../core/vehicle-specification.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import { type RouteStopLine, routeStopLines } from '../behaviour/route-stop-lines.ts';
import { SignalRule } from '../behaviour/signal-rule.ts';
import { NO_FENCE } from '../no-fence.ts';
import type { Fence, LaneState } from '../planning-problem.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../route/reference-line.ts';
import { speedProfile } from '../speed-profile.ts';
import { type Leading, REST_GAP, TIME_GAP } from './idm-law.ts';

/** Whoever comes nearer to the ego's sides than this is in its way [m]; farther ahead nobody is looked at [m]. */
const SIDE_ROOM = 0.3;
const LOOK_AHEAD = 100;

/** Whoever the ego goes behind: a road user, a line to stop at, or the goal. */
export interface Leader extends Leading {
  readonly kind: Decision['kind'];
  readonly reason: string;
}

/** What is on a route whatever the traffic does. */
interface RouteRules {
  readonly line: ReferenceLine;
  readonly speeds: Float64Array;
  readonly stopLines: readonly RouteStopLine[];
}

/** Whom a lane keeper keeps behind: red lights, stop signs and the goal are leaders that stand. */
export class LaneLeaders {
  /** From the rear axle to the front bumper [m]. */
  readonly front: number;
  private readonly map: RoadMap;
  private readonly width: number;
  private readonly signalRule = new SignalRule();
  private rules: RouteRules | null = null;

  constructor(map: RoadMap, vehicle: VehicleSpecification) {
    this.map = map;
    this.width = vehicle.width;
    this.front = vehicle.length - vehicle.rearOverhang;
  }

  /** Speed wished for by sample of the line [m/s]. */
  speeds(line: ReferenceLine): Float64Array {
    return this.rulesOf(line).speeds;
  }

  /** The goal, and the line to stop at if there is one. */
  standing(tick: Tick, line: ReferenceLine, start: LaneState, signals: SignalView | null): Leader[] {
    const { front } = this;
    const leaders: Leader[] = [{ s: line.goal + front + REST_GAP, speed: 0, kind: 'arrive', reason: 'goal' }];
    const { stopLines } = this.rulesOf(line);
    const stop = this.signalRule.fence(tick, stopLines, signals, start.s + front, front, start.speed);
    if (stop !== null) leaders.push({ s: stop.s + front + REST_GAP, speed: 0, kind: 'stop', reason: stop.reason });
    return leaders;
  }

  /**
   * The nearest road user whose box overlaps the way that the ego sweeps; null for none.
   * @param offset of that way, to the left of the line [m]
   */
  nearestAhead(line: ReferenceLine, seen: Tracks | null, s: number, offset = 0): Leader | null {
    const half = this.width / 2 + SIDE_ROOM;
    let nearest: Leader | null = null;
    for (const { x, y, yaw, length, width, speed } of seen?.tracks ?? []) {
      if (!boxInLaneFrame(line, x, y, yaw, length, width, s, s + LOOK_AHEAD, box)) continue;
      const isBeside = box.dMin > offset + half || box.dMax < offset - half;
      if (box.s <= s || isBeside || (nearest !== null && box.sMin >= nearest.s)) continue;
      const gap = Math.max(0, Math.round(box.sMin - s - this.front));
      // Who comes towards us stands, as far as the model can tell.
      nearest = { s: box.sMin, speed: Math.max(0, speed * box.along), kind: 'follow', reason: `vehicle ${gap} m` };
    }
    return nearest;
  }

  /** Names what the ego stops for since it sees nothing any more, or the nearest leader that holds it back; else cruising. */
  decision(
    line: ReferenceLine,
    { s, speed }: LaneState,
    leaders: readonly Leader[],
    desired: number,
    blind: Fence | null,
  ): Decision {
    if (blind !== null) return heldAt(line, blind.s + this.front, 'stop', blind.reason);
    const notice = REST_GAP + speed * TIME_GAP * 2;
    let nearest: Leader | null = null;
    for (const leader of leaders) {
      if (leader.s - s - this.front > notice + (speed - leader.speed) * TIME_GAP) continue;
      if (nearest === null || leader.s < nearest.s) nearest = leader;
    }
    if (nearest === null) return { kind: 'cruise', reason: `${Math.round(desired * 3.6)} km/h`, ...NO_FENCE };
    return heldAt(line, nearest.s, nearest.kind, nearest.reason);
  }

  snapshot(): PlainData {
    return this.signalRule.snapshot();
  }

  restore(state: PlainData): void {
    this.signalRule.restore(state);
  }

  private rulesOf(line: ReferenceLine): RouteRules {
    if (this.rules?.line !== line)
      this.rules = { line, speeds: speedProfile(line), stopLines: routeStopLines(this.map, line) };
    return this.rules;
  }
}

function heldAt(line: ReferenceLine, s: number, kind: Decision['kind'], reason: string): Decision {
  referencePointAt(line, s, point);
  return { kind, reason, fenceX: point.x, fenceY: point.y, fenceYaw: point.heading };
}

const box = makeLaneBox();
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
