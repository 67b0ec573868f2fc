import type { Tick } from '../../core/tick.ts';
import type { CollisionRecord } from './collision-record.ts';
import { OtherUsers } from './other-users.ts';

/** Frames are taken this often [1/s]: nuPlan's and NAVSIM's rate. */
export const FRAMES_PER_SECOND = 10;

/** Time from one frame to the next [s]. */
export const FRAME_SECONDS = 1 / FRAMES_PER_SECOND;

/** Others whose boxes are farther from the ego's than this are left out [m]. */
export const OTHERS_WITHIN = 60;

/**
 * What every metric and criterion reads: the truth of one moment seen from the ego, at 10 Hz. There is one per run, filled
 * anew for every frame, so readers keep numbers and never the frame. NaN where something does not apply.
 * Units SI, map frame unless it says otherwise, angles in radians.
 */
export class DriveFrame {
  tick: Tick = 0;
  /** [s] */
  time = 0;

  /** Centre of the ego's rear axle, and its attitude. */
  x = 0;
  y = 0;
  z = 0;
  yaw = 0;
  cosYaw = 1;
  sinYaw = 0;
  /** Centre of the ego's box, and half its sizes. */
  centreX = 0;
  centreY = 0;
  halfLength = 0;
  halfWidth = 0;
  /** Velocity of the rear axle forward and to the left; its magnitude with the sign of vx. */
  vx = 0;
  vy = 0;
  speed = 0;
  /** Acceleration of the rear axle forward and to the left. */
  ax = 0;
  ay = 0;
  yawRate = 0;
  /** Road-wheel angle, left positive. */
  steer = 0;
  braking = false;

  /** The lane under the centre of the ego's box, of several that on the route, then that of the nearest heading; -1: none. */
  lane = -1;
  /** The centre's station along that lane, and its offset to the left of the lane's centre. */
  laneS = Number.NaN;
  laneOffset = Number.NaN;
  laneWidth = Number.NaN;
  /** Heading of the ego less that of the lane. */
  headingError = Number.NaN;
  /** Whether that lane is a way through a junction. */
  inJunction = false;
  /** Whether the centre is in a parking space and on no lane: `lane` is -1 then, however near one is. */
  inParkingSpace = false;
  /** Whether that lane is one of the route. */
  onRoute = false;
  /** Speed limit of that lane there; NaN off the lanes. */
  speedLimit = Number.NaN;
  /** Way of the box's centre since the last frame along the direction of that lane, negative against it; 0 off the lanes. */
  laneAdvance = 0;
  /** Way of the box's centre since the last frame, whatever its direction. */
  advance = 0;
  /** How far each corner of the box is outside of all driving lanes and parking spaces (front left, front right, rear left, rear right); 0: inside. */
  readonly cornerOutside = new Float64Array(4);
  /** The greatest of them. */
  outside = 0;
  /** Whether no single lane with those that follow it holds all corners that are on lanes. */
  inSeveralLanes = false;

  /** Station of the rear axle along the route, its offset to the route's left, and the route's length; NaN: no route, or far from it. */
  routeS = Number.NaN;
  routeOffset = Number.NaN;
  routeLength = Number.NaN;

  /** Others near by. */
  readonly others = new OtherUsers();
  /** Least distance between the ego's box and another's; Infinity: nobody near by. */
  nearest = Number.POSITIVE_INFINITY;
  /** The next one ahead on the ego's way, as an index into `others`; -1: none. */
  leader = -1;
  /** From front to its near end, and its speed and acceleration along the ego's path. */
  leaderGap = Number.NaN;
  leaderSpeed = Number.NaN;
  leaderAcceleration = Number.NaN;
  /** Mean speed of the vehicles near by, bicycles left out; NaN where there are none. */
  trafficSpeed = Number.NaN;

  /** State of every signal (SIGNAL_STATE), by index in RoadMap.signals. */
  signals: Uint8Array = new Uint8Array(0);
  /** Collisions of all ticks since the last frame. */
  readonly collisions: CollisionRecord[] = [];
}
