import { angleDifference } from '../../core/math/angle.ts';
import { inboundLanes, type JunctionArm, type LaneEnd, outboundLanes, outwardHeading } from './arm-lanes.ts';
import { connectLanes, connectRim } from './connect-lanes.ts';
import { type Control, controlCrossing } from './crossing-control.ts';
import type { JunctionDraft, Network } from './network.ts';
import type { RoadDraft } from './road-draft.ts';
import type { Turn } from './strip.ts';

/** Turns by more than this are left or right turns [rad]. */
const TURN = Math.PI / 4;

export interface CrossingPlan {
  readonly name: string;
  readonly arms: readonly JunctionArm[];
  readonly control: Control;
  /** Whether people cross over its arms on painted crosswalks. */
  readonly crosswalks: boolean;
}

/** A connecting road and the arms that it leads from and to. */
export interface Movement {
  readonly road: RoadDraft;
  readonly from: JunctionArm;
  readonly to: JunctionArm;
  readonly turn: Turn;
}

/**
 * Connects the roads that meet at a crossing, each lane for the turns that are painted on it, or else as usual: left
 * turns from the innermost lane, right turns from the outermost, straight on from all. Then signs or lights.
 */
export function layCrossing(network: Network, plan: CrossingPlan): JunctionDraft {
  const junction = network.junction(plan.name);
  const movements: Movement[] = [];
  for (const from of plan.arms) {
    const others = plan.arms.filter((arm) => arm !== from);
    const rimArm = others.reduce((a, b) => (turnBetween(from, b) < turnBetween(from, a) ? b : a));
    let rimLaid = false;
    for (const to of others) {
      const turn = turnOf(from, to);
      for (const [start, end] of lanePairs(inboundLanes(from), outboundLanes(to), turn)) {
        const rim = to === rimArm && start === inboundLanes(from).length - 1 && end === outboundLanes(to).length - 1;
        rimLaid ||= rim;
        const road = connectLanes(network, junction, inboundLanes(from)[start], outboundLanes(to)[end], rim);
        movements.push({ road, from, to, turn });
      }
    }
    if (!rimLaid) connectRim(network, junction, from, rimArm);
  }
  controlCrossing(network, junction, plan, movements);
  return junction;
}

/** Places of lanes in their lists, in and out, that a turn connects. */
function lanePairs(inbound: readonly LaneEnd[], outbound: readonly LaneEnd[], turn: Turn): [number, number][] {
  const painted = inbound.flatMap((lane, n) => (lane.turns.includes(turn) ? [n] : []));
  const lanes = painted.length > 0 ? painted : usualLanes(inbound, turn);
  const count = Math.min(lanes.length, outbound.length);
  return Array.from({ length: count }, (_, i) =>
    turn === 'right' ? [lanes[lanes.length - count + i], outbound.length - count + i] : [lanes[i], i],
  );
}

/** Lanes without arrows. */
function usualLanes(inbound: readonly LaneEnd[], turn: Turn): number[] {
  const free = inbound.flatMap((lane, n) => (lane.turns.length === 0 || turn !== 'straight' ? [n] : []));
  if (turn === 'left') return free.slice(0, 1);
  return turn === 'right' ? free.slice(-1) : free;
}

function turnOf(from: JunctionArm, to: JunctionArm): Turn {
  const turn = turnBetween(from, to);
  if (Math.abs(turn) <= TURN) return 'straight';
  return turn > 0 ? 'left' : 'right';
}

/** Change of heading from coming in by one arm to going out by another, left positive [rad]. */
function turnBetween(from: JunctionArm, to: JunctionArm): number {
  return angleDifference(outwardHeading(to), outwardHeading(from) + Math.PI);
}
