import type { ExtendedCameraTruth } from './camera-truth.ts';
import type { GnssFix } from './gnss-fix.ts';
import type { PlannerThoughts } from './planner-thoughts.ts';
import type { LidarTruth, PointCloud } from './point-cloud.ts';
import type { RadarScan, RadarTruth } from './radar-scan.ts';
import type { SeenWeather } from './seen-weather.ts';
import type { StoryTruth } from './story.ts';
import type { Tick } from './tick.ts';
import type { SensorKind } from './topics.ts';
import type { UltrasonicEcho } from './ultrasonic-echo.ts';

/*
 * Messages of all topics: plain data of numbers, strings, booleans, arrays, typed arrays and plain objects (see
 * hash.ts and snapshot.ts, which walk them). A published message is never changed by its writer afterwards.
 * Units SI, angles in radians. "map frame": x east, y north, z up. "vehicle frame": ISO 8855, origin at the centre of
 * the rear axle on the ground, x forward, y left, z up.
 */

/** True state of the ego vehicle. */
export interface EgoTruth {
  /** Centre of the rear axle on the ground, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Rotation map <- vehicle as yaw, pitch, roll about z, y', x'' [rad]; positive pitch is nose down. */
  yaw: number;
  pitch: number;
  roll: number;
  /** Velocity of the origin in the vehicle frame [m/s]. */
  vx: number;
  vy: number;
  /** Angular velocity in the vehicle frame [rad/s]. */
  rollRate: number;
  pitchRate: number;
  yawRate: number;
  /** Acceleration of the origin in the vehicle frame, gravity not included [m/s^2]. */
  ax: number;
  ay: number;
  az: number;
  /** Road-wheel angle, bicycle equivalent, left positive [rad]. */
  steer: number;
  /** Forward rolling angle of each wheel: front left, front right, rear left, rear right [rad]. */
  wheelAngles: Float64Array;
  /** Height of each wheel's centre over its place at rest, same order [m]. */
  wheelTravel: Float64Array;
  /** Whether the brake lamps burn. */
  braking: boolean;
}

/** Bits of ActorsTruth.lights; blue is the beacon of emergency vehicles. */
export const LIGHT = { brake: 1, left: 2, right: 4, blue: 8 } as const;

/** Kinds of actors, by value of ActorsTruth.kind and Track.kind. */
export const ACTOR_KIND = { car: 0, van: 1, truck: 2, bus: 3, motorcycle: 4, bicycle: 5, pedestrian: 6 } as const;

/** True state of every other road user; the arrays are index-aligned and `count` long. */
export interface ActorsTruth {
  count: number;
  /** Stable for the life of an actor, never 0 (0 is "no instance" in the camera's instance image, 1 is the ego). */
  id: Int32Array;
  kind: Uint8Array;
  /** Index into Scenery.models. */
  model: Uint8Array;
  /** Body colour, 0xRRGGBB. */
  color: Uint32Array;
  /** Centre of the box's footprint on the ground, map frame [m]. */
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  yaw: Float64Array;
  pitch: Float64Array;
  roll: Float64Array;
  /** Forward speed [m/s] and acceleration [m/s^2]. */
  speed: Float64Array;
  acceleration: Float64Array;
  length: Float64Array;
  width: Float64Array;
  height: Float64Array;
  /** Bits of LIGHT. */
  lights: Uint8Array;
}

/** States of a signal head, by value. What flashes alternates between flashingAmber and off. */
export const SIGNAL_STATE = { off: 0, red: 1, redAmber: 2, green: 3, amber: 4, flashingAmber: 5 } as const;
export type SignalState = (typeof SIGNAL_STATE)[keyof typeof SIGNAL_STATE];

/** Whether a signal is switched off or flashes amber: signs and priority hold then (Vienna Convention, article 23). */
export function isOutOfUse(state: number): boolean {
  return state === SIGNAL_STATE.off || state === SIGNAL_STATE.flashingAmber;
}

/** True state of every signal, by index in RoadMap.signals. */
export interface SignalsTruth {
  state: Uint8Array;
}

/** First contact of the ego with something. */
export interface Collision {
  tick: Tick;
  /** Actor id, or 0 for scenery. */
  other: number;
  otherKind: 'actor' | 'pedestrian' | 'scenery';
  /** Contact point, map frame [m]. */
  x: number;
  y: number;
  /** Speed of approach along the contact normal [m/s]. */
  closingSpeed: number;
}

export interface EventsTruth {
  collisions: Collision[];
}

