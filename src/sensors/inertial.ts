import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import { GnssReceiver } from './gnss.ts';
import { InertialUnit } from './imu.ts';
import { WheelOdometry } from './odometry.ts';

type Reads = 'truth.ego';
type Writes = 'gnss' | 'imu' | 'odometry';

/** The sensors that feel the vehicle's own motion. Each has its own random streams. */
export class InertialSensors implements Module<Reads, Writes> {
  readonly name = 'inertial';
  readonly reads = ['truth.ego'] as const;
  readonly writes = ['gnss', 'imu', 'odometry'] as const;
  private readonly gnss: GnssReceiver;
  private readonly imu: InertialUnit;
  private readonly odometry: WheelOdometry;

  constructor(seed: number) {
    this.gnss = new GnssReceiver(seed);
    this.imu = new InertialUnit(seed);
    this.odometry = new WheelOdometry(seed);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const ego = inbox.latest('truth.ego')?.message;
    if (ego === undefined) return;
    if (isDue(tick, TOPICS.gnss.rate)) outbox.publish('gnss', this.gnss.measure(ego));
    outbox.publish('imu', this.imu.measure(ego));
    outbox.publish('odometry', this.odometry.measure(ego));
  }

  snapshot(): PlainData {
    return { gnss: this.gnss.snapshot(), imu: this.imu.snapshot(), odometry: this.odometry.snapshot() };
  }

  restore(state: PlainData): void {
    const from = state as { gnss: PlainData; imu: PlainData; odometry: PlainData };
    this.gnss.restore(from.gnss);
    this.imu.restore(from.imu);
    this.odometry.restore(from.odometry);
  }
}
