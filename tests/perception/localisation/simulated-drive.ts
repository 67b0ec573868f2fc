import { exp } from '../../../src/core/math/exp.ts';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { EGO, EgoFilter, type Pose2, slipAngle } from '../../../src/perception/localisation/ego-filter.ts';

const DT = 0.01;

/** Sensors' errors as the filter models them, so that its consistency can be judged. */
export class SimulatedDrive {
  readonly truth: Pose2;
  speed = 0;
  readonly filter: EgoFilter;
  readonly fix = { x: 0, y: 0 };
  tick = 0;
  private readonly random: RandomStream;
  private readonly gyroBias: number;
  private readonly wheelScale: number;
  private readonly offset = { x: 0, y: 0 };

  constructor(seed: number) {
    const random = new RandomStream(seed, 'drive');
    this.random = random;
    this.truth = { x: 100, y: -50, yaw: 0.5 };
    this.gyroBias = 0.004 * random.normal();
    this.wheelScale = 0.012 * random.normal();
    this.offset = { x: 0.8 * random.normal(), y: 0.8 * random.normal() };
    this.speed = 0.1 * random.normal();
    this.filter = new EgoFilter({
      x: this.truth.x + 0.3 * random.normal(),
      y: this.truth.y + 0.3 * random.normal(),
      yaw: this.truth.yaw + 0.02 * random.normal(),
    });
  }

  /** One tick: speed rises to about 10 m/s, the road winds left and right. */
  advance(): void {
    const { random, truth, filter } = this;
    const acceleration = 0.8 * (10 + 3 * sin(this.tick / 700) - this.speed);
    const rate = 0.2 * sin(this.tick / 300);
    const travel = this.speed * DT;
    const turn = rate * DT + 0.003 * DT * random.normal();
    const root = Math.sqrt(Math.abs(travel));
    const along = travel + 0.02 * root * random.normal();
    const across = 0.02 * root * random.normal();
    const course = truth.yaw + turn / 2 + slipAngle(this.speed, turn / DT);
    const c = cos(course);
    const s = sin(course);
    truth.x += along * c - across * s;
    truth.y += along * s + across * c;
    truth.yaw += turn;
    this.speed += acceleration * DT + 0.8 * DT * random.normal();
    this.tick++;
    filter.predict(DT, rate + this.gyroBias, acceleration);
    const sigma = 0.05 + 0.01 * this.speed;
    filter.correctSpeed((1 + this.wheelScale) * this.speed + sigma * random.normal(), sigma);
    if (this.tick % 10 === 0) this.takeFix();
  }

  /** Believed minus true place along the left normal of the true heading [m]. */
  lateralError(): number {
    const { truth } = this;
    const { state } = this.filter;
    return cos(truth.yaw) * (state[EGO.y] - truth.y) - sin(truth.yaw) * (state[EGO.x] - truth.x);
  }

  private takeFix(): void {
    const { random, truth, offset, fix } = this;
    const decay = exp(-0.1 / 60);
    const fresh = 0.8 * Math.sqrt(1 - decay * decay);
    offset.x = decay * offset.x + fresh * random.normal();
    offset.y = decay * offset.y + fresh * random.normal();
    fix.x = truth.x + offset.x + 0.4 * random.normal();
    fix.y = truth.y + offset.y + 0.4 * random.normal();
    this.filter.correctPlace(fix.x, fix.y, Math.sqrt(0.8));
  }
}
