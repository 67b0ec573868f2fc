import { cos, sin } from '../../core/math/sin-cos.ts';

/** Where a car stands, map frame: centre of its rear axle [m], heading [rad]. */
export interface PlanePose {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
}

/** 1 to the left, -1 to the right, 0 straight. */
export type Turn = -1 | 0 | 1;

/** A piece of a path on a circle or straight; a negative length is driven backwards [m]. */
export interface ArcPiece {
  readonly turn: Turn;
  readonly length: number;
}

/** A piece of a manoeuvre: curvature as the steering makes it, left positive [1/m]; a negative length is backwards [m]. */
export interface CurvePiece {
  readonly curvature: number;
  readonly length: number;
}

/** Where a car is that has driven `way` [m] from a pose at a curvature [1/m]. */
export function alongArc(from: PlanePose, curvature: number, way: number): PlanePose {
  if (curvature === 0) return { x: from.x + way * cos(from.yaw), y: from.y + way * sin(from.yaw), yaw: from.yaw };
  const yaw = from.yaw + curvature * way;
  return {
    x: from.x + (sin(yaw) - sin(from.yaw)) / curvature,
    y: from.y + (cos(from.yaw) - cos(yaw)) / curvature,
    yaw,
  };
}
