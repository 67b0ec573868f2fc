import type { EgoTruth } from '../../core/messages/ego-truth.ts';
import type { Localisation } from '../../core/messages/localisation.ts';
import type { Inbox, Module, Outbox } from '../../core/module.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, type Tick } from '../../core/tick.ts';
import { TOPICS } from '../../core/topics.ts';

type Reads = 'truth.ego';
type Writes = 'localisation';

/** The place of the ego as it is: for drivers that are not under test, whose sensors are not asked. */
export class TrueLocalisation implements Module<Reads, Writes> {
  readonly name = 'localisation';
  readonly reads = ['truth.ego'] as const;
  readonly writes = ['localisation'] as const;

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const ego = inbox.latest('truth.ego')?.message ?? null;
    if (ego === null || !isDue(tick, TOPICS.localisation.rate)) return;
    outbox.publish('localisation', localisationOf(ego));
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {
    // It holds nothing.
  }
}

/** What a driver that knows the truth believes of its own place. */
export function localisationOf({ x, y, z, yaw, vx, ax, yawRate }: EgoTruth): Localisation {
  return {
    valid: true,
    x,
    y,
    z,
    yaw,
    speed: vx,
    acceleration: ax,
    yawRate,
    lateralSigma: 0,
    longitudinalSigma: 0,
    yawSigma: 0,
  };
}
