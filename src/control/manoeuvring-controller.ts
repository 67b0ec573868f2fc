import type { PlainData } from '../core/snapshot.ts';
import type { LateralController, PathSight } from './lateral-controller.ts';

/** Below the first speed the manoeuvring law steers, from the second on the other one again [m/s]; between them whoever steers. */
const SLOW = 2.5;
const FAST = 3.5;

/**
 * Two laws of steering by speed: one for driving, and one for creeping into parking spaces, forwards and backwards, where a
 * point ahead lies beyond the path's end and a quotient by speed or a model of slip says little. Both know the wheel's angle
 * at every moment, so that it does not jump when they take over from each other.
 */
export class ManoeuvringController implements LateralController {
  private readonly driving: LateralController;
  private readonly manoeuvring: LateralController;
  private isSlow = true;

  constructor(driving: LateralController, manoeuvring: LateralController) {
    this.driving = driving;
    this.manoeuvring = manoeuvring;
  }

  get held(): number {
    return this.driving.held;
  }

  step(sight: PathSight): number {
    const pace = Math.abs(sight.speed);
    this.isSlow = pace < SLOW || (this.isSlow && pace < FAST);
    const [steers, follows] = this.isSlow ? [this.manoeuvring, this.driving] : [this.driving, this.manoeuvring];
    return follows.hold(steers.step(sight));
  }

  hold(angle: number): number {
    this.driving.hold(angle);
    return this.manoeuvring.hold(angle);
  }

  snapshot(): PlainData {
    const { driving, manoeuvring, isSlow } = this;
    return { driving: driving.snapshot(), manoeuvring: manoeuvring.snapshot(), isSlow };
  }

  restore(state: PlainData): void {
    const { driving, manoeuvring, isSlow } = state as { driving: PlainData; manoeuvring: PlainData; isSlow: boolean };
    this.driving.restore(driving);
    this.manoeuvring.restore(manoeuvring);
    this.isSlow = isSlow;
  }
}