/** Flows of traffic, in the scene's order: how many vehicles arrived so far, and how many of them found room on the map. */
export interface FlowsTruth {
  arrived: Int32Array;
  entered: Int32Array;
}

/** Pinhole camera: u = fx * x/z + cx, v = fy * y/z + cy in the optical frame; pixel centres at integer + 0.5. */
export interface CameraCalibration {
  width: number;
  height: number;
  fx: number;
  fy: number;
  cx: number;
  cy: number;
  /** Pose of the camera's body (x forward, y left, z up) in the vehicle frame. */
  mount: { x: number; y: number; z: number; yaw: number; pitch: number; roll: number };
  /** Lens before the pinhole, its coefficients in OpenCV's order (sensors/camera/lens.ts); left out where there is none. */
  distortion?: { model: 'brown-conrady' | 'kannala-brandt'; coefficients: number[] };
}

/** A colour picture. */
export interface CameraFrame {
  calibration: CameraCalibration;
  /** sRGB, 3 bytes a pixel, rows from the top. */
  rgb: Uint8Array;
}

/** What the camera's pixels really are; same geometry as the colour frame of that tick. */
export interface CameraTruth extends ExtendedCameraTruth {
  width: number;
  height: number;
  /** Distance along the optical axis [m]; Infinity for sky. */
  depth: Float32Array;
  /** SEMANTIC class ids. */
  semantic: Uint8Array;
  /** Actor id, 0 for none. */
  instance: Uint16Array;
}

export interface Gnss {
  valid: boolean;
  /** Position of the antenna projected to the vehicle's origin, map frame [m]. */
  x: number;
  y: number;
  z: number;
  /** Standard deviation that the receiver states, each horizontal axis [m]. */
  sigma: number;
}

export interface Imu {
  /** Specific force in the vehicle frame [m/s^2]; at rest on level ground az = +9.81. */
  ax: number;
  ay: number;
  az: number;
  /** Angular velocity in the vehicle frame [rad/s]. */
  rollRate: number;
  pitchRate: number;
  yawRate: number;
}

export interface Odometry {
  /** Forward speed from the rear wheels [m/s]. */
  speed: number;
  /** Measured road-wheel angle [rad]. */
  steer: number;
}

/** Output of the segmentation network. */
export interface Segmentation {
  /** Size of the mask; its pixels cover the camera's picture evenly. */
  width: number;
  height: number;
  /** Perception class per pixel, see perception/perception-class.ts. */
  classes: Uint8Array;
  /** Probability of that class, 0 to 255 for 0 to 1. */
  confidence: Uint8Array;
}

/** What the mask says of the road ahead, vehicle frame. Arrays are index-aligned; NaN where nothing was seen. */
export interface RoadObservation {
  valid: boolean;
  /** Stations ahead of the rear axle [m]. */
  x: Float64Array;
  /** Lateral place of the left and right edge of the carriageway [m], left positive. */
  leftEdge: Float64Array;
  rightEdge: Float64Array;
  /** Lateral place of the lane marking next to the vehicle's left [m]. */
  leftMark: Float64Array;
}

/** Another road user as the driver believes it to be. */
export interface Track {
  /** Stable while the track lives. */
  id: number;
  kind: number;
  /** Centre of the footprint, map frame [m]. */
  x: number;
  y: number;
  yaw: number;
  /** Speed along yaw [m/s]. */
  speed: number;
  length: number;
  width: number;
  /** Probability that it is there, 0 to 1. */
  confidence: number;
}

export interface Tracks {
  /** Who made them: the network, or the truth cut down to range, view and occlusion. */
  source: 'cnn' | 'oracle';
  tracks: Track[];
}

/** Where the driver believes the vehicle is. */
export interface Localisation {
  valid: boolean;
  /** Centre of the rear axle, map frame. */
  x: number;
  y: number;
  z: number;
  yaw: number;
  /** Forward speed [m/s], acceleration [m/s^2], yaw rate [rad/s]. */
  speed: number;
  acceleration: number;
  yawRate: number;
  /** Standard deviations across and along the heading [m] and of the heading [rad]. */
  lateralSigma: number;
  longitudinalSigma: number;
  yawSigma: number;
}

/** State of the signals as the driver knows it, by index in RoadMap.signals. */
export interface SignalView {
  /** 'truth' until the network reads lamps. */
  source: 'truth' | 'cnn';
  state: Uint8Array;
}

