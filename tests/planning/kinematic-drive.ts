import { Controller } from '../../src/control/controller.ts';
import { clamp } from '../../src/core/math/clamp.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import { tan } from '../../src/core/math/tan.ts';
import type { Command } from '../../src/core/messages/command.ts';
import type { Localisation } from '../../src/core/messages/localisation.ts';
import type { Plan } from '../../src/core/messages/plan.ts';
import type { Route } from '../../src/core/messages/route.ts';
import type { SignalView } from '../../src/core/messages/signals.ts';
import type { Track, Tracks } from '../../src/core/messages/tracks.ts';
import type { Messages } from '../../src/core/messages.ts';
import type { Module } from '../../src/core/module.ts';
import { type PlannerThoughts, THOUGHTS } from '../../src/core/planner-thoughts.ts';
import { TICK_SECONDS, type Tick } from '../../src/core/tick.ts';
import type { VehicleSpecification } from '../../src/core/vehicle-specification.ts';
import type { RoadMap } from '../../src/map/road-map.ts';
import { LatticeSearch } from '../../src/planning/lattice/lattice-search.ts';
import { Planner } from '../../src/planning/planner.ts';
import type { RoutePoint } from '../../src/planning/route/route-graph.ts';
import type { TrajectorySearch } from '../../src/planning/trajectory-search.ts';

/** A compact car, as in the simulator's class. */
export const CAR: VehicleSpecification = {
  name: 'test-car',
  source: 'test',
  mass: 1300,
  wheelbase: 2.637,
  track: 1.535,
  length: 4.255,
  width: 1.799,
  height: 1.452,
  rearOverhang: 0.75,
  centreOfMassHeight: 0.54,
  centreOfMassForward: 1.582,
  yawInertia: 2170,
  wheelRadius: 0.31,
  tyreFriction: 1,
  frontTyre: { corneringCoefficient: 11.5, shape: 1.3, curvature: 0 },
  rearTyre: { corneringCoefficient: 11.5, shape: 1.3, curvature: 0 },
  maxSteer: 0.58,
  maxSteerRate: 0.6,
  maxDriveForce: 5500,
  maxPower: 78_000,
  maxBrakeForce: 14_000,
  dragArea: 0.6,
  rollingResistance: 0.012,
};

/** From the rear axle to the front bumper [m]. */
export const FRONT = CAR.length - CAR.rearOverhang;

/** Kinematic bicycle with the actuators' first-order lags; the rear axle is the reference. */
export class KinematicCar {
  x = 0;
  y = 0;
  yaw = 0;
  speed = 0;
  acceleration = 0;
  steer = 0;
  /** Slope of the road: up is positive [1]. */
  grade = 0;
  private throttle = 0;
  private brake = 0;

  step({ steer, throttle, brake }: Pick<Command, 'steer' | 'throttle' | 'brake'>): void {
    const dt = TICK_SECONDS;
    this.steer += clamp((steer - this.steer) / 0.08, -CAR.maxSteerRate, CAR.maxSteerRate) * dt;
    this.throttle += ((throttle - this.throttle) / 0.2) * dt;
    this.brake += ((brake - this.brake) / 0.08) * dt;
    const drive = this.throttle * Math.min(CAR.maxDriveForce, CAR.maxPower / Math.max(this.speed, 1));
    const resistance = this.speed > 0 ? 0.3675 * this.speed * this.speed + CAR.rollingResistance * CAR.mass * 9.81 : 0;
    const brakeForce = this.brake * CAR.maxBrakeForce;
    let acceleration = (drive - resistance - brakeForce) / CAR.mass - 9.81 * this.grade;
    // Brakes stop a car, they do not drive it backwards.
    if (this.speed + acceleration * dt < 0) acceleration = -this.speed / dt;
    this.acceleration = acceleration;
    const mean = this.speed + (acceleration * dt) / 2;
    this.speed += acceleration * dt;
    this.x += mean * dt * cos(this.yaw);
    this.y += mean * dt * sin(this.yaw);
    this.yaw += ((mean * tan(this.steer)) / CAR.wheelbase) * dt;
  }

