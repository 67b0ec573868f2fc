import type { Messages, TopicName } from '../core/messages.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import type { SensorKind } from '../core/topics.ts';
import { WeatherCourse, type WeatherPlan } from '../world/weather/weather-course.ts';
import { effectsOf } from '../world/weather/weather-effects.ts';
import { weatherAtmosphere } from '../world/weather/weather-light.ts';
import { type FaultCourse, FaultLine, type Measurement } from './faults/fault-line.ts';
import type { SensorFault } from './faults/sensor-fault.ts';
import type { FittedSensor, SensorTruth } from './sensor.ts';

type Reads = 'truth.ego' | 'truth.actors' | 'truth.signals' | 'truth.story';

/** Steps all sensors of one kind, each at its rate, on the same frozen tick, and lets their faults at what they say. */
export class SensorSuite implements Module<Reads, TopicName> {
  readonly name: SensorKind;
  readonly reads = ['truth.ego', 'truth.actors', 'truth.signals', 'truth.story'] as const;
  readonly writes: readonly TopicName[];
  private readonly sensors: readonly FittedSensor[];
  private readonly lines: readonly FaultLine[];
  /** What each sensor measured at this tick, null where it was not due. */
  private readonly measured: (Measurement | null)[];
  /** Null where the weather stays as it is. */
  private readonly course: WeatherCourse | null;
  private readonly plan: WeatherPlan | null;

  constructor(
    kind: SensorKind,
    sensors: readonly FittedSensor[],
    faults: readonly SensorFault[] = [],
    seed = 0,
    plan: WeatherPlan | null = null,
  ) {
    this.name = kind;
    this.sensors = sensors;
    this.lines = sensors.map((sensor) => new FaultLine(sensor, faults, seed));
    this.measured = sensors.map(() => null);
    this.plan = plan;
    this.course = plan === null ? null : new WeatherCourse(plan);
    this.writes = sensors.flatMap(({ topic, truthTopic }) => (truthTopic === null ? [topic] : [topic, truthTopic]));
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<TopicName>): void {
    const story = inbox.latest('truth.story');
    if (story?.tick === tick) {
      for (const line of this.lines) line.obey(story.message.orders, tick);
      this.course?.obey(story.message.orders, tick);
    }
    if (!this.sensors.some(({ rate }) => isDue(tick, rate))) return;
    if (this.course?.moveTo(tick) === true) this.turn(this.course);
    const ego = inbox.latest('truth.ego')?.message;
    if (ego === undefined) return;
    const actors = inbox.latest('truth.actors')?.message ?? null;
    const signals = inbox.latest('truth.signals')?.message ?? null;
    this.measure(tick, { ego, actors, signals });
    for (let i = 0; i < this.sensors.length; i++) this.say(i, tick, outbox);
  }

  /** What has become of each fault, by its place in the scene's list. */
  tellInto(courses: Map<number, FaultCourse>): void {
    for (const line of this.lines) line.tellInto(courses);
  }

  snapshot(): PlainData {
    const sensors = Object.fromEntries(
      this.sensors.map(({ topic, model }, i) => [topic, { model: model.snapshot(), faults: this.lines[i].snapshot() }]),
    );
    return this.course === null ? sensors : { ...sensors, weather: this.course.snapshot() };
  }

  restore(state: PlainData): void {
    const from = state as Record<string, { model: PlainData; faults: PlainData }>;
    if (this.course !== null) {
      this.course.restore((state as Record<'weather', PlainData>).weather);
      this.turn(this.course);
    }
    for (const [i, { topic, model }] of this.sensors.entries()) {
      model.restore(from[topic].model);
      this.lines[i].restore(from[topic].faults);
    }
  }

  private turn({ now }: WeatherCourse): void {
    const grip = effectsOf(now).friction / effectsOf(this.plan?.first ?? null).friction;
    const sensed = { weather: now, atmosphere: weatherAtmosphere(now), grip };
    for (const { model } of this.sensors) model.setWeather?.(sensed);
  }

  private measure(tick: Tick, truth: SensorTruth): void {
    for (const [i, { rate, model, truthTopic }] of this.sensors.entries()) {
      this.measured[i] = null;
      if (!isDue(tick, rate)) continue;
      this.lines[i].displace(tick);
      const message = model.measure(tick, truth);
      this.measured[i] = { message, truth: truthTopic === null ? null : model.truthOf?.() };
    }
  }

  private say(i: number, tick: Tick, outbox: Outbox<TopicName>): void {
    const own = this.measured[i];
    if (own === null) return;
    const { topic, truthTopic } = this.sensors[i];
    const delivery = this.lines[i].deliver(tick, this.exchanged(i, tick, own));
    if (delivery === null) return;
    outbox.publish(topic, delivery.message as Messages[TopicName], delivery.late);
    if (truthTopic !== null) outbox.publish(truthTopic, delivery.truth as Messages[TopicName], delivery.late);
  }

  /** What comes in on the cable of a sensor: its own measurement, or that of the one with which it is swapped. */
  private exchanged(i: number, tick: Tick, own: Measurement): Measurement {
    const partner = this.partnerOf(i, tick);
    const theirs = partner < 0 ? null : this.measured[partner];
    return theirs === null ? own : this.lines[i].relabelled(theirs, own);
  }

  /** A swap is told of one of the two, and holds for both; -1 for none. */
  private partnerOf(i: number, tick: Tick): number {
    const named = this.lines[i].partner(tick);
    if (named !== null) return this.sensors.findIndex(({ topic }) => topic === named);
    const { topic } = this.sensors[i];
    return this.lines.findIndex((line) => line.partner(tick) === topic);
  }
}
