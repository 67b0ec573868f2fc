import type { Calibration } from '../core/messages/calibration.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';

/** Tells the rig's calibration again and again, so that a log that begins late has it. Has no state. */
export class CalibrationModule implements Module<never, 'calibration'> {
  readonly name = 'calibration';
  readonly reads = [] as const;
  readonly writes = ['calibration'] as const;
  private readonly calibration: Calibration;

  constructor(calibration: Calibration) {
    this.calibration = calibration;
  }

  step(tick: Tick, _inbox: Inbox<never>, outbox: Outbox<'calibration'>): void {
    if (isDue(tick, TOPICS.calibration.rate)) outbox.publish('calibration', this.calibration);
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}
