import { hypot } from '../../core/math/hypot.ts';
import { type PlanPoint, planViewPoint } from '../plan-view.ts';
import { inboundLanes, inboundSide, type JunctionArm } from './arm-lanes.ts';
import type { CrossingPlan, Movement } from './crossing.ts';
import { signalArms } from './crossing-signals.ts';
import { putCrosswalk } from './crosswalk.ts';
import { signalCrosswalks } from './crosswalk-signals.ts';
import type { JunctionDraft, Network } from './network.ts';
import type { RoadDraft } from './road-draft.ts';
import { putSign } from './road-signs.ts';

/** Who goes first at a crossing. */
export type Control =
  /** Traffic lights. */
  | { readonly kind: 'signals' }
  /** Everybody stops. */
  | { readonly kind: 'all-way-stop' }
  /** Roads of these names stop, or give way, to the others. */
  | { readonly kind: 'stop' | 'yield'; readonly minor: readonly string[] }
  /** Whoever comes from the right. */
  | { readonly kind: 'none' };

/** Stop lines are so far before the end of the road, or before the crosswalk that is there [m]. */
const STOP_LINE = 1;
const STOP_LINE_AT_CROSSWALK = 5.5;
/** Centre lines of connecting roads that come nearer than this cross or merge [m]. */
const NEAR = 3;
const STEP = 2;

/** Sets up what the plan says: lights, signs, right of way, crosswalks. */
export function controlCrossing(
  network: Network,
  junction: JunctionDraft,
  plan: CrossingPlan,
  movements: readonly Movement[],
): void {
  const { control, arms } = plan;
  const setback = plan.crosswalks ? STOP_LINE_AT_CROSSWALK : STOP_LINE;
  if (plan.crosswalks) for (const arm of arms) putCrosswalk(network, arm);
  if (control.kind === 'signals') signalArms(network, junction, arms, setback);
  if (control.kind === 'signals' && plan.crosswalks) signalCrosswalks(network, junction, arms);
  if (control.kind === 'all-way-stop') {
    for (const arm of arms) {
      sign(network, arm, setback, 'stop');
      sign(network, arm, setback, 'all-way', 1.6);
    }
  }
  if (control.kind !== 'stop' && control.kind !== 'yield') return;
  const isMinor = (arm: JunctionArm) => control.minor.includes(arm.road.plan.name);
  for (const arm of arms) {
    if (isMinor(arm)) sign(network, arm, setback, control.kind);
    else sign(network, arm, setback, 'priority');
  }
  for (const first of movements.filter((movement) => !isMinor(movement.from))) {
    for (const second of movements.filter((movement) => isMinor(movement.from))) {
      if (comeNear(first.road, second.road))
        junction.priorities.push({ high: first.road.index, low: second.road.index });
    }
  }
}

function sign(
  network: Network,
  arm: JunctionArm,
  setback: number,
  meaning: 'stop' | 'all-way' | 'yield' | 'priority',
  zOffset = 2.1,
): void {
  if (inboundLanes(arm).length === 0) return;
  putSign(network, arm.road, arm.road.stationFrom(arm.end, setback), inboundSide(arm), meaning, { zOffset });
}

/** Whether two connecting roads cross or merge. */
function comeNear(a: RoadDraft, b: RoadDraft): boolean {
  const others = samples(b);
  return samples(a).some((p) => others.some((q) => hypot(p.x - q.x, p.y - q.y) < NEAR));
}

function samples(road: RoadDraft): PlanPoint[] {
  const count = Math.ceil(road.length / STEP);
  return Array.from({ length: count + 1 }, (_, i) => {
    const point: PlanPoint = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
    planViewPoint(road.plan.alignment.elements, (i / count) * road.length, point);
    return point;
  });
}
