/*
 * What a planner answers. Units SI, angles in radians, map frame (x east, y north; yaw from the x axis, left positive).
 */

/** What a planner wants to be done: where to be when, which the simulator's controller follows, or wheel and pedals. */
export type PlannerOutput = TrajectoryOutput | ControlOutput;

/** Wheel and pedals, held until the next answer. */
export interface ControlOutput extends PlannerRemarks {
  readonly kind: 'control';
  /** Angle of the front wheels (bicycle equivalent), left positive [rad]. */
  readonly steer: number;
  /** 0 to 1. */
  readonly throttle: number;
  readonly brake: number;
  /** The gear changes below 0.5 m/s. */
  readonly reverse?: boolean;
}

/** Where the car is to be when. */
export interface TrajectoryOutput extends PlannerRemarks {
  readonly kind: 'trajectory';
  /**
   * Where the centre of the rear axle is to be when: 2 to 1,000 states in ascending order of time, the first now (t = 0),
   * the last at least 1 s ahead; 6 s are usual. What lies between is interpolated. Speeds are 0 or more.
   */
  readonly states: readonly TrajectoryState[];
  /** Whether it is driven backwards: yaw stays the vehicle's, speeds are along the way and 0 or more. */
  readonly reverse?: boolean;
}

/** What a planner may say beside what it wants. */
export interface PlannerRemarks {
  /** What it decided and why, as the car's passengers are told. */
  readonly decision?: PlannerDecision;
  /** Other trajectories that were weighed, with what they would cost. At most 50. */
  readonly candidates?: readonly Candidate[];
  /** To be drawn on the road. At most 200. */
  readonly drawings?: readonly Drawing[];
  /** Figures to be shown beside the picture, by name. At most 50. */
  readonly debug?: Readonly<Record<string, number | string | boolean>>;
}

/** The ego at one moment of a trajectory. */
export interface TrajectoryState {
  /** From now [s]. */
  readonly t: number;
  /** Centre of the rear axle, map frame [m]. */
  readonly x: number;
  readonly y: number;
  /** Forward, 0 or more [m/s]. */
  readonly speed: number;
  /** [rad]; left out: along the way. */
  readonly yaw?: number;
  /** Left positive [1/m]; left out: that of the way. */
  readonly curvature?: number;
  /** [m/s^2]; left out: the change of speed. */
  readonly acceleration?: number;
}

/** Kinds of decisions. */
export type PlannerDecisionKind = 'cruise' | 'follow' | 'stop' | 'avoid' | 'arrive' | 'emergency' | 'wait' | 'park';

/** What was decided and why. */
export interface PlannerDecision {
  readonly kind: PlannerDecisionKind;
  /** In a few words, such as "red light" or "vehicle 12 m". */
  readonly reason: string;
  /** Where it is to stop, or whom it follows, map frame [m]. */
  readonly x?: number;
  readonly y?: number;
}

/** A trajectory that was weighed. */
export interface Candidate {
  /** The lower the better, in units of the planner's own. */
  readonly cost: number;
  /** Its name, such as "30 km/h, 0.5 m left". */
  readonly label?: string;
  /** Its way: x and y in turn, map frame [m]. At most 400 numbers. */
  readonly points: readonly number[];
}

/** Something to be drawn on the road. */
export interface Drawing {
  readonly kind: 'line' | 'polygon' | 'points';
  /** x and y in turn, map frame [m]. At most 2,000 numbers. */
  readonly points: readonly number[];
  /** 0xRRGGBB. */
  readonly color?: number;
  readonly label?: string;
}
