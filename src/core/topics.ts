import type { FixedTopic, TopicName } from './messages.ts';

/** Kinds of sensors, in the order in which they run inside a tick. */
export const SENSOR_KINDS = ['camera', 'lidar', 'radar', 'gnss', 'imu', 'odometry', 'ultrasonic'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

export type ModuleName =
  | 'storyboard'
  | 'world'
  | SensorKind
  | 'calibration'
  | 'faults'
  | 'oracle'
  | 'signal-view'
  | 'weather-view'
  | 'bay-view'
  | 'perception'
  | 'localisation'
  | 'planner'
  | 'controller';

/** One row of the topics table. */
export interface TopicSpecification {
  /** Messages a second; divides 100. */
  readonly rate: number;
  /** Ticks from publication to visibility: latency is modelled, never measured. */
  readonly latency: number;
  /** Every how many messages one goes into a trace. */
  readonly logEvery: number;
  /** Modules that may write it; the assembly picks exactly one. */
  readonly writers: readonly ModuleName[];
  /** Published whenever its input has come, which a rig may make at another rate; `rate` is that of the starter's. */
  readonly onArrival?: boolean;
  /** For the docs and the app. */
  readonly title: string;
}

/**
 * The one truth about interfaces: the bus, the scheduler, the recorder, the freshness check, the docs and the tests all
 * read this table. Order of the rows is the order of the data's way, and the order in which the run's hash takes them.
 */
export const TOPICS = {
  'truth.ego': { rate: 100, latency: 0, logEvery: 10, writers: ['world'], title: 'true ego state' },
  'truth.actors': { rate: 100, latency: 0, logEvery: 10, writers: ['world'], title: 'true state of other road users' },
  'truth.signals': { rate: 100, latency: 0, logEvery: 10, writers: ['world'], title: 'true signal states' },
  'truth.events': { rate: 100, latency: 0, logEvery: 1, writers: ['world'], title: 'collisions' },
  'truth.camera.front': { rate: 10, latency: 0, logEvery: 10, writers: ['camera'], title: 'depth, class, instance' },
  'camera.front': { rate: 10, latency: 0, logEvery: 10, writers: ['camera'], title: 'front camera picture' },
  gnss: { rate: 10, latency: 0, logEvery: 1, writers: ['gnss'], title: 'satellite position' },
  imu: { rate: 100, latency: 0, logEvery: 10, writers: ['imu'], title: 'specific force and angular rate' },
  odometry: { rate: 100, latency: 0, logEvery: 10, writers: ['odometry'], title: 'wheel speed and steering angle' },
  signals: { rate: 10, latency: 0, logEvery: 1, writers: ['signal-view'], title: 'signal states for the driver' },
  segmentation: {
    rate: 10,
    latency: 5,
    logEvery: 10,
    writers: ['perception'],
    onArrival: true,
    title: 'class mask of the network',
  },
  road: {
    rate: 10,
    latency: 5,
    logEvery: 1,
    writers: ['perception'],
    onArrival: true,
    title: 'road edges and lane mark from the mask',
  },
  tracks: {
    rate: 10,
    latency: 5,
    logEvery: 1,
    writers: ['perception', 'oracle'],
    onArrival: true,
    title: 'other road users as believed',
  },
  localisation: { rate: 100, latency: 0, logEvery: 10, writers: ['localisation'], title: 'ego state as believed' },
  route: { rate: 1, latency: 0, logEvery: 1, writers: ['planner'], title: 'lanes to the goal' },
  plan: { rate: 10, latency: 0, logEvery: 1, writers: ['planner'], title: 'trajectory and decision' },
  command: { rate: 100, latency: 0, logEvery: 10, writers: ['controller'], title: 'steering, throttle, brake' },
  // Last, so that the hashes of scenes without flows stay as they are.
  'truth.flows': { rate: 1, latency: 0, logEvery: 10, writers: ['world'], title: 'vehicles that came and wait' },
  calibration: { rate: 1, latency: 0, logEvery: 10, writers: ['calibration'], title: 'K, D, R, mounts as told' },
  'truth.faults': { rate: 10, latency: 0, logEvery: 1, writers: ['faults'], title: 'faults at work' },
  // Published only at ticks at which something happens.
  'truth.story': { rate: 100, latency: 0, logEvery: 1, writers: ['storyboard'], title: 'storyboard: events, orders' },
} as const satisfies Record<FixedTopic, TopicSpecification>;

/** All topics of the table in its order. */
export const TOPIC_NAMES = Object.keys(TOPICS) as FixedTopic[];

/** A topic of one run. */
export interface TopicRow {
  readonly topic: TopicName;
  readonly specification: TopicSpecification;
}

/**
 * Topics of a run: the table's, with what the rig says of their rate and latency, then those that only the rig has.
 * The table's come first so that the hash of a scene stays as it is whatever other scenes' rigs hold.
 */
export function topicRows(ofRig: readonly TopicRow[]): TopicRow[] {
  const said = new Map(ofRig.map((row) => [row.topic, row.specification]));
  const fixed = TOPIC_NAMES.map((topic) => ({ topic, specification: said.get(topic) ?? TOPICS[topic] }));
  return [...fixed, ...ofRig.filter(({ topic }) => !Object.hasOwn(TOPICS, topic))];
}
