import type { Track } from '../core/messages/tracks.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import { isDue, type Tick } from '../core/tick.ts';
import { TOPICS } from '../core/topics.ts';
import type { Ground } from '../world/ground.ts';
import type { Solid } from '../world/scenery/mesh.ts';
import { ALL_ROUND, BoxSight, FRONT_VIEW } from './box-sight.ts';
import { ORACLE_PIXELS, ORACLE_RANGE } from './oracle-limits.ts';
import { ALL_AROUND, addThings, IN_VIEW, trackOfActor } from './track-of-actor.ts';

type Reads = 'truth.ego' | 'truth.actors';
type Writes = 'tracks';

/**
 * The oracle of a rig without a front camera: the truth, cut down to the same range and number of pixels as that of a
 * camera, by boxes instead of a picture (BoxSight), in the front camera's field of view or all around. Has no state.
 */
export class BoxOracle implements Module<Reads, Writes> {
  readonly name = 'oracle';
  readonly reads = ['truth.ego', 'truth.actors'] as const;
  readonly writes = ['tracks'] as const;
  private readonly sight: BoxSight;
  private readonly things: readonly Track[];
  private readonly isAllRound: boolean;
  private pixels = new Float64Array(0);

  /** @param ground see BoxSight @param things that stand about, as tracks @param isAllRound sees to all sides */
  constructor(solids: readonly Solid[], ground: Ground | null, things: readonly Track[] = [], isAllRound = false) {
    this.things = things;
    this.isAllRound = isAllRound;
    this.sight = new BoxSight(solids, ground, isAllRound ? ALL_ROUND : FRONT_VIEW);
  }

  step(tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    if (!isDue(tick, TOPICS.tracks.rate)) return;
    const ego = inbox.latest('truth.ego')?.message;
    const actors = inbox.latest('truth.actors')?.message;
    if (ego === undefined || actors === undefined) return;
    if (this.pixels.length < actors.count) this.pixels = new Float64Array(actors.count);
    this.sight.look(ego, actors, ORACLE_RANGE, this.pixels);
    const tracks: Track[] = [];
    for (let i = 0; i < actors.count; i++) if (this.pixels[i] >= ORACLE_PIXELS) tracks.push(trackOfActor(actors, i));
    addThings(this.things, ego, this.isAllRound ? ALL_AROUND : IN_VIEW, tracks);
    outbox.publish('tracks', { source: 'oracle', tracks });
  }

  snapshot(): PlainData {
    return null;
  }

  restore(): void {}
}
