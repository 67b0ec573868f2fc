import type { Inbox, Module, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import { FaultSchedule } from './fault-schedule.ts';
import type { SensorFault } from './sensor-fault.ts';

/** Tells those who look on which faults are at work; the driver is not told. */
export class FaultsModule implements Module<'truth.story', 'truth.faults'> {
  readonly name = 'faults';
  readonly reads = ['truth.story'] as const;
  readonly writes = ['truth.faults'] as const;
  private readonly faults: readonly SensorFault[];
  private readonly schedule: FaultSchedule;

  constructor(faults: readonly SensorFault[]) {
    this.faults = faults;
    this.schedule = new FaultSchedule(faults);
  }

  step(tick: Tick, inbox: Inbox<'truth.story'>, outbox: Outbox<'truth.faults'>): void {
    const story = inbox.latest('truth.story');
    if (story?.tick === tick) this.schedule.obey(story.message.orders, tick);
    if (!isDue(tick, TOPICS['truth.faults'].rate)) return;
    outbox.publish('truth.faults', {
      active: Uint8Array.from(this.faults, (_, i) => (this.schedule.isAtWork(i, tick) ? 1 : 0)),
    });
  }

  snapshot(): PlainData {
    return this.schedule.snapshot();
  }

  restore(state: PlainData): void {
    this.schedule.restore(state);
  }
}
