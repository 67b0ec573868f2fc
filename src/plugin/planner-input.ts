/*
 * What a planner is given, several times a second. Plain frozen data. Units SI, angles in radians.
 * "map frame": x east, y north, z up; yaw from the x axis, left positive.
 * "lane frame": s along the line that the route follows, d to its left, both in metres.
 */

/** What a planner is told at one moment. */
export interface PlannerInput {
  /** Simulator's clock: 100 ticks are one second. */
  readonly tick: number;
  /** Simulated time [s]. */
  readonly time: number;
  readonly ego: Ego;
  /** The ego at earlier moments, oldest first, one for each call, as far back as `needs.historyS`. */
  readonly history: readonly Ego[];
  /** Where a trajectory had best begin: what the last one wants now, unless the ego is far from it. */
  readonly start: Start;
  /** The line that the route follows: the very same object until there is another route. */
  readonly line: RouteLine;
  /** Lanes of the route in order, with their neighbours: the same object as long as the line is; empty where `needs.map` is 'none'. */
  readonly lanes: readonly RouteLane[];
  /** Other road users as the driver believes them to be; empty where `needs.observation` is 'none'. */
  readonly tracks: readonly TrackedObject[];
  /** Traffic lights on the route that the ego has not passed, nearest first. */
  readonly lights: readonly TrafficLight[];
  /** Stop and yield signs on the route that the ego has not passed, nearest first. */
  readonly signs: readonly RouteSign[];
  readonly goal: Goal;
}

/** The vehicle as the driver believes it to be: its localisation, not the truth. */
export interface Ego {
  /** Simulated time of it [s]. */
  readonly time: number;
  /** Centre of the rear axle on the ground, map frame [m]. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** [rad] */
  readonly yaw: number;
  /** Along yaw [m/s], [m/s^2]. */
  readonly speed: number;
  readonly acceleration: number;
  /** Left positive [rad/s]. */
  readonly yawRate: number;
  /** Its place in the lane frame [m]. */
  readonly s: number;
  readonly d: number;
}

/** Where a trajectory had best begin, in the lane frame. */
export interface Start {
  /** [m] */
  readonly s: number;
  readonly d: number;
  /** [m/s], [m/s^2] */
  readonly speed: number;
  readonly acceleration: number;
}

/** The line that the route follows, in the middle of its lanes: samples every `step` metres, the first at s = 0. */
export interface RouteLine {
  /** Counts the routes of a run, from 1. */
  readonly version: number;
  /** Distance between two samples [m]. */
  readonly step: number;
  /** Station of the goal [m]; the line goes on for 15 m. */
  readonly goal: number;
  /** Map frame [m]. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
  /** Direction of travel, without jumps of a whole turn [rad]. */
  readonly heading: readonly number[];
  /** Left positive [1/m]. */
  readonly curvature: readonly number[];
  /** Half of the lane's width [m]. */
  readonly halfWidth: readonly number[];
  /** [m/s] */
  readonly speedLimit: readonly number[];
}

/** A lane that the route runs on. */
export interface RouteLane {
  /** "road/section/lane" by the ids of the map's file. */
  readonly id: string;
  /** Stations between which the line runs on it [m]. */
  readonly from: number;
  readonly to: number;
  /** Lane beside it that goes the same way, by id; null for none. */
  readonly left: string | null;
  readonly right: string | null;
  /** Whether it lies in a junction, and how it turns there. */
  readonly inJunction: boolean;
  readonly turn: 'left' | 'straight' | 'right';
}

/** Kinds of road users. */
export type ObjectKind = 'car' | 'van' | 'truck' | 'bus' | 'motorcycle' | 'bicycle' | 'pedestrian';

/** Another road user. */
export interface TrackedObject {
  /** Stable while it is tracked. */
  readonly id: number;
  readonly kind: ObjectKind;
  /** Centre of its footprint, map frame [m]. */
  readonly x: number;
  readonly y: number;
  /** [rad] */
  readonly yaw: number;
  /** Along yaw [m/s]. */
  readonly speed: number;
  /** Of its box [m]. */
  readonly length: number;
  readonly width: number;
  /** Probability that it is there, 0 to 1. */
  readonly confidence: number;
  /** Where it is along the route; null where that is more than 12 m away from it, or behind the ego by more than 30 m. */
  readonly onLine: LineBox | null;
}

/** Bounds of a box in the lane frame. */
export interface LineBox {
  /** Of its centre [m]. */
  readonly s: number;
  readonly d: number;
  /** Cosine of the angle between its heading and the line's: 1 goes the ego's way, -1 comes towards it. */
  readonly along: number;
  /** [m] */
  readonly sMin: number;
  readonly sMax: number;
  readonly dMin: number;
  readonly dMax: number;
}

/** What a traffic light shows. */
export type LightState = 'off' | 'red' | 'red-amber' | 'green' | 'amber' | 'flashing-amber';

/** A traffic light that holds for the route. */
export interface TrafficLight {
  /** Id of the signal in the map's file. */
  readonly id: string;
  /** Station of the line to stop at [m]: the front of the car is to stop before it. */
  readonly s: number;
  readonly state: LightState;
}

/** A sign on the route that makes one stop or give way. */
export interface RouteSign {
  /** Id of the signal in the map's file. */
  readonly id: string;
  readonly kind: 'stop' | 'yield';
  /** Station of its line [m]. */
  readonly s: number;
}

/** Where the drive is to end. */
export interface Goal {
  /** Station [m]. */
  readonly s: number;
  /** Map frame [m], [rad]. */
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  /** How the rear axle's middle is to stand where the goal lies beside the lanes, such as in a parking space; else null. */
  readonly pose: { readonly x: number; readonly y: number; readonly yaw: number } | null;
}
