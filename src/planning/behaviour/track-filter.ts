import type { Track } from '../../core/messages.ts';
import type { PlainData } from '../../core/snapshot.ts';

/** Confidence from which a track is believed at once, from which at its second sight, and below which no more. */
const BELIEVED_AT_ONCE = 0.7;
const BELIEVED = 0.4;
const DROPPED = 0.3;

/** Sights in a row that make a faint track believed: a false one of the camera seldom lives for two. */
const SIGHTS = 2;

/** Speeds between which a vehicle stays what it was, standing or moving [m/s]: measured speeds are noisy. */
const STANDS_BELOW = 0.6;
const MOVES_ABOVE = 1.2;

interface Memory {
  readonly id: number;
  sights: number;
  stands: boolean;
}

/** A track that is believed, and whether it stands. */
export interface BelievedTrack {
  readonly track: Track;
  readonly stands: boolean;
}

/** Which tracks to believe in, with hysteresis in confidence and in standing. */
export class TrackFilter {
  private memories: Memory[] = [];

  /** To be called once for every plan, in the order of the tracks. */
  update(tracks: readonly Track[]): BelievedTrack[] {
    const memories: Memory[] = [];
    const believed: BelievedTrack[] = [];
    for (const track of tracks) {
      const old = this.memories.find(({ id }) => id === track.id);
      const wasBelieved = old !== undefined && old.sights >= SIGHTS;
      if (track.confidence < (wasBelieved ? DROPPED : BELIEVED)) continue;
      const sights = track.confidence >= BELIEVED_AT_ONCE ? SIGHTS : Math.min(SIGHTS, (old?.sights ?? 0) + 1);
      const speed = Math.abs(track.speed);
      const stands = speed < (old?.stands ? MOVES_ABOVE : STANDS_BELOW);
      memories.push({ id: track.id, sights, stands });
      if (sights >= SIGHTS) believed.push({ track, stands });
    }
    this.memories = memories;
    return believed;
  }

  snapshot(): PlainData {
    return this.memories.map(({ id, sights, stands }) => ({ id, sights, stands }));
  }

  restore(state: PlainData): void {
    this.memories = (state as unknown as Memory[]).map((memory) => ({ ...memory }));
  }
}
