export type DecisionKind = 'cruise' | 'follow' | 'stop' | 'avoid' | 'arrive' | 'emergency' | 'wait' | 'park';

/** What the planner decided and why, readable on screen in one glance. */
export interface Decision {
  kind: DecisionKind;
  /** For example "red light", "vehicle 12 m". */
  reason: string;
  /** Where a stop or a follow is fenced, map frame; NaN where there is no fence. */
  fenceX: number;
  fenceY: number;
  fenceYaw: number;
}

/** A timed trajectory of the rear axle's centre; arrays are index-aligned. */
export interface Plan {
  valid: boolean;
  decision: Decision;
  /** Whether it is driven backwards, left out where not: yaw stays the vehicle's, speeds are along the way and positive. */
  reverse?: true;
  /**
   * Wheel and pedals of a planner that sees to them itself, left out where not: road-wheel angle [rad], 0 to 1. The
   * trajectory is then what is expected to come of them.
   */
  command?: { steer: number; throttle: number; brake: number };
  /** Time from this plan's tick [s]. */
  t: Float64Array;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  yaw: Float64Array;
  curvature: Float64Array;
  speed: Float64Array;
  acceleration: Float64Array;
  /** Speed wished for here if nothing hindered [m/s]. */
  desiredSpeed: number;
  /** Search effort: nodes expanded, and the cost of the best path. */
  expanded: number;
  cost: number;
  /** Progress along the route and distance left [m]. */
  routeS: number;
  remaining: number;
}
