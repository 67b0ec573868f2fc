import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';

type Reads = 'truth.signals';
type Writes = 'signals';

/** Tells the driver the true states of the signals, marked as such. Has no state. */
export class SignalViewSensor implements Module<Reads, Writes> {
  readonly name = 'signal-view';
  readonly reads = ['truth.signals'] as const;
  readonly writes = ['signals'] as const;

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const signals = inbox.latest('truth.signals')?.message;
    if (signals === undefined || !isDue(tick, TOPICS.signals.rate)) return;
    outbox.publish('signals', { source: 'truth', state: signals.state.slice() });
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}
