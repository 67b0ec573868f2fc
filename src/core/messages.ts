import type { GnssFix } from './gnss-fix.ts';
import type { ActorsTruth } from './messages/actors-truth.ts';
import type { Calibration } from './messages/calibration.ts';
import type { CameraFrame, CameraTruth } from './messages/camera-frame.ts';
import type { Command } from './messages/command.ts';
import type { EgoTruth } from './messages/ego-truth.ts';
import type { Localisation } from './messages/localisation.ts';
import type { Gnss, Imu, Odometry } from './messages/motion-readings.ts';
import type { Plan } from './messages/plan.ts';
import type { Route } from './messages/route.ts';
import type { EventsTruth, FaultsTruth, FlowsTruth } from './messages/run-truth.ts';
import type { RoadObservation, Segmentation } from './messages/seen-road.ts';
import type { SignalsTruth, SignalView } from './messages/signals.ts';
import type { Tracks } from './messages/tracks.ts';
import type { PlannerThoughts } from './planner-thoughts.ts';
import type { LidarTruth, PointCloud } from './point-cloud.ts';
import type { RadarScan, RadarTruth } from './radar-scan.ts';
import type { SEEN_BAYS, SeenBays } from './seen-bays.ts';
import type { SeenWeather } from './seen-weather.ts';
import type { StoryTruth } from './story.ts';
import type { SensorKind } from './topics.ts';
import type { UltrasonicEcho } from './ultrasonic-echo.ts';

/*
 * Messages of all topics; what they hold is in messages/ and in the files beside this one. They are plain data of
 * numbers, strings, booleans, arrays, typed arrays and plain objects (see hash.ts and snapshot.ts, which walk them). A
 * published message is never changed by its writer afterwards.
 * Units SI, angles in radians. "map frame": x east, y north, z up. "vehicle frame": ISO 8855, origin at the centre of
 * the rear axle on the ground, x forward, y left, z up.
 */

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
  bays: SeenBays;
}

export type FixedTopic = keyof FixedMessages;
export type TopicName = keyof Messages;
/** Topics that sensors of a rig write: the driver's own by their kind, all others by kind and name. */
export type SensorTopic = Extract<TopicName, 'gnss' | 'imu' | 'odometry' | `${SensorKind}.${string}`>;
export type TruthTopic = Extract<TopicName, `truth.${string}`>;
/** Topics that say what is sensed of the world: those of the rig's sensors, and what is told in the place of cameras around the car. */
export type SensedTopic = SensorTopic | typeof SEEN_BAYS;
/** Topics that a driver module may read or write: everything but the truth. */
export type DriverTopic = Exclude<TopicName, TruthTopic>;
