import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Road } from '../opendrive/document.ts';
import { DRIVING_WIDTH } from './cross-section.ts';
import type { PlanPose } from './plan-view-builder.ts';

/** One street's end at a crossing. */
export interface Arm {
  /** Index of the street. */
  readonly road: number;
  readonly contact: 'start' | 'end';
  /** Driving lanes per direction. */
  readonly lanes: number;
  /** End of the street's centre line, heading away from the crossing. */
  readonly outward: PlanPose;
}

/** Lane id of the nth lane from the centre line that leads into the crossing. */
export function inboundLane(arm: Arm, n: number): number {
  return arm.contact === 'end' ? -n : n;
}

/** Lane id of the nth lane from the centre line that leads out of the crossing. */
export function outboundLane(arm: Arm, n: number): number {
  return -inboundLane(arm, n);
}

/** Left border of the nth inbound lane, in the direction of travel. */
export function inboundPose(arm: Arm, n: number): PlanPose {
  const { x, y, heading } = arm.outward;
  return rightOf({ x, y, heading: heading + Math.PI }, (n - 1) * DRIVING_WIDTH);
}

/** Left border of the nth outbound lane, in the direction of travel. */
export function outboundPose(arm: Arm, n: number): PlanPose {
  return rightOf(arm.outward, (n - 1) * DRIVING_WIDTH);
}

/** Station on the street `distance` before its end at the crossing. */
export function stationBefore(arm: Arm, street: Road, distance: number): number {
  return arm.contact === 'end' ? street.length - distance : distance;
}

function rightOf(pose: PlanPose, distance: number): PlanPose {
  return {
    x: pose.x + distance * sin(pose.heading),
    y: pose.y - distance * cos(pose.heading),
    heading: pose.heading,
  };
}
