import { sin } from '../../core/math/sin-cos.ts';
import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Odometry } from '../../core/messages/motion-readings.ts';
import { RandomStream } from '../../core/random.ts';
import type { PlainData } from '../../core/snapshot.ts';
import type { Tick } from '../../core/tick.ts';
import type { WheelReading } from '../../core/wheel-reading.ts';
import { GRAVITY } from '../../world/gravity.ts';
import type { SensedWeather, SensorModel, SensorTruth } from '../sensor.ts';
import { brushSlip } from './brush-slip.ts';
import type { OdometryParameters } from './odometry-parameters.ts';
import { ToothTimer } from './tooth-timer.ts';

const WHEELS = 4;
/** Wheels that the engine drives: those in front. */
const DRIVEN = 2;

/**
 * Rear-wheel speed with an error of the tyres' radius, and the steering angle with an offset, both in whole steps. With teeth
 * the speed comes from each wheel's turning instead: by its own radius r (1 + e) and its slip k it turns (1 + k) / (1 + e)
 * times as far as a free wheel of the assumed radius r. k is that of the force along x over the load, from acceleration and
 * slope: all wheels slip under braking, under drive only the driven ones. The speed told is the mean of the rear ones'.
 */
export class WheelOdometry implements SensorModel<Odometry> {
  private readonly parameters: OdometryParameters;
  private friction: number;
  private scale: number;
  private steerBias: number;
  /** One over 1 + e of each wheel. */
  private readonly turnScales: Float64Array;
  private readonly edges: RandomStream;
  private readonly timers: readonly ToothTimer[];
  /** Angles of the wheels at the reading before; NaN before the first. */
  private readonly before = new Float64Array(WHEELS).fill(Number.NaN);

  /** Radius and offset are of one stream, as they have been from the start; what came later has its own. */
  constructor(name: string, parameters: OdometryParameters, seed: number) {
    const stream = name === 'odometry' ? 'sensors.odometry' : `odometry.${name}`;
    const { radiusError, steerOffset, teeth, toothError, rate, isEachWheel } = parameters;
    const random = new RandomStream(seed, stream);
    this.parameters = parameters;
    this.friction = parameters.friction;
    this.scale = 1 + radiusError * random.normal();
    this.steerBias = steerOffset * random.normal();
    const radii = new RandomStream(seed, `${stream}.radii`);
    this.turnScales = Float64Array.from({ length: WHEELS }, () =>
      isEachWheel ? 1 / (1 + radiusError * radii.normal()) : this.scale,
    );
    this.edges = new RandomStream(seed, `${stream}.edges`);
    this.timers =
      teeth === 0 ? [] : Array.from({ length: WHEELS }, () => new ToothTimer(teeth, toothError, 1 / rate, this.edges));
  }

  setWeather({ grip }: SensedWeather): void {
    this.friction = grip * this.parameters.friction;
  }

  measure(_tick: Tick, { ego }: SensorTruth): Odometry {
    const { speedResolution, steerResolution } = this.parameters;
    const steer = stepped(ego.steer + this.steerBias, steerResolution);
    if (this.timers.length === 0) return { speed: stepped(ego.vx * this.scale, speedResolution), steer };
    return this.reading(ego, steer);
  }

  snapshot(): PlainData {
    return {
      drawn: [this.scale, this.steerBias],
      turnScales: this.turnScales.slice(),
      edges: this.edges.snapshot(),
      timers: this.timers.map((timer) => timer.snapshot()),
      before: this.before.slice(),
    };
  }

  restore(state: PlainData): void {
    const from = state as {
      drawn: readonly [number, number];
      turnScales: Float64Array;
      edges: PlainData;
      timers: readonly (readonly number[])[];
      before: Float64Array;
    };
    [this.scale, this.steerBias] = from.drawn;
    this.turnScales.set(from.turnScales);
    this.edges.restore(from.edges);
    for (const [wheel, timer] of this.timers.entries()) timer.restore(from.timers[wheel]);
    this.before.set(from.before);
  }

  private reading(ego: EgoTruth, steer: number): WheelReading {
    const { timers, before, turnScales } = this;
    const { slip, wheelRadius, speedResolution } = this.parameters;
    const wheelSpeeds = new Float64Array(WHEELS);
    const ticks = new Int32Array(WHEELS);
    const load = (ego.ax / GRAVITY - sin(ego.pitch)) * (ego.vx < 0 ? -1 : 1);
    const slipping = 1 + brushSlip(load, slip, this.friction);
    for (let wheel = 0; wheel < WHEELS; wheel++) {
      const scale = turnScales[wheel] * (slipping < 1 || wheel < DRIVEN ? slipping : 1);
      if (Number.isNaN(before[wheel])) timers[wheel].begin((scale * ego.vx) / wheelRadius);
      else timers[wheel].step(scale * (ego.wheelAngles[wheel] - before[wheel]));
      before[wheel] = ego.wheelAngles[wheel];
      wheelSpeeds[wheel] = timers[wheel].rate * wheelRadius;
      ticks[wheel] = timers[wheel].count;
    }
    const speed = stepped((wheelSpeeds[2] + wheelSpeeds[3]) / 2, speedResolution);
    return { speed, steer, ticks, wheelSpeeds };
  }
}

function stepped(value: number, resolution: number): number {
  return resolution > 0 ? Math.round(value / resolution) * resolution : value;
}