/** The lanes to follow, in order, from the start to the goal. */
export interface Route {
  valid: boolean;
  /** Why there is none, or where there is one, why it is another than before; '' for neither. */
  reason: string;
  /** Indices into RoadMap.lanes. */
  lanes: Int32Array;
  /** Station on the first lane where it starts and on the last where it ends [m]. */
  startS: number;
  goalS: number;
  /** [m] */
  length: number;
  /** Lane centre to follow, about every 2 m, map frame: x, y, z in turn. */
  polyline: Float64Array;
}

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

/** What the driver asks of the actuators. */
export interface Command {
  /** Wished road-wheel angle, left positive [rad]. */
  steer: number;
  /** 0 to 1. */
  throttle: number;
  brake: number;
  /** Whether to drive backwards; left out where not. The gear changes below 0.5 m/s. */
  reverse?: true;
  /** Errors that the controller worked on: signed distance from the path, left positive [m]; [rad]; [m/s]. */
  crossTrack: number;
  headingError: number;
  speedError: number;
  targetSpeed: number;
}

/** Calibration of one sensor as the driver is told it; the truth may differ by the rig's calibration error. */
export interface SensorCalibration {
  /** Its topic, for example "camera.front". */
  topic: string;
  /** Extrinsics: pose of the sensor's body (x forward, y left, z up) in the vehicle frame [m], [rad]. */
  mount: { x: number; y: number; z: number; yaw: number; pitch: number; roll: number };
  /** The same rotation as nine numbers, vehicle <- body, row by row; for cameras vehicle <- optical frame. */
  rotation: Float64Array;
  /** Intrinsics; null for what is no camera. */
  camera: CameraIntrinsics | null;
}

/** Names as in ROS' sensor_msgs/CameraInfo; matrices are nine numbers, row by row. */
export interface CameraIntrinsics {
  width: number;
  height: number;
  /** What D means: nothing, Brown-Conrady (k1, k2, p1, p2, k3), or Kannala-Brandt (k1 to k4). */
  model: 'pinhole' | 'brown-conrady' | 'kannala-brandt';
  /** K: optical frame to pixels [pixel]. */
  k: Float64Array;
  /** D: the distortion's parameters in the order of its model. */
  d: Float64Array;
  /** R: rotation that rectifies; the identity, since no two cameras of a rig are rectified to each other. */
  r: Float64Array;
}

/** Calibration of every sensor of the rig, in the rig's order. */
export interface Calibration {
  sensors: SensorCalibration[];
}

/** Which faults are at work, by index in the scene's faults: 1 or 0. */
export interface FaultsTruth {
  active: Uint8Array;
}

/** Message type of the topics that the table in topics.ts has a row for. */
export interface FixedMessages {
  'truth.ego': EgoTruth;
  'truth.actors': ActorsTruth;
  'truth.signals': SignalsTruth;
  'truth.events': EventsTruth;
  'truth.flows': FlowsTruth;
  'truth.camera.front': CameraTruth;
  'camera.front': CameraFrame;
  gnss: Gnss;
  imu: Imu;
  odometry: Odometry;
  signals: SignalView;
  segmentation: Segmentation;
  road: RoadObservation;
  tracks: Tracks;
  localisation: Localisation;
  route: Route;
  plan: Plan;
  command: Command;
  calibration: Calibration;
  'truth.faults': FaultsTruth;
  'truth.story': StoryTruth;
}

/** Message type of every topic; those with a name in them have their rows from the run's rig or driver. */
export interface Messages extends FixedMessages {
  [topic: `radar.${string}`]: RadarScan;
  [topic: `truth.radar.${string}`]: RadarTruth;
  [topic: `lidar.${string}`]: PointCloud;
  [topic: `truth.lidar.${string}`]: LidarTruth;
  [topic: `camera.${string}`]: CameraFrame;
  [topic: `truth.camera.${string}`]: CameraTruth;
  [topic: `gnss.${string}`]: GnssFix;
  [topic: `imu.${string}`]: Imu;
  [topic: `odometry.${string}`]: Odometry;
  [topic: `ultrasonic.${string}`]: UltrasonicEcho;
  [topic: `planner.${string}`]: PlannerThoughts;
  weather: SeenWeather;
}

export type FixedTopic = keyof FixedMessages;
export type TopicName = keyof Messages;
/** Topics that sensors of a rig write: the driver's own by their kind, all others by kind and name. */
export type SensorTopic = Extract<TopicName, 'gnss' | 'imu' | 'odometry' | `${SensorKind}.${string}`>;
export type TruthTopic = Extract<TopicName, `truth.${string}`>;
/** Topics that a driver module may read or write: everything but the truth. */
export type DriverTopic = Exclude<TopicName, TruthTopic>;
