import { type LaneState, type Obstacle, PREDICTION_COUNT, PREDICTION_SECONDS } from '../../planning-problem.ts';
import { type ReferenceLine, referenceSample } from '../../route/reference-line.ts';

/** Acceleration with which the ego is thought to go on [m/s^2], and steps of 0.25 s: 12 s. */
const ACCELERATION = 1.5;
const STEPS = 49;
/** Room behind those ahead [m]. */
const ROOM = 3;

/** Where the ego would be if nobody crossed: stations of the rear axle at t = i * PREDICTION_SECONDS [m]. */
export class FreeDrive {
  private readonly s = new Float64Array(STEPS);

  /** @param front from the rear axle to the front bumper [m] */
  roll(
    line: ReferenceLine,
    profile: Float64Array,
    start: LaneState,
    leaders: readonly Obstacle[],
    front: number,
  ): void {
    let { s, speed } = start;
    for (let i = 0; i < STEPS; i++) {
      this.s[i] = s;
      const wished = profile[referenceSample(line, s)];
      speed = Math.max(
        0,
        Math.min(Math.max(wished, speed - 3 * PREDICTION_SECONDS), speed + ACCELERATION * PREDICTION_SECONDS),
      );
      let next = s + speed * PREDICTION_SECONDS;
      for (const leader of leaders) {
        const k = Math.min(i + 1, PREDICTION_COUNT - 1);
        const beyond = (i + 1 - k) * leader.speed * PREDICTION_SECONDS;
        next = Math.min(next, Math.max(s, leader.sMin[k] + beyond - front - ROOM));
      }
      speed = Math.min(speed, (next - s) / PREDICTION_SECONDS);
      s = next;
    }
  }

  /** When it comes to a station [s]; Infinity where it does not get there. */
  timeAt(station: number): number {
    const { s } = this;
    if (s[0] >= station) return 0;
    for (let i = 1; i < STEPS; i++) {
      if (s[i] >= station) return (i - (s[i] - station) / Math.max(s[i] - s[i - 1], 1e-6)) * PREDICTION_SECONDS;
    }
    const speed = (s[STEPS - 1] - s[STEPS - 2]) / PREDICTION_SECONDS;
    return speed < 0.1 ? Number.POSITIVE_INFINITY : (STEPS - 1) * PREDICTION_SECONDS + (station - s[STEPS - 1]) / speed;
  }

  /** How fast it goes when it comes to a station [m/s]. */
  speedAt(station: number): number {
    const { s } = this;
    const i = Math.min(
      STEPS - 1,
      Math.max(
        1,
        s.findIndex((reached) => reached >= station),
      ),
    );
    return (s[i] - s[i - 1]) / PREDICTION_SECONDS;
  }
}
