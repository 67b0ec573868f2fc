import type { ActorsTruth } from '../core/messages/actors-truth.ts';
import type { EgoTruth } from '../core/messages/ego-truth.ts';
import type { SignalsTruth } from '../core/messages/signals.ts';
import type { TopicName } from '../core/messages.ts';
import type { Pose } from '../core/pose.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import type { SensorKind } from '../core/topics.ts';
import type { Atmosphere } from '../world/scenery/mesh.ts';
import type { Weather } from '../world/weather/weather.ts';

/** The frozen tick that every sensor of a rig looks at. */
export interface SensorTruth {
  readonly ego: EgoTruth;
  readonly actors: ActorsTruth | null;
  readonly signals: SignalsTruth | null;
}

/** What a weather is to sensors. */
export interface SensedWeather {
  readonly weather: Weather;
  readonly atmosphere: Atmosphere;
  /** Friction of the road over that at the start [1]. */
  readonly grip: number;
}

/**
 * What every kind of sensor is to the suite: a measurement of the frozen tick, and a state. A model draws from streams
 * named by its kind, its own name and the purpose, one for each, so that nobody else's draws move. What it has returned
 * it never changes afterwards.
 */
export interface SensorModel<M = unknown, T = unknown> {
  /** Called at the sensor's rate, in the order of ticks. */
  measure(tick: Tick, truth: SensorTruth): M;
  /** What the latest measurement really was, for kinds that have a truth topic. */
  truthOf?(): T;
  /** Sets the body off its mount, in the body's frame, for the fault `shifted`; null puts it back. */
  displace?(by: Readonly<Pose> | null): void;
  /** Takes another weather than that of the start; for kinds to which it matters. */
  setWeather?(weather: SensedWeather): void;
  snapshot(): PlainData;
  restore(state: PlainData): void;
}

/** A sensor of the rig with its place on the bus. */
export interface FittedSensor {
  readonly kind: SensorKind;
  readonly topic: TopicName;
  /** Null for kinds that have none. */
  readonly truthTopic: TopicName | null;
  /** [1/s] */
  readonly rate: number;
  readonly model: SensorModel;
}
