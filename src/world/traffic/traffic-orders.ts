import { LIGHT } from '../../core/messages/actors-truth.ts';
import type { BrakeOrder, LaneOrder, LightsOrder, ObeyOrder, SpeedOrder } from '../../core/story.ts';
import { TICK_SECONDS } from '../../core/tick.ts';
import { clearOverrides, type Overrides } from './overrides.ts';
import type { TrafficScene } from './traffic-scene.ts';
import { BEHAVIOUR } from './traffic-state.ts';

/** How a speed is kept to which somebody has braked [m/s^2]. */
const KEEPING = 2;

/** Orders of a storyboard to vehicles that follow lanes. Who crashed takes none. */
export class TrafficOrders {
  private readonly scene: TrafficScene;
  private readonly overrides: Overrides;
  /** Per actor: whether its make carries a beacon. */
  private readonly ownBeacon: Uint8Array;

  constructor(scene: TrafficScene, overrides: Overrides) {
    this.scene = scene;
    this.overrides = overrides;
    this.ownBeacon = scene.beacon.slice();
  }

  speed(actor: number, { speed, acceleration, reckless }: Omit<SpeedOrder, 'kind' | 'actor'>): void {
    const { overrides, scene } = this;
    if (!this.moveOff(actor)) return;
    overrides.speed[actor] = speed;
    overrides.acceleration[actor] = acceleration;
    overrides.isReckless[actor] = reckless ? 1 : 0;
    overrides.braking[actor] = 0;
    if (acceleration === Number.POSITIVE_INFINITY) scene.state.speed[actor] = speed;
  }

  brake(actor: number, { deceleration, to }: Pick<BrakeOrder, 'deceleration' | 'to'>): void {
    if (!this.moveOff(actor)) return;
    this.overrides.braking[actor] = deceleration;
    this.overrides.brakeTo[actor] = to;
  }

  /** It begins when an earlier change is done. */
  lane(actor: number, { side, seconds }: Pick<LaneOrder, 'side' | 'seconds'>): void {
    if (!this.moveOff(actor)) return;
    this.overrides.laneSide[actor] = side === 'left' ? 1 : -1;
    this.overrides.laneSeconds[actor] = seconds;
  }

  obey(actor: number, { signals }: Pick<ObeyOrder, 'signals'>): void {
    this.overrides.disobeys[actor] = signals ? 0 : 1;
  }

  /** Others make way for a beacon as for that of an ambulance. */
  lights(actor: number, { lights }: Pick<LightsOrder, 'lights'>): void {
    this.overrides.lights[actor] = lights;
    this.scene.beacon[actor] = (lights & LIGHT.blue) !== 0 ? 1 : this.ownBeacon[actor];
  }

  /** Lights that an actor was told to show. */
  lightsOf(actor: number): number {
    return this.overrides.lights[actor];
  }

  /** Drives as it did before all orders. */
  resume(actor: number): void {
    const { state } = this.scene;
    this.forget(actor);
    if (state.behaviour[actor] === BEHAVIOUR.stoppedUntil) state.behaviour[actor] = BEHAVIOUR.laneFollow;
  }

  /** Whatever an actor was told is over. */
  forget(actor: number): void {
    clearOverrides(this.overrides, actor);
    this.scene.beacon[actor] = this.ownBeacon[actor];
  }

  /** Sees to those who brake, every tick before they move: to a tick exact. */
  steer(): void {
    const { braking, brakeTo, speed, acceleration, isReckless } = this.overrides;
    const { state } = this.scene;
    for (let actor = 0; actor < braking.length; actor++) {
      if (braking[actor] === 0 || state.behaviour[actor] !== BEHAVIOUR.laneFollow) continue;
      const above = state.speed[actor] - brakeTo[actor];
      if (above > 0) {
        state.acceleration[actor] = -Math.min(braking[actor], above / TICK_SECONDS);
        continue;
      }
      braking[actor] = 0;
      state.acceleration[actor] = 0;
      speed[actor] = brakeTo[actor];
      acceleration[actor] = KEEPING;
      isReckless[actor] = 0;
    }
  }

  /** Brings beacons to what they are told, after a restore. */
  restore(): void {
    for (let actor = 0; actor < this.ownBeacon.length; actor++)
      this.lights(actor, { lights: this.overrides.lights[actor] });
  }

  /** Who stands by itself begins to do what it is told; false of who can't any more. */
  private moveOff(actor: number): boolean {
    const { behaviour } = this.scene.state;
    if (behaviour[actor] === BEHAVIOUR.crashed) return false;
    if (behaviour[actor] === BEHAVIOUR.stoppedUntil) behaviour[actor] = BEHAVIOUR.laneFollow;
    this.overrides.isTold[actor] = 1;
    return true;
  }
}
