import { wrapAngle } from '../../core/math/angle.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import {
  inboundLanes,
  inboundSide,
  type JunctionArm,
  type LaneEnd,
  outboundLanes,
  outwardHeading,
} from './arm-lanes.ts';
import { connect, connectLanes } from './connect-lanes.ts';
import { putCrosswalkAt } from './crosswalk.ts';
import type { JunctionDraft, Network } from './network.ts';
import { NO_PAINT, solid } from './paint.ts';
import { type PlanPose, PlanViewBuilder } from './plan-view-builder.ts';
import type { RoadDraft } from './road-draft.ts';
import { putSign } from './road-signs.ts';
import { drivingStrip, type Strip, section, sidewalkStrips, strip } from './strip.ts';

export interface RoundaboutPlan {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Of the ring lane's inner border [m]. */
  readonly radius: number;
  /** Half of what an arm's junction takes of the ring [rad]; entries turn by a right angle less this. */
  readonly halfArm: number;
  /** Of the ring lane [m]. */
  readonly width: number;
  /** Of the sidewalk around it [m]; 0 for none. */
  readonly sidewalk: number;
  /** [m/s] */
  readonly limit: number;
  /** Roads that end pointing at its middle. */
  readonly arms: readonly JunctionArm[];
  readonly crosswalks: boolean;
}

/** Of the paved apron inside the ring, which long lorries may use [m]. */
const APRON = 1;
/** Of the line where entering traffic gives way, before the end of its road [m]. */
const YIELD_LINE = 1;
/** Of a crosswalk's middle before the end of its road: room for a car between it and the ring [m]. */
const CROSSWALK = 7;

/**
 * A ring of one lane, driven anticlockwise, as short roads between the junctions of its arms. At each arm's junction one
 * connecting road goes on around the ring, one leads in and one out; those who come in give way.
 */
export function layRoundabout(network: Network, plan: RoundaboutPlan): void {
  const turn = (arm: JunctionArm) => wrapAngle(outwardHeading(arm));
  const arms = [...plan.arms].sort((a, b) => turn(a) - turn(b));
  const ring = arms.map((arm, i) => {
    const next = i + 1 < arms.length ? turn(arms[i + 1]) : turn(arms[0]) + 2 * Math.PI;
    return layRing(network, plan, turn(arm) + plan.halfArm, next - plan.halfArm);
  });
  const junctions = arms.map((arm, i) => {
    const before = ring[(i + arms.length - 1) % arms.length];
    return layArm(network, plan, arm, turn(arm), before, ring[i], i + 1);
  });
  network.group(plan.name, 'roundabout', junctions);
}

/** A piece of the ring between two angles, seen from its middle. */
function layRing(network: Network, plan: RoundaboutPlan, from: number, to: number): RoadDraft {
  const sidewalk = plan.sidewalk > 0 ? sidewalkStrips(plan.sidewalk) : [];
  return network.road({
    name: plan.name,
    alignment: arc(plan, from, to),
    sections: [section(0, { left: [apron()], centre: NO_PAINT, right: [ringLane(plan, true), ...sidewalk] })],
    limits: [{ s: 0, type: 'town', max: plan.limit }],
    elevation: [{ s: 0, a: plan.z, b: 0, c: 0, d: 0 }],
  });
}

function layArm(
  network: Network,
  plan: RoundaboutPlan,
  arm: JunctionArm,
  angle: number,
  before: RoadDraft,
  after: RoadDraft,
  number: number,
): JunctionDraft {
  const junction = network.junction(`${plan.name} ${number}`);
  const arriving: JunctionArm = { road: before, end: 'end' };
  const leaving: JunctionArm = { road: after, end: 'start' };
  const lane: Strip = { ...ringLane(plan, false), name: 'lane' };
  const around = connect(
    network,
    junction,
    arriving,
    leaving,
    arc(plan, angle - plan.halfArm, angle + plan.halfArm),
    [{ strip: lane, from: -1, to: -1 }],
    [{ strip: apron(), from: 1, to: 1 }],
  );
  const ringIn = inboundLanes(arriving)[0];
  const ringOut: LaneEnd = { ...ringIn, arm: leaving, id: -1, pose: after.poseAt('start', 0) };
  const entries = inboundLanes(arm).slice(-1);
  for (const entry of entries) {
    const road = connectLanes(network, junction, entry, ringOut, true);
    junction.priorities.push({ high: around.index, low: road.index });
    const s = arm.road.stationFrom(arm.end, YIELD_LINE);
    putSign(network, arm.road, s, inboundSide(arm), 'yield', { zOffset: 2.1 });
    putSign(network, arm.road, s, inboundSide(arm), 'roundabout', { zOffset: 1.5 });
  }
  for (const exit of outboundLanes(arm).slice(-1)) connectLanes(network, junction, ringIn, exit, true);
  if (plan.crosswalks) putCrosswalkAt(network, arm, CROSSWALK);
  return junction;
}

function ringLane(plan: RoundaboutPlan, edge: boolean): Strip {
  return drivingStrip('ring', plan.width, edge ? solid() : NO_PAINT);
}

function apron(): Strip {
  return strip('apron', 'border', APRON);
}

function arc({ x, y, radius }: RoundaboutPlan, from: number, to: number): PlanViewBuilder {
  const start: PlanPose = { x: x + radius * cos(from), y: y + radius * sin(from), heading: from + Math.PI / 2 };
  return new PlanViewBuilder(start).arc(1 / radius, radius * (to - from));
}
