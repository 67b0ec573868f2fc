import type { Inbox, Module, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';
import { isAtWork, type SensorFault } from './sensor-fault.ts';

/** Tells those who look on which faults are at work; the driver is not told. Has no state. */
export class FaultsModule implements Module<never, 'truth.faults'> {
  readonly name = 'faults';
  readonly reads = [] as const;
  readonly writes = ['truth.faults'] as const;
  private readonly faults: readonly SensorFault[];

  constructor(faults: readonly SensorFault[]) {
    this.faults = faults;
  }

  step(tick: Tick, _inbox: Inbox<never>, outbox: Outbox<'truth.faults'>): void {
    if (!isDue(tick, TOPICS['truth.faults'].rate)) return;
    outbox.publish('truth.faults', {
      active: Uint8Array.from(this.faults, (fault) => (isAtWork(fault, tick) ? 1 : 0)),
    });
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}
