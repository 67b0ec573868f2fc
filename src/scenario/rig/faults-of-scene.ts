import { degreesToRadians } from '../../core/math/angle.ts';
import type { SensorTopic } from '../../core/messages.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { SensorKind } from '../../core/topics.ts';
import type { FaultEffect, SensorFault } from '../../sensors/faults/sensor-fault.ts';
import type { FaultFields } from './fault-schema.ts';
import { radians } from './mount.ts';

/** Deviation of the noise of a fault that names none, in the unit of what the kind measures. */
const USUAL_SIGMA: Readonly<Record<SensorKind, number>> = {
  /** Grey levels of 255. */
  camera: 30,
  /** Range [m]. */
  lidar: 0.2,
  radar: 1,
  /** [m] on each axis. */
  gnss: 5,
  /** [m/s^2]; a tenth of it [rad/s]. */
  imu: 1,
  /** [m/s]; a hundredth of it [rad]. */
  odometry: 0.5,
  /** Range [m]. */
  ultrasonic: 0.1,
};

/** What saturates a sensor of a kind where a fault does not say. */
const USUAL_LEVEL: Readonly<Record<SensorKind, number>> = {
  /** Times the light that it is set for. */
  camera: 8,
  /** Least intensity that gets through [1]. */
  lidar: 0.2,
  /** Least signal over its own noise that gets through [dB]. */
  radar: 30,
  /** Cannot be saturated. */
  gnss: 1,
  /** Greatest force [g] and rate [rad/s]. */
  imu: 0.2,
  /** Greatest speed [m/s]. */
  odometry: 5,
  /** There are no degrees of it. */
  ultrasonic: 1,
};

/** Faults in the sensors' terms. `isTold` says of each whether the storyboard begins it, `kindOf` is the kind of the sensor of a topic. */
export function faultsOfScene(
  faults: readonly FaultFields[],
  isTold: readonly boolean[],
  kindOf: (topic: string) => SensorKind | null,
): SensorFault[] {
  return faults.flatMap((fault, index) => {
    const kind = kindOf(fault.sensor);
    if (kind === null) return [];
    const { from, to } = fault;
    const last = to === undefined ? Number.POSITIVE_INFINITY : ticksOf(to);
    const times = isTold[index]
      ? { from: 0, to: Number.POSITIVE_INFINITY, isTold: true }
      : { from: ticksOf(from), to: last };
    return [{ index, topic: fault.sensor as SensorTopic, ...times, effect: effectOf(fault, kind) }];
  });
}

function effectOf(fault: FaultFields, sensor: SensorKind): FaultEffect {
  switch (fault.kind) {
    case 'dead':
    case 'frozen':
      return { kind: fault.kind };
    case 'delayed':
      return { kind: 'delayed', delay: ticksOf(fault.delay) };
    case 'dropped':
      return { kind: 'dropped', probability: fault.probability };
    case 'sector':
      return { kind: 'sector', right: degreesToRadians(fault.right), left: degreesToRadians(fault.left) };
    case 'saturated':
      return { kind: 'saturated', level: fault.level ?? USUAL_LEVEL[sensor] };
    case 'noisy':
      return { kind: 'noisy', sigma: fault.sigma ?? USUAL_SIGMA[sensor] };
    case 'shifted':
      return { kind: 'shifted', by: radians(fault.by) };
    case 'swapped':
      return { kind: 'swapped', with: fault.with as SensorTopic };
  }
}

function ticksOf(seconds: number): Tick {
  return Math.round(seconds * TICKS_PER_SECOND);
}