  localisation(): Localisation {
    return {
      valid: true,
      x: this.x,
      y: this.y,
      z: 0,
      yaw: this.yaw,
      speed: this.speed,
      acceleration: this.acceleration,
      yawRate: (this.speed * tan(this.steer)) / CAR.wheelbase,
      lateralSigma: 0.1,
      longitudinalSigma: 0.1,
      yawSigma: 0.01,
    };
  }
}

/** A track as a perfect sensor would give it; x, y is the centre. */
export function track(id: number, x: number, y: number, yaw: number, speed: number, rest: Partial<Track> = {}): Track {
  return { id, kind: 0, x, y, yaw, speed, length: 4.5, width: 1.8, confidence: 0.95, ...rest };
}

type Reads = 'localisation' | 'tracks' | 'signals';
type Writes = 'route' | 'plan';
type Driver = Module<Reads, Writes | typeof THOUGHTS> | Module<Reads, Writes> | Module<'localisation', Writes>;

/** Planner and controller around a kinematic car, with tracks and signals given by functions of the tick. */
export class KinematicDrive {
  readonly car = new KinematicCar();
  tick: Tick = 0;
  plan: Plan | null = null;
  thoughts: PlannerThoughts | null = null;
  route: Route | null = null;
  command: Command | null = null;
  readonly planner: Module<Reads, Writes>;
  readonly controller = new Controller(CAR);
  /** Null where perception says nothing. */
  tracksAt: (tick: Tick) => Track[] | null = () => [];
  signalsAt: (tick: Tick) => number[] = () => [];
  /** What localisation makes of the truth; null where it says nothing. */
  locate: (truth: Localisation) => Localisation | null = (truth) => truth;
  private readonly messages = new Map<string, { tick: Tick; message: unknown }>();

  /** @param driver a search for the A* driver, or another driver in its place */
  constructor(map: RoadMap, goal: RoutePoint, driver: TrajectorySearch | Driver = new LatticeSearch()) {
    const planner =
      'search' in driver && !(driver instanceof Planner)
        ? new Planner({ map, vehicle: CAR, goal, search: driver })
        : driver;
    this.planner = planner as KinematicDrive['planner'];
  }

  step(): void {
    const { tick, messages } = this;
    if (this.command !== null) this.car.step(this.command);
    const located = this.locate(this.car.localisation());
    if (located !== null) messages.set('localisation', { tick, message: located });
    if (tick % 10 === 0) {
      const seen = this.tracksAt(tick);
      const signals: SignalView = { source: 'truth', state: Uint8Array.from(this.signalsAt(tick)) };
      if (seen !== null) messages.set('tracks', { tick, message: { source: 'oracle', tracks: seen } satisfies Tracks });
      messages.set('signals', { tick, message: signals });
    }
    const inbox = {
      latest: <T extends keyof Messages>(topic: T) =>
        (messages.get(topic) ?? null) as { tick: Tick; message: Messages[T] } | null,
    };
    const outbox = {
      publish: (topic: string, message: unknown) => {
        messages.set(topic, { tick, message });
        if (topic === 'plan') this.plan = message as Plan;
        if (topic === THOUGHTS) this.thoughts = message as PlannerThoughts;
        if (topic === 'route') this.route = message as Route;
        if (topic === 'command') this.command = message as Command;
      },
    };
    this.planner.step(tick, inbox, outbox);
    this.controller.step(tick, inbox, outbox);
    this.tick++;
  }

  /** Takes over where another drive stands, but for the modules' own states. */
  adopt(other: KinematicDrive): void {
    Object.assign(this.car, other.car);
    this.tick = other.tick;
    this.command = other.command;
    for (const [topic, stamped] of other.messages) this.messages.set(topic, stamped);
  }

  /** Steps until `done` or for so many seconds; whether it was done. */
  run(seconds: number, done: () => boolean = () => false, observe: () => void = () => {}): boolean {
    for (let i = 0; i < seconds * 100; i++) {
      this.step();
      observe();
      if (done()) return true;
    }
    return false;
  }
}
