import { Bus } from '../../src/core/bus.ts';
import { Hasher } from '../../src/core/hash.ts';
import { exp } from '../../src/core/math/exp.ts';
import { cos, sin } from '../../src/core/math/sin-cos.ts';
import type { Inbox, Module, Outbox } from '../../src/core/module.ts';
import { RandomStream } from '../../src/core/random.ts';
import type { PlainData } from '../../src/core/snapshot.ts';
import { isDue, type Tick } from '../../src/core/tick.ts';
import { TOPICS } from '../../src/core/topics.ts';
import { LocalisationModule } from '../../src/perception/localisation/localisation-module.ts';
import { PerceptionModule } from '../../src/perception/perception-module.ts';
import { CAMERA, type PaintedBox, paintedCar, paintMask } from './mask-painter.ts';
import { RingRoad } from './ring-road.ts';

const SPEED = 8;
const RADIUS = 60;
const WHITE = 0.4;
const SLOW = 0.8;

type Writes = 'gnss' | 'imu' | 'odometry';

/** All three are written by the one module of the ring's sensors. */
const OF_RING_SENSORS = (['gnss', 'imu', 'odometry'] as const).map((topic) => ({
  topic,
  specification: { ...TOPICS[topic], writers: ['imu'] as const },
}));

/** Sensors of a vehicle that weaves gently along the outer lane of the ring. */
class RingSensors implements Module<never, Writes> {
  readonly name = 'imu';
  readonly reads = [] as const;
  readonly writes = ['gnss', 'imu', 'odometry'] as const;
  readonly ring = new RingRoad(RADIUS);
  readonly random: RandomStream;
  private offsetX: number;
  private offsetY: number;

  constructor(seed: number) {
    this.random = new RandomStream(seed, 'ring sensors');
    this.offsetX = SLOW * this.random.normal();
    this.offsetY = SLOW * this.random.normal();
  }

  poseAt(tick: Tick): { x: number; y: number; yaw: number } {
    return this.ring.poseAt((SPEED * tick) / 100 / RADIUS, 0.3 * sin(tick / 200));
  }

  step(tick: Tick, _inbox: Inbox<never>, outbox: Outbox<Writes>): void {
    const { random } = this;
    const yawRate = SPEED / RADIUS + 0.006 + 0.005 * random.normal();
    outbox.publish('imu', { ax: 0, ay: 0, az: 9.81, rollRate: 0, pitchRate: 0, yawRate });
    outbox.publish('odometry', { speed: SPEED * 1.005 + 0.03 * random.normal(), steer: 0 });
    if (!isDue(tick, 10)) return;
    const { x, y } = this.poseAt(tick);
    const decay = exp(-0.1 / 60);
    const fresh = SLOW * Math.sqrt(1 - decay * decay);
    this.offsetX = decay * this.offsetX + fresh * random.normal();
    this.offsetY = decay * this.offsetY + fresh * random.normal();
    outbox.publish('gnss', {
      valid: true,
      x: x + this.offsetX + WHITE * random.normal(),
      y: y + this.offsetY + WHITE * random.normal(),
      z: 0,
      sigma: Math.sqrt(WHITE * WHITE + SLOW * SLOW),
    });
  }

  snapshot(): PlainData {
    return [this.random.snapshot(), this.offsetX, this.offsetY];
  }

  restore(state: PlainData): void {
    const [random, x, y] = state as [PlainData, number, number];
    this.random.restore(random);
    this.offsetX = x;
    this.offsetY = y;
  }
}

/** A picture without content: the network of the test paints the mask from the truth. */
class BlankCamera implements Module<never, 'camera.front'> {
  readonly name = 'camera';
  readonly reads = [] as const;
  readonly writes = ['camera.front'] as const;

  step(tick: Tick, _inbox: Inbox<never>, outbox: Outbox<'camera.front'>): void {
    if (isDue(tick, 10)) outbox.publish('camera.front', { calibration: CAMERA, rgb: new Uint8Array(0) });
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}

export interface RingDriveOptions {
  seed: number;
  /** Share of mask pixels that show a random class. */
  speckle?: number;
  /** Angles on the ring at which cars stand on the outer lane [rad]. */
  cars?: readonly number[];
  /** Without the camera's word only inertia and satellites tell the place. */
  blind?: boolean;
}

/** Perception and localisation on the bus, round a ring road, with masks painted from the truth. */
export class RingDrive {
  readonly bus = new Bus(OF_RING_SENSORS);
  readonly sensors: RingSensors;
  readonly hasher = new Hasher();
  tick: Tick = 0;
  private readonly steps: (() => void)[] = [];
  private readonly modules: Module[] = [];

  constructor(options: RingDriveOptions) {
    this.sensors = new RingSensors(options.seed);
    const { ring } = this.sensors;
    const network = {
      infer: (_rgb: Uint8Array, classes: Uint8Array, confidence: Uint8Array) =>
        this.paint(options, classes, confidence),
    };
    const first = this.sensors.poseAt(0);
    this.connect(this.sensors);
    this.connect(new BlankCamera());
    this.connect(new PerceptionModule(network, ring, true));
    this.connect(new LocalisationModule({ x: first.x + 0.2, y: first.y - 0.25, yaw: first.yaw + 0.01 }, ring));
  }

  runTo(end: Tick): void {
    for (; this.tick < end; this.tick++) {
      this.bus.begin(this.tick);
      for (const step of this.steps) step();
      this.hasher.string(this.bus.hashTick());
    }
  }

  /** Believed minus true place along the left of the true heading [m]. */
  lateralError(): number {
    const truth = this.sensors.poseAt(this.tick - 1);
    const belief = this.bus.latest('localisation')?.message ?? truth;
    return cos(truth.yaw) * (belief.y - truth.y) - sin(truth.yaw) * (belief.x - truth.x);
  }

  snapshot(): PlainData {
    return [this.tick, this.bus.snapshot(), this.hasher.snapshot(), this.modules.map((module) => module.snapshot())];
  }

  restore(state: PlainData): void {
    const [tick, bus, hasher, modules] = state as [Tick, PlainData, PlainData, PlainData[]];
    this.tick = tick;
    this.bus.restore(bus);
    this.hasher.restore(hasher);
    this.modules.forEach((module, i) => {
      module.restore(modules[i]);
    });
  }

  private connect(module: Module): void {
    const { inbox, outbox } = this.bus.connect(module);
    this.modules.push(module);
    this.steps.push(() => module.step(this.tick, inbox, outbox));
  }

  private paint(options: RingDriveOptions, classes: Uint8Array, confidence: Uint8Array): void {
    if (options.blind === true) return;
    const { ring } = this.sensors;
    const pose = this.sensors.poseAt(this.tick);
    const c = cos(pose.yaw);
    const s = sin(pose.yaw);
    const classAt = (x: number, y: number) => ring.classAt(pose.x + c * x - s * y, pose.y + s * x + c * y);
    const boxes: PaintedBox[] = [];
    for (const angle of options.cars ?? []) {
      const car = ring.poseAt(angle, 0);
      const dx = car.x - pose.x;
      const dy = car.y - pose.y;
      const ahead = c * dx + s * dy;
      if (ahead > 4 && ahead < 45) boxes.push(...paintedCar(ahead, c * dy - s * dx, car.yaw - pose.yaw));
    }
    const mask = paintMask({ classAt, boxes });
    classes.set(mask.classes);
    confidence.set(mask.confidence);
    const wrong = Math.round((options.speckle ?? 0) * classes.length);
    for (let k = 0; k < wrong; k++)
      classes[this.sensors.random.integer(classes.length)] = this.sensors.random.integer(8);
  }
}
