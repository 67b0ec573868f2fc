import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { StandingBox } from './surroundings.ts';

/** Slower than this is standing [m/s]. */
const STANDING = 0.3;
/** What stood is believed to stand there for so long after it was last seen [s], what moved for so long. */
const REMEMBERED = 120;
const FOLLOWED = 1;

interface Sight extends StandingBox {
  readonly id: number;
  readonly seen: Tick;
  readonly stands: boolean;
}

/** Boxes of all that has been seen about: who parks passes cars that are out of sight when it backs up to them. */
export class StandingMemory {
  private sights: readonly Sight[] = [];

  /** Takes in what is seen now; gives everything that is believed to be there, in the order of the tracks' ids. */
  update(tick: Tick, tracks: readonly Track[]): readonly StandingBox[] {
    const seen = new Set(tracks.map(({ id }) => id));
    const kept = this.sights.filter(
      (sight) => !seen.has(sight.id) && tick - sight.seen <= (sight.stands ? REMEMBERED : FOLLOWED) * TICKS_PER_SECOND,
    );
    const now = tracks.map(({ id, x, y, yaw, length, width, speed }) => ({
      id,
      x,
      y,
      yaw,
      length,
      width,
      seen: tick,
      stands: Math.abs(speed) < STANDING,
    }));
    this.sights = [...kept, ...now].sort((a, b) => a.id - b.id);
    return this.sights;
  }

  snapshot(): PlainData {
    return clonePlain(this.sights as unknown as PlainData);
  }

  restore(state: PlainData): void {
    this.sights = clonePlain(state) as unknown as Sight[];
  }
}
