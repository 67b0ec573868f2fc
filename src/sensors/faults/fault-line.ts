import type { Pose } from '../../core/pose.ts';
import { RandomStream } from '../../core/random.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import type { StoryOrder } from '../../core/story.ts';
import type { Tick } from '../../core/tick.ts';
import type { FittedSensor } from '../sensor.ts';
import type { Disturber, Measured } from './disturber.ts';
import { DISTURBERS } from './disturbers.ts';
import { FaultSchedule } from './fault-schedule.ts';
import type { SensorFault } from './sensor-fault.ts';

/** What a sensor measured, and what that really was; null for kinds that do not tell. */
export type Measurement = Measured<unknown, unknown>;

/** What becomes of a measurement: it comes, perhaps late [ticks], or null. */
export interface Delivery extends Measurement {
  readonly late: Tick;
}

/** What has become of a fault. */
export interface FaultCourse {
  /** First tick, and first tick no more, of its last time; Infinity for never. */
  readonly from: Tick;
  readonly to: Tick;
  /** Measurements that it changed, held back or lost. */
  readonly measurements: number;
}

/**
 * The way from one sensor to the bus, on which its faults lie. The sensor itself goes on measuring and drawing, so that
 * after a fault it says what it would have said without.
 */
export class FaultLine {
  private readonly sensor: FittedSensor;
  private readonly faults: readonly SensorFault[];
  private readonly schedule: FaultSchedule;
  private readonly streams: readonly RandomStream[];
  private readonly disturber: Disturber<unknown, unknown>;
  /** Measurements that each of the faults has touched. */
  private readonly counts: Float64Array;
  /** What was said last; what a frozen sensor goes on saying. */
  private last: Measurement | null = null;

  constructor(sensor: FittedSensor, faults: readonly SensorFault[], seed: number) {
    this.sensor = sensor;
    this.faults = faults.filter(({ topic }) => topic === sensor.topic);
    this.schedule = new FaultSchedule(this.faults);
    this.streams = this.faults.map((_, i) => new RandomStream(seed, `fault.${sensor.topic}.${i}`));
    this.disturber = DISTURBERS[sensor.kind];
    this.counts = new Float64Array(this.faults.length);
  }

  /** Begins and ends faults as the storyboard says. */
  obey(orders: readonly StoryOrder[], tick: Tick): void {
    this.schedule.obey(orders, tick);
  }

  /** Sets the body off its mount where a fault says so; before it measures. */
  displace(tick: Tick): void {
    const { model } = this.sensor;
    if (model.displace === undefined) return;
    let by: Readonly<Pose> | null = null;
    for (const [i, { effect }] of this.faults.entries()) {
      if (effect.kind === 'shifted' && this.schedule.isAtWork(i, tick)) by = effect.by;
    }
    model.displace(by);
  }

  /** The sensor with which a fault of this one swaps it at a tick, if any. */
  partner(tick: Tick): string | null {
    for (const [i, { effect }] of this.faults.entries()) {
      if (effect.kind === 'swapped' && this.schedule.isAtWork(i, tick)) return effect.with;
    }
    return null;
  }

  /** What the other of two swapped sensors measured, as this one would say it. */
  relabelled(theirs: Measurement, own: Measurement): Measurement {
    const { relabelled } = this.disturber;
    return relabelled === undefined ? theirs : { ...theirs, message: relabelled(theirs.message, own.message) };
  }

  /** Takes a measurement through the faults that are at work; null where nothing comes of it. */
  deliver(tick: Tick, measured: Measurement): Delivery | null {
    if (this.faults.length === 0) return { message: measured.message, truth: measured.truth, late: 0 };
    let measurement = measured;
    let late = 0;
    let isLost = false;
    for (const [i, fault] of this.faults.entries()) {
      if (!this.schedule.isAtWork(i, tick)) continue;
      const { effect } = fault;
      if (effect.kind === 'dropped' && this.streams[i].uniform() >= effect.probability) continue;
      this.counts[i]++;
      if (effect.kind === 'dead' || effect.kind === 'dropped') isLost = true;
      else if (effect.kind === 'delayed') late += effect.delay;
      else if (effect.kind === 'frozen') measurement = this.held(measurement);
      else measurement = this.disturbed(measurement, fault, this.streams[i]);
    }
    if (isLost) return null;
    this.last = measurement;
    return { ...measurement, late };
  }

  /** What has become of each fault so far, by its place in the scene's list. */
  tellInto(courses: Map<number, FaultCourse>): void {
    for (const [i, { index }] of this.faults.entries())
      courses.set(index, { ...this.schedule.timesOf(i), measurements: this.counts[i] });
  }

  snapshot(): PlainData {
    return clonePlain({
      streams: this.streams.map((stream) => stream.snapshot()),
      counts: this.counts,
      schedule: this.schedule.snapshot(),
      last: this.last as unknown as PlainData,
    });
  }

  restore(state: PlainData): void {
    const from = clonePlain(state) as unknown as Saved;
    for (const [i, stream] of this.streams.entries()) stream.restore(from.streams[i]);
    this.counts.set(from.counts);
    this.schedule.restore(from.schedule);
    this.last = from.last;
  }

  /** A copy, since a sensor may use the memory of what it said long ago again. */
  private held(measurement: Measurement): Measurement {
    return clonePlain(this.last ?? measurement);
  }

  private disturbed(measurement: Measurement, fault: SensorFault, random: RandomStream): Measurement {
    const { disturber } = this;
    const { message, truth } = measurement;
    const { effect } = fault;
    switch (effect.kind) {
      case 'sector':
        return disturber.sector?.(measurement, effect.right, effect.left) ?? measurement;
      case 'saturated':
        return disturber.saturated?.(measurement, effect.level) ?? measurement;
      case 'noisy':
        return { message: disturber.noisy?.(message, effect.sigma, random) ?? message, truth };
      case 'shifted':
        // A model that can has measured from elsewhere already.
        if (this.sensor.model.displace !== undefined) return measurement;
        return { message: disturber.shifted?.(message, effect.by) ?? message, truth };
      default:
        return measurement;
    }
  }
}

interface Saved {
  streams: PlainData[];
  counts: Float64Array;
  schedule: PlainData;
  last: Measurement | null;
}
