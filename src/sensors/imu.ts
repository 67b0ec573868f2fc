import type { Imu } from '../core/messages.ts';
import { rotationOfPose } from '../core/pose.ts';
import { RandomStream } from '../core/random.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import { GRAVITY } from '../world/gravity.ts';
import type { SensorModel, SensorTruth } from './sensor.ts';

/** Noise densities of an automotive-class part, 175 ug/sqrt(Hz) and 0.014 deg/s/sqrt(Hz) (Bosch BMI088 data sheet). */
const FORCE_NOISE = 175e-6 * GRAVITY;
const RATE_NOISE = (0.014 * Math.PI) / 180;

/** What calibration leaves of the offsets, drawn once a run [m/s^2], [rad/s]: 5 mg and 0.1 deg/s. */
const FORCE_BIAS = 5e-3 * GRAVITY;
const RATE_BIAS = (0.1 * Math.PI) / 180;

/** Accelerometers and gyroscopes at the vehicle's origin: truth, a constant bias on each axis, white noise. */
export class InertialUnit implements SensorModel<Imu> {
  private readonly random: RandomStream;
  /** Force x, y, z, then rate x, y, z. */
  private readonly bias: Float64Array;
  private readonly rotation = new Float64Array(9);
  /** Deviations of one sample: half the sampling rate passes [m/s^2], [rad/s]. */
  private readonly forceNoise: number;
  private readonly rateNoise: number;

  constructor(name: string, rate: number, seed: number) {
    this.random = new RandomStream(seed, name === 'imu' ? 'sensors.imu' : `imu.${name}`);
    const bandwidth = Math.sqrt(rate / 2);
    this.forceNoise = FORCE_NOISE * bandwidth;
    this.rateNoise = RATE_NOISE * bandwidth;
    this.bias = Float64Array.from({ length: 6 }, (_, i) => (i < 3 ? FORCE_BIAS : RATE_BIAS) * this.random.normal());
  }

  measure(_tick: Tick, { ego }: SensorTruth): Imu {
    const { forceNoise, rateNoise } = this;
    // At rest the ground pushes up with g: its part along each axis of the vehicle is in the rotation's last row.
    const rotation = rotationOfPose(ego, this.rotation);
    return {
      ax: ego.ax + GRAVITY * rotation[6] + this.error(0, forceNoise),
      ay: ego.ay + GRAVITY * rotation[7] + this.error(1, forceNoise),
      az: ego.az + GRAVITY * rotation[8] + this.error(2, forceNoise),
      rollRate: ego.rollRate + this.error(3, rateNoise),
      pitchRate: ego.pitchRate + this.error(4, rateNoise),
      yawRate: ego.yawRate + this.error(5, rateNoise),
    };
  }

  snapshot(): PlainData {
    return { random: this.random.snapshot(), bias: this.bias.slice() };
  }

  restore(state: PlainData): void {
    const from = state as { random: PlainData; bias: Float64Array };
    this.random.restore(from.random);
    this.bias.set(from.bias);
  }

  private error(axis: number, noise: number): number {
    return this.bias[axis] + noise * this.random.normal();
  }
}
