import type { PlanPose } from './plan-view-builder.ts';
import { type RoadDraft, type RoadEnd, widthAt } from './road-draft.ts';
import type { Strip, Turn } from './strip.ts';

/** One road's end at a junction. */
export interface JunctionArm {
  readonly road: RoadDraft;
  readonly end: RoadEnd;
}

/** A lane's end at a junction. */
export interface LaneEnd {
  readonly arm: JunctionArm;
  /** OpenDRIVE lane id. */
  readonly id: number;
  /** Its inner border, which is the left one, in the direction of travel. */
  readonly pose: PlanPose;
  /** [m] */
  readonly width: number;
  readonly turns: readonly Turn[];
}

/** Where a strip beside the carriageway ends at a junction. */
export interface RimEnd {
  readonly id: number;
  readonly strip: Strip;
  readonly width: number;
}

/** Side of the road whose traffic goes into the junction. */
export function inboundSide(arm: JunctionArm): 'left' | 'right' {
  return arm.end === 'end' ? 'right' : 'left';
}

export function outboundSide(arm: JunctionArm): 'left' | 'right' {
  return arm.end === 'end' ? 'left' : 'right';
}

/** Driving lanes that lead into the junction, from the inside out. */
export function inboundLanes(arm: JunctionArm): LaneEnd[] {
  return drivingLanes(arm, inboundSide(arm));
}

/** Driving lanes that lead out of the junction, from the inside out. */
export function outboundLanes(arm: JunctionArm): LaneEnd[] {
  return drivingLanes(arm, outboundSide(arm));
}

/** The road's direction away from the junction. */
export function outwardHeading({ road, end }: JunctionArm): number {
  const { heading } = road.poseAt(end, 0);
  return end === 'start' ? heading : heading + Math.PI;
}

/** What lies beyond the outermost driving lane of a side, from the inside out. */
export function rimStrips(arm: JunctionArm, side: 'left' | 'right'): RimEnd[] {
  const strips = arm.road.sectionAt(arm.end)[side];
  const first = strips.findLastIndex(({ type }) => type === 'driving') + 1;
  return strips.slice(first).map((strip, i) => ({
    id: laneId(side, first + i),
    strip,
    width: widthAt(strip, arm.end),
  }));
}

/** The inner border of the nth lane of a side, in that side's direction of travel. */
export function borderPose({ road, end }: JunctionArm, side: 'left' | 'right', n: number): PlanPose {
  const pose = road.poseAt(end, road.borderT(road.stationFrom(end, 0), side, n));
  return side === 'left' ? { ...pose, heading: pose.heading + Math.PI } : pose;
}

function drivingLanes(arm: JunctionArm, side: 'left' | 'right'): LaneEnd[] {
  return arm.road.sectionAt(arm.end)[side].flatMap((strip, n) =>
    strip.type === 'driving'
      ? [
          {
            arm,
            id: laneId(side, n),
            pose: borderPose(arm, side, n),
            width: widthAt(strip, arm.end),
            turns: strip.turns,
          },
        ]
      : [],
  );
}

function laneId(side: 'left' | 'right', n: number): number {
  return side === 'left' ? n + 1 : -(n + 1);
}
