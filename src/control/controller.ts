import type { Localisation } from '../core/messages/localisation.ts';
import type { Plan } from '../core/messages/plan.ts';
import type { DriverModule, Inbox, Outbox, Stamped } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, secondsAt, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { VehicleSpecification } from '../core/vehicle-specification.ts';
import { type ControlSetting, gainsOf } from './control-gains.ts';
import type { LateralController } from './lateral-controller.ts';
import { makeLateral } from './make-lateral.ts';
import { type PlanReference, planReferenceAt } from './plan-reference.ts';
import { planSlope } from './plan-slope.ts';
import { type Pedals, SpeedController } from './speed-controller.ts';

const READS = ['localisation', 'plan'] as const;
const WRITES = ['command'] as const;
type Reads = (typeof READS)[number];
type Writes = (typeof WRITES)[number];

/** A plan older than this is followed no more [s]: five missed plans. */
const PLAN_LIFE = 0.5;

/** Brake without a plan to follow: a firm stop, about 4 m/s^2. */
const SAFE_BRAKE = 0.4;

/**
 * How to follow the plan: steering by the law that is chosen, pedals by SpeedController, 100 times a second. A plan that has wheel
 * and pedals in it is done as it says.
 */
export class Controller implements DriverModule<Reads, Writes> {
  readonly name = 'controller';
  readonly reads = READS;
  readonly writes = WRITES;
  private readonly path: LateralController;
  private readonly speed: SpeedController;

  constructor(vehicle: VehicleSpecification, setting: ControlSetting = {}) {
    this.path = makeLateral(vehicle, setting);
    this.speed = new SpeedController(vehicle, gainsOf('speed', setting));
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.command.rate)) return;
    const localisation = inbox.latest('localisation')?.message ?? null;
    const plan = inbox.latest('plan');
    if (localisation?.valid && plan !== null && isUsable(plan, tick)) {
      this.follow(tick, plan, localisation, outbox);
    } else {
      this.stop(localisation, outbox);
    }
  }

  snapshot(): PlainData {
    return { path: this.path.snapshot(), speed: this.speed.snapshot() };
  }

  restore(state: PlainData): void {
    const { path, speed } = state as { path: PlainData; speed: PlainData };
    this.path.restore(path);
    this.speed.restore(speed);
  }

  private follow(tick: Tick, plan: Stamped<Plan>, ego: Localisation, outbox: Outbox<Writes>): void {
    const elapsed = secondsAt(tick - plan.tick);
    planReferenceAt(plan.message, elapsed, ego.x, ego.y, ego.yaw, reference);
    const { speed, acceleration, speedAhead, crossTrack, headingError } = reference;
    const { command } = plan.message;
    const reverse = plan.message.reverse === true;
    // Backwards everything along the way is counted the way it goes.
    const sense = reverse ? -1 : 1;
    if (command === undefined) {
      const slope = this.speed.isHeld ? planSlope(plan.message, elapsed) : 0;
      this.speed.step(speed, acceleration, speedAhead, sense * ego.speed, sense * ego.acceleration, slope, pedals);
    } else {
      this.speed.reset();
      Object.assign(pedals, { throttle: command.throttle, brake: command.brake });
    }
    outbox.publish('command', {
      steer:
        command === undefined
          ? this.path.step({
              reference,
              plan: plan.message,
              elapsed,
              x: ego.x,
              y: ego.y,
              yaw: ego.yaw,
              speed: ego.speed,
              yawRate: ego.yawRate,
              reverse,
            })
          : this.path.hold(command.steer),
      throttle: pedals.throttle,
      brake: pedals.brake,
      ...(reverse ? { reverse } : {}),
      crossTrack,
      headingError,
      speedError: speed - sense * ego.speed,
      targetSpeed: speed,
    });
  }

  /** Brakes with the steering as it is: without a plan, straight on would be as blind as any other way. */
  private stop(ego: Localisation | null, outbox: Outbox<Writes>): void {
    this.speed.reset();
    outbox.publish('command', {
      steer: this.path.held,
      throttle: 0,
      brake: SAFE_BRAKE,
      crossTrack: 0,
      headingError: 0,
      speedError: ego === null ? 0 : -ego.speed,
      targetSpeed: 0,
    });
  }
}

function isUsable({ message, tick: planned }: Stamped<Plan>, tick: Tick): boolean {
  return message.valid && message.t.length > 1 && secondsAt(tick - planned) <= PLAN_LIFE;
}

const reference: PlanReference = {
  speed: 0,
  acceleration: 0,
  speedAhead: 0,
  place: 0,
  crossTrack: 0,
  headingError: 0,
  curvature: 0,
  curvatureHere: 0,
};
const pedals: Pedals = { throttle: 0, brake: 0 };
