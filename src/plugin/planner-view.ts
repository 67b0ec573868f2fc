import { ACTOR_KIND } from '../core/messages/actors-truth.ts';
import type { Localisation } from '../core/messages/localisation.ts';
import { SIGNAL_STATE, type SignalView } from '../core/messages/signals.ts';
import type { Tracks } from '../core/messages/tracks.ts';
import type { RoadMap } from '../map/road-map.ts';
import { boxInLaneFrame, makeLaneBox } from '../planning/behaviour/box-in-lane-frame.ts';
import { type RouteStopLine, routeStopLines } from '../planning/behaviour/route-stop-lines.ts';
import { type ReferenceLine, type ReferencePoint, referencePointAt } from '../planning/route/reference-line.ts';
import type {
  Ego,
  Goal,
  LightState,
  LineBox,
  ObjectKind,
  RouteSign,
  TrackedObject,
  TrafficLight,
} from './planner-input.ts';
import type { PluginPlannerOptions } from './plugin-planner.ts';

/** Stations of the line around the ego in which others are looked for [m]. */
const BEHIND = 30;
const AHEAD = 300;

/** A line that the car's front has passed by more than this is behind it [m]. */
const PASSED = 1;

const KINDS = Object.keys(ACTOR_KIND) as ObjectKind[];
const LIGHTS: Readonly<Record<number, LightState>> = {
  [SIGNAL_STATE.off]: 'off',
  [SIGNAL_STATE.red]: 'red',
  [SIGNAL_STATE.redAmber]: 'red-amber',
  [SIGNAL_STATE.green]: 'green',
  [SIGNAL_STATE.amber]: 'amber',
  [SIGNAL_STATE.flashingAmber]: 'flashing-amber',
};

/** What lies along one route, in the words of planners. */
export class PlannerView {
  readonly goal: Goal;
  private readonly map: RoadMap;
  private readonly line: ReferenceLine;
  private readonly front: number;
  private readonly stopLines: readonly RouteStopLine[];

  constructor(
    { map, vehicle, goalPose }: Pick<PluginPlannerOptions, 'map' | 'vehicle' | 'goalPose'>,
    line: ReferenceLine,
  ) {
    this.map = map;
    this.line = line;
    this.front = vehicle.length - vehicle.rearOverhang;
    this.stopLines = routeStopLines(map, line);
    referencePointAt(line, line.goal, point);
    this.goal = { s: line.goal, x: point.x, y: point.y, yaw: point.heading, pose: goalPose };
  }

  tracks(seen: Tracks | null, ego: Ego): TrackedObject[] {
    return (seen?.tracks ?? []).map(({ id, kind, x, y, yaw, speed, length, width, confidence }) => ({
      ...{ id, kind: KINDS[kind] ?? 'car', x, y, yaw, speed, length, width, confidence },
      onLine: this.boxOnLine(x, y, yaw, length, width, ego.s),
    }));
  }

  lights(signals: SignalView | null, ego: Ego): TrafficLight[] {
    return this.ahead(ego)
      .filter(({ kind }) => kind === 'light')
      .map(({ s, signal }) => ({
        id: this.map.signals[signal].id,
        s,
        state: LIGHTS[signals?.state[signal] ?? SIGNAL_STATE.off],
      }));
  }

  signs(ego: Ego): RouteSign[] {
    return this.ahead(ego).flatMap(({ s, signal, kind }) =>
      kind === 'stop' || kind === 'yield' ? [{ id: this.map.signals[signal].id, kind, s }] : [],
    );
  }

  private ahead(ego: Ego): readonly RouteStopLine[] {
    return this.stopLines.filter(({ s }) => s > ego.s + this.front - PASSED);
  }

  private boxOnLine(x: number, y: number, yaw: number, length: number, width: number, s: number): LineBox | null {
    return boxInLaneFrame(this.line, x, y, yaw, length, width, s - BEHIND, s + AHEAD, box) ? { ...box } : null;
  }
}

/** The ego as planners see it, at (s, d) in the lane frame. */
export function egoOf(belief: Localisation, time: number, { s, d }: { readonly s: number; readonly d: number }): Ego {
  const { x, y, z, yaw, speed, acceleration, yawRate } = belief;
  return { time, x, y, z, yaw, speed, acceleration, yawRate, s, d };
}

const box = makeLaneBox();
const point: ReferencePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0 };
