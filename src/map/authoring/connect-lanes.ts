import {
  borderPose,
  inboundSide,
  type JunctionArm,
  type LaneEnd,
  outboundSide,
  type RimEnd,
  rimStrips,
} from './arm-lanes.ts';
import { connectingPath } from './connecting-path.ts';
import { hermite } from './ease.ts';
import type { JunctionDraft, Network } from './network.ts';
import { NO_PAINT } from './paint.ts';
import type { PlanPose, PlanViewBuilder } from './plan-view-builder.ts';
import type { RoadDraft } from './road-draft.ts';
import { drivingStrip, type Strip, section, strip } from './strip.ts';

/** Lanes that go through a junction side by side: from lane id to lane id, with widths at either end. */
interface Through {
  readonly strip: Strip;
  readonly from: number;
  readonly to: number;
}

/** Connects a lane into a junction with one out of it, along its rim with the strips beside the carriageway. */
export function connectLanes(
  network: Network,
  junction: JunctionDraft,
  from: LaneEnd,
  to: LaneEnd,
  rim: boolean,
): RoadDraft {
  const driving = drivingStrip('lane', from.width, NO_PAINT, { widthEnd: to.width });
  const lanes = [{ strip: driving, from: from.id, to: to.id }, ...(rim ? rimLanes(from.arm, to.arm) : [])];
  return connect(network, junction, from.arm, to.arm, connectingPath(from.pose, to.pose), lanes);
}

/** Kerb and sidewalk around a corner where no lane goes. */
export function connectRim(network: Network, junction: JunctionDraft, from: JunctionArm, to: JunctionArm): void {
  const lanes = rimLanes(from, to);
  if (lanes.length === 0) return;
  const poseOf = (arm: JunctionArm, side: 'left' | 'right', id: number): PlanPose =>
    borderPose(arm, side, Math.abs(id) - 1);
  const path = connectingPath(
    poseOf(from, inboundSide(from), lanes[0].from),
    poseOf(to, outboundSide(to), lanes[0].to),
  );
  connect(network, junction, from, to, path, lanes);
}

/** Strips that both arms have beyond their outermost driving lanes. */
function rimLanes(from: JunctionArm, to: JunctionArm): Through[] {
  const ends = rimStrips(to, outboundSide(to));
  return rimStrips(from, inboundSide(from)).flatMap((start) => {
    const end = ends.find((candidate) => candidate.strip.name === start.strip.name);
    return end === undefined ? [] : [through(start, end)];
  });
}

function through(start: RimEnd, end: RimEnd): Through {
  const { name, type, height } = start.strip;
  return { strip: strip(name, type, start.width, { widthEnd: end.width, height }), from: start.id, to: end.id };
}

/** A connecting road along `path` whose lanes go from one arm to the other; `inner` is what lies to their left. */
export function connect(
  network: Network,
  junction: JunctionDraft,
  from: JunctionArm,
  to: JunctionArm,
  path: PlanViewBuilder,
  lanes: readonly Through[],
  inner: readonly Through[] = [],
): RoadDraft {
  const limit = Math.min(from.road.limitAt(from.end), to.road.limitAt(to.end));
  const [{ type }] = from.road.plan.limits;
  const climbIn = from.end === 'end' ? from.road.grade('end') : 0 - from.road.grade('start');
  const climbOut = to.end === 'start' ? to.road.grade('start') : 0 - to.road.grade('end');
  const road = network.connectingRoad(junction, {
    name: `${from.road.plan.name} to ${to.road.plan.name}`,
    alignment: path,
    sections: [section(0, { left: inner.map((lane) => lane.strip), right: lanes.map((lane) => lane.strip) })],
    limits: [{ s: 0, type, max: limit }],
    elevation: [hermite(path.length, from.road.height(from.end), climbIn, to.road.height(to.end), climbOut)],
  });
  road.links.start = { kind: 'road', element: from.road.index, contact: from.end };
  road.links.end = { kind: 'road', element: to.road.index, contact: to.end };
  const junctionLink = { kind: 'junction', element: junction.index, contact: null } as const;
  from.road.links[from.end] = junctionLink;
  to.road.links[to.end] = junctionLink;
  const laneLinks = lanes.map((lane, i) => ({ from: lane.from, to: -(i + 1) }));
  const link = (id: number, { from: before, to: after }: Through) => {
    road.laneLinks.start.set(id, before);
    road.laneLinks.end.set(id, after);
  };
  for (const [i, lane] of lanes.entries()) link(-(i + 1), lane);
  for (const [i, lane] of inner.entries()) link(i + 1, lane);
  junction.connections.push({
    id: String(junction.connections.length),
    type: 'default',
    incomingRoad: from.road.index,
    connectingRoad: road.index,
    contact: 'start',
    laneLinks,
  });
  return road;
}
