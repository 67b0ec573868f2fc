import type { ActorsTruth } from '../core/messages/actors-truth.ts';
import type { CameraTruth } from '../core/messages/camera-frame.ts';
import type { EgoTruth } from '../core/messages/ego-truth.ts';
import type { Track } from '../core/messages/tracks.ts';
import type { Inbox, Module, Outbox } from '../core/module.ts';
import type { PlainData } from '../core/snapshot.ts';
import type { Tick } from '../core/tick.ts';
import { ORACLE_PIXELS, ORACLE_RANGE } from './oracle-limits.ts';
import { addThings, IN_VIEW, trackOfActor } from './track-of-actor.ts';

type Reads = 'truth.ego' | 'truth.actors' | 'truth.camera.front';
type Writes = 'tracks';

/**
 * The truth in the network's place, cut down to range, field of view and occlusion. The last two come from the camera's
 * own instance picture: whoever owns pixels in it is in view and not hidden. Tracks keep the actors' ids. No new picture, no
 * new tracks: the oracle sees no more than the camera does.
 */
export class Oracle implements Module<Reads, Writes> {
  readonly name = 'oracle';
  readonly reads = ['truth.ego', 'truth.actors', 'truth.camera.front'] as const;
  readonly writes = ['tracks'] as const;
  /** Pixels by actor id. */
  private readonly pixels = new Int32Array(0x1_0000);
  private readonly things: readonly Track[];
  /** Tick of the latest picture that was looked at. */
  private pictureTick: Tick = -1;

  /** @param things that stand about, as tracks */
  constructor(things: readonly Track[] = []) {
    this.things = things;
  }

  step(_tick: Tick, inbox: Inbox<Reads>, outbox: Outbox<Writes>): void {
    const ego = inbox.latest('truth.ego');
    const actors = inbox.latest('truth.actors');
    const camera = inbox.latest('truth.camera.front');
    if (ego === null || actors === null || camera === null || camera.tick === this.pictureTick) return;
    this.pictureTick = camera.tick;
    outbox.publish('tracks', { source: 'oracle', tracks: this.look(ego.message, actors.message, camera.message) });
  }

  snapshot(): PlainData {
    return this.pictureTick;
  }

  restore(state: PlainData): void {
    this.pictureTick = state as Tick;
  }

  private look(ego: EgoTruth, actors: ActorsTruth, { instance }: CameraTruth): Track[] {
    const { pixels } = this;
    const tracks: Track[] = [];
    for (let i = 0; i < actors.count; i++) pixels[actors.id[i]] = 0;
    for (let p = 0; p < instance.length; p++) pixels[instance[p]]++;
    for (let i = 0; i < actors.count; i++) {
      const dx = actors.x[i] - ego.x;
      const dy = actors.y[i] - ego.y;
      const isSeen = pixels[actors.id[i]] >= ORACLE_PIXELS && dx * dx + dy * dy <= ORACLE_RANGE * ORACLE_RANGE;
      if (isSeen) tracks.push(trackOfActor(actors, i));
    }
    addThings(this.things, ego, IN_VIEW, tracks);
    return tracks;
  }
}
