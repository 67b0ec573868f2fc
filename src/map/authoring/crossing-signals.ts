import { angleDifference } from '../../core/math/angle.ts';
import type { RoadSignal } from '../opendrive/signal-records.ts';
import {
  inboundLanes,
  inboundSide,
  type JunctionArm,
  type LaneEnd,
  outboundSide,
  outwardHeading,
} from './arm-lanes.ts';
import type { JunctionDraft, Network } from './network.ts';
import { roadsideT } from './road-signs.ts';

/** Of the lower edge of a head over the ground, and between two heads on one pole [m]. */
const HEAD_HEIGHT = 2.6;
const HEAD_SPACING = 0.5;
/** Arms whose directions differ by more than this are opposite [rad]. */
const OPPOSITE = (3 * Math.PI) / 4;

/**
 * Traffic lights in phases within which nobody crosses anybody's way: if both of two opposite arms have lanes of their
 * own for left turns, first what goes straight on and right from both, then their left turns; else one arm after the
 * other. Every arm has a head at its stop line for each of its phases, which governs its lanes, and one on the far side
 * that repeats it and governs no lane (validity 0 to 0).
 */
export function signalArms(
  network: Network,
  junction: JunctionDraft,
  arms: readonly JunctionArm[],
  setback: number,
): void {
  const waiting = arms.filter((arm) => inboundLanes(arm).length > 0);
  const done = new Set<JunctionArm>();
  const phase = (name: string, members: readonly JunctionArm[], isMember: (lane: LaneEnd) => boolean, row: number) => {
    const heads = members.flatMap((arm) =>
      headsOf(network, arms, arm, inboundLanes(arm).filter(isMember), setback, row),
    );
    if (heads.length > 0) network.controller(junction, `${junction.name}: ${name}`, heads);
  };
  for (const arm of waiting) {
    if (done.has(arm)) continue;
    const opposite = waiting.find((other) => areOpposite(arm, other));
    if (opposite !== undefined && turnsApart(arm) && turnsApart(opposite)) {
      phase(`${arm.road.plan.name}, straight on and right`, [arm, opposite], (lane) => !isLeftLane(lane), 0);
      phase(`${arm.road.plan.name}, left`, [arm, opposite], isLeftLane, 1);
      done.add(opposite);
    } else phase(arm.road.plan.name, [arm], () => true, 0);
    done.add(arm);
  }
}

/** Whether an arm's left turns have lanes to themselves. */
function turnsApart(arm: JunctionArm): boolean {
  return inboundLanes(arm).some(isLeftLane);
}

function isLeftLane({ turns }: LaneEnd): boolean {
  return turns.length === 1 && turns[0] === 'left';
}

function headsOf(
  network: Network,
  arms: readonly JunctionArm[],
  arm: JunctionArm,
  lanes: readonly LaneEnd[],
  setback: number,
  row: number,
): RoadSignal[] {
  if (lanes.length === 0) return [];
  const ids = lanes.map((lane) => lane.id);
  const near = head(network, arm, inboundSide(arm), inboundSide(arm), setback, row, [
    [Math.min(...ids), Math.max(...ids)],
  ]);
  const opposite = arms.find((other) => areOpposite(arm, other));
  if (opposite === undefined) return [near];
  // Those who turn left look to the far left, the others to the far right.
  const roadside = row === 0 ? outboundSide(opposite) : inboundSide(opposite);
  return [near, head(network, opposite, roadside, outboundSide(opposite), 1, row, [[0, 0]])];
}

/** A head beside an arm's road on `roadside`, seen by the traffic of side `seenBy`. */
function head(
  network: Network,
  arm: JunctionArm,
  roadside: 'left' | 'right',
  seenBy: 'left' | 'right',
  setback: number,
  row: number,
  validity: RoadSignal['validity'],
): RoadSignal {
  const s = arm.road.stationFrom(arm.end, setback);
  const outward = roadside === 'left' ? 1 : -1;
  return network.signal(arm.road, {
    name: row === 0 ? 'light' : 'light for left turns',
    country: 'OpenDRIVE',
    type: '1000001',
    dynamic: true,
    s,
    t: roadsideT(arm.road, s, roadside) + outward * row * HEAD_SPACING,
    zOffset: HEAD_HEIGHT,
    orientation: seenBy === 'right' ? '+' : '-',
    width: 0.32,
    height: 0.95,
    validity,
  });
}

function areOpposite(a: JunctionArm, b: JunctionArm): boolean {
  return a !== b && Math.abs(angleDifference(outwardHeading(a), outwardHeading(b))) > OPPOSITE;
}
