import { Bus } from '../../../src/core/bus.ts';
import { cos, sin } from '../../../src/core/math/sin-cos.ts';
import type { ActorsTruth } from '../../../src/core/messages/actors-truth.ts';
import type { EgoTruth } from '../../../src/core/messages/ego-truth.ts';
import type { Collision } from '../../../src/core/messages/run-truth.ts';
import type { Messages } from '../../../src/core/messages.ts';
import type { Module } from '../../../src/core/module.ts';
import { lanePointAt } from '../../../src/map/lane-point.ts';
import type { LanePoint, RoadMap } from '../../../src/map/road-map.ts';
import type { DriveFrame } from '../../../src/scenario/metrics/drive-frame.ts';
import type { FrameSource } from '../../../src/scenario/metrics/frame-source.ts';
import { sampleMessages } from '../../core/sample-messages.ts';

/** What is said of another road user; a car of 4 m x 2 m that stands unless it says otherwise. */
export interface Other {
  id?: number;
  kind?: number;
  x: number;
  y: number;
  z?: number;
  yaw?: number;
  speed?: number;
  acceleration?: number;
  length?: number;
  width?: number;
}

export function actorsOf(others: readonly Other[]): ActorsTruth {
  const count = others.length;
  const numbers = (of: (other: Other, index: number) => number) => Float64Array.from(others, of);
  return {
    count,
    id: Int32Array.from(others, ({ id }, index) => id ?? index + 2),
    kind: Uint8Array.from(others, ({ kind }) => kind ?? 0),
    model: new Uint8Array(count),
    color: new Uint32Array(count),
    x: numbers(({ x }) => x),
    y: numbers(({ y }) => y),
    z: numbers(({ z }) => z ?? 0),
    yaw: numbers(({ yaw }) => yaw ?? 0),
    pitch: numbers(() => 0),
    roll: numbers(() => 0),
    speed: numbers(({ speed }) => speed ?? 0),
    acceleration: numbers(({ acceleration }) => acceleration ?? 0),
    length: numbers(({ length }) => length ?? 4),
    width: numbers(({ width }) => width ?? 2),
    height: numbers(() => 1.5),
    lights: new Uint8Array(count),
  };
}

/** What the world says at one tick. */
export interface Moment {
  ego: Partial<EgoTruth>;
  others?: readonly Other[];
  collisions?: readonly Partial<Collision>[];
  signals?: Uint8Array;
  /** Bits of LIGHT that all others show. */
  lights?: number;
}

/** A world that says what it is told, for those who read its topics. */
export class ToldWorld {
  readonly bus = new Bus();
  private readonly outbox;
  private tick = 0;

  constructor() {
    const world: Module<never, 'truth.ego' | 'truth.actors' | 'truth.signals' | 'truth.events'> = {
      name: 'world',
      reads: [],
      writes: ['truth.ego', 'truth.actors', 'truth.signals', 'truth.events'],
      step() {},
      snapshot: () => null,
      restore() {},
    };
    this.outbox = this.bus.connect(world).outbox;
  }

  /** Publishes a moment as the next tick; returns the tick. */
  say({ ego, others = [], collisions = [], signals = new Uint8Array(0), lights = 0 }: Moment): number {
    const tick = this.tick++;
    this.bus.begin(tick);
    const still: Messages['truth.ego'] = { ...sampleMessages()['truth.ego'], ...STILL, ...ego };
    this.outbox.publish('truth.ego', still);
    const actors = actorsOf(others);
    actors.lights.fill(lights);
    this.outbox.publish('truth.actors', actors);
    this.outbox.publish('truth.signals', { state: signals });
    const whole = collisions.map((one) => ({ ...USUAL_COLLISION, tick, ...one }));
    this.outbox.publish('truth.events', { collisions: whole });
    return tick;
  }
}

const STILL = { x: 0, y: 0, z: 0, yaw: 0, vx: 0, vy: 0, ax: 0, ay: 0, yawRate: 0, steer: 0 };
const USUAL_COLLISION = { tick: 0, other: 2, otherKind: 'actor' as const, x: 0, y: 0, closingSpeed: 1 };

/** The frame of one moment. */
export function frameOf(source: FrameSource, moment: Moment): DriveFrame {
  const world = new ToldWorld();
  source.take(world.say(moment), world.bus);
  return source.frame;
}

/** A place on a lane's centre, moved to the left by `d`; the ego's rear axle goes there. */
export function onLane(map: RoadMap, lane: number, s: number, d = 0) {
  const point: LanePoint = { x: 0, y: 0, z: 0, heading: 0, curvature: 0, width: 0 };
  lanePointAt(map.lanes[lane], s, point);
  const { x, y, z, heading } = point;
  return { x: x - d * sin(heading), y: y + d * cos(heading), z, yaw: heading };
}
