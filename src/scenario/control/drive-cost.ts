import type { Run } from '../run.ts';

/** What tuning makes small, by name: weights of the RMS of error across [1/m], of speed [s/m], of the steering's rate [s/rad]. */
export const COSTS = {
  tracking: { crossTrack: 1, speed: 0.3, steerRate: 0.1, words: 'the error across the path before all' },
  speed: { crossTrack: 0.1, speed: 1, steerRate: 0.1, words: 'the error of speed before all' },
  comfort: { crossTrack: 0.5, speed: 0.3, steerRate: 1, words: 'a calm wheel before all' },
} as const;

export type CostName = keyof typeof COSTS;

export const COST_NAMES = Object.keys(COSTS) as CostName[];

/** Added for a drive that ends otherwise than at its goal. */
const FAILED = 10;

/** Begins to count after this, when the car is on its way [ticks]. */
const WARM_UP = 300;

/** Gathers a drive's cost, tick by tick. */
export class DriveCost {
  private readonly name: CostName;
  private count = 0;
  private across = 0;
  private speed = 0;
  private rate = 0;
  private before: number | null = null;

  constructor(name: CostName) {
    this.name = name;
  }

  /** After each step of the run. */
  look({ bus, ticks }: Run): void {
    const command = bus.latest('command')?.message;
    if (command === undefined || ticks < WARM_UP) return;
    const { crossTrack, speedError, steer } = command;
    this.count++;
    this.across += crossTrack * crossTrack;
    this.speed += speedError * speedError;
    // A hundred ticks a second.
    const rate = 100 * (steer - (this.before ?? steer));
    this.rate += rate * rate;
    this.before = steer;
  }

  total(atGoal: boolean): number {
    const { crossTrack, speed, steerRate } = COSTS[this.name];
    const rms = (sum: number) => Math.sqrt(sum / Math.max(1, this.count));
    const sum = crossTrack * rms(this.across) + speed * rms(this.speed) + steerRate * rms(this.rate);
    return sum + (atGoal && this.count > 0 ? 0 : FAILED);
  }
}
