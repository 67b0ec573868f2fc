import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { standingEgo } from '../../core/standing-ego.ts';
import { type AllanPoint, allanDeviation } from '../noise/allan-deviation.ts';
import type { ImuParameters, ImuPreset } from './imu-parameters.ts';
import { InertialUnit } from './inertial-unit.ts';
import { triadAllanDeviation } from './triad-allan.ts';

/** Allan deviation at one averaging time: of a unit's outputs, and as its parameters say. */
export interface AllanComparison {
  /** [s] */
  readonly tau: number;
  readonly measured: number;
  readonly model: number;
}

/** Of the accelerometers [m/s^2] and of the gyroscopes [rad/s]. */
export interface UnitAllan {
  readonly name: string;
  readonly accelerometer: readonly AllanComparison[];
  readonly gyroscope: readonly AllanComparison[];
}

const AT_ORIGIN = { x: 0, y: 0, z: 0, yaw: 0, pitch: 0, roll: 0 };

/** Samples between two looks at the clock. */
const CHUNK = 20_000;

/** Records a unit at rest at 100 Hz for some time [s] and compares; yields the time that is done. */
export function* measureAllan(
  name: string,
  preset: ImuPreset,
  seconds: number,
  seed: number,
): Generator<number, UnitAllan> {
  const parameters: ImuParameters = { ...preset, rate: 100, mount: AT_ORIGIN, turnedBy: null };
  const unit = new InertialUnit(name, parameters, seed);
  const count = Math.round(seconds * parameters.rate);
  const series = Array.from({ length: 6 }, () => new Float64Array(count));
  const truth = { ego: standingEgo(), actors: null as ActorsTruth | null, signals: null };
  for (let i = 0; i < count; i++) {
    const { ax, ay, az, rollRate, pitchRate, yawRate } = unit.measure(i, truth);
    series[0][i] = ax;
    series[1][i] = ay;
    series[2][i] = az;
    series[3][i] = rollRate;
    series[4][i] = pitchRate;
    series[5][i] = yawRate;
    if (i % CHUNK === 0) yield i / parameters.rate;
  }
  const { rate, accelerometer, gyroscope } = parameters;
  const points = series.map((samples) => allanDeviation(samples, 1 / rate));
  const compared = (axes: readonly AllanPoint[][], triad: typeof accelerometer) =>
    axes[0].map(({ tau }, k) => ({
      tau,
      measured: rootMeanSquare(axes.map((axis) => axis[k].deviation)),
      model: triadAllanDeviation(triad, rate, tau),
    }));
  return {
    name,
    accelerometer: compared(points.slice(0, 3), accelerometer),
    gyroscope: compared(points.slice(3), gyroscope),
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
