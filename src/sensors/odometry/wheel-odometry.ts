import type { Odometry } from '../../core/messages.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { SensorModel, SensorTruth } from '../sensor.ts';

/** Deviation of the wheels' true radius from the assumed one [1]: wear, pressure and load. Drawn once a run. */
const SCALE_SIGMA = 0.01;
/** Smallest difference of speed that is told [m/s]. */
const SPEED_TICK = 0.01;
/** Smallest difference of the road-wheel angle that is told [rad]: 0.1 degrees at the steering wheel, ratio 15. */
const STEER_TICK = (0.1 * Math.PI) / 180 / 15;
/** Offset of the steering sensor, drawn once a run [rad]: 1.5 degrees at the steering wheel, ratio 15. */
const STEER_BIAS = (1.5 * Math.PI) / 180 / 15;

/** Rear-wheel speed with a scale error, and the steering angle with an offset, both in whole ticks. */
export class WheelOdometry implements SensorModel<Odometry> {
  private scale: number;
  private steerBias: number;

  constructor(name: string, seed: number) {
    const random = new RandomStream(seed, name === 'odometry' ? 'sensors.odometry' : `odometry.${name}`);
    this.scale = 1 + SCALE_SIGMA * random.normal();
    this.steerBias = STEER_BIAS * random.normal();
  }

  measure(_tick: Tick, { ego }: SensorTruth): Odometry {
    return {
      speed: Math.round((ego.vx * this.scale) / SPEED_TICK) * SPEED_TICK,
      steer: Math.round((ego.steer + this.steerBias) / STEER_TICK) * STEER_TICK,
    };
  }

  snapshot(): PlainData {
    return [this.scale, this.steerBias];
  }

  restore(state: PlainData): void {
    [this.scale, this.steerBias] = state as [number, number];
  }
}
