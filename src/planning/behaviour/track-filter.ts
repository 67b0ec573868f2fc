import { cos, sin } from '../../core/math/sin-cos.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';

/** Confidence from which a track is believed at once, from which at its second sight, and below which no more. */
const BELIEVED_AT_ONCE = 0.7;
const BELIEVED = 0.4;
const DROPPED = 0.3;

/** Sights in a row that make a faint track believed: a false one of the camera seldom lives for two. */
const SIGHTS = 2;

/** Speeds between which a vehicle stays what it was, standing or moving [m/s]: measured speeds are noisy. */
const STANDS_BELOW = 0.6;
const MOVES_ABOVE = 1.2;

/** Plans that a believed track outlives its last sight: half a second, moved on at its speed. */
const COASTING = 5;

/** Time between two updates [s]. */
const UPDATE_SECONDS = 0.1;

/**
 * Braking is the slope of a straight line through so many speeds, at least; the mean of more would be late, that of fewer noise.
 * It is believed from here on [m/s^2]: who lets his car roll does not stop.
 */
const SPEEDS = 6;
const BRAKES = 1.2;

/** Speeds that have to be known before any braking is believed: those of a track that is new are the least sure. */
const KNOWN = 8;

/** Speeds, the latest, that it is believed by no more than: who has let go of the brake does not go on to a stand. */
const LATEST = 3;

interface Memory {
  /** As last seen, moved on since. */
  track: Track;
  /** Sights in a row up to SIGHTS, and plans since the last. */
  sights: number;
  unseen: number;
  stands: boolean;
  /** The last speeds, the latest last [m/s]. */
  speeds: number[];
}

/** A track that is believed, and whether it stands. */
export interface BelievedTrack {
  readonly track: Track;
  readonly stands: boolean;
  /** Braking that is seen of it [m/s^2]: 0, or from BRAKES on. */
  readonly braking: number;
}

/** Which tracks to believe in, with hysteresis in confidence, in standing, and over short gaps. */
export class TrackFilter {
  private memories: Memory[] = [];

  /** To be called once for every plan. Believed tracks come in the order given, then those that are out of sight. */
  update(tracks: readonly Track[]): BelievedTrack[] {
    const memories: Memory[] = [];
    for (const track of tracks) {
      const old = this.memories.find((memory) => memory.track.id === track.id);
      const isBelieved = old !== undefined && old.sights >= SIGHTS;
      if (track.confidence < (isBelieved ? DROPPED : BELIEVED)) continue;
      const sights = track.confidence >= BELIEVED_AT_ONCE ? SIGHTS : Math.min(SIGHTS, (old?.sights ?? 0) + 1);
      const stands = Math.abs(track.speed) < (old?.stands ? MOVES_ABOVE : STANDS_BELOW);
      const speeds = [...(old?.speeds ?? []), track.speed].slice(-KNOWN);
      memories.push({ track: { ...track }, sights, unseen: 0, stands, speeds });
    }
    for (const memory of this.memories) {
      const isSeen = memories.some(({ track }) => track.id === memory.track.id);
      if (!isSeen && memory.sights >= SIGHTS && memory.unseen < COASTING) memories.push(movedOn(memory));
    }
    this.memories = memories;
    return memories.filter(({ sights }) => sights >= SIGHTS).map(believed);
  }

  snapshot(): PlainData {
    return clonePlain(this.memories) as unknown as PlainData;
  }

  restore(state: PlainData): void {
    this.memories = clonePlain(state) as unknown as Memory[];
  }
}

function believed({ track, stands, speeds }: Memory): BelievedTrack {
  const braking = stands ? 0 : Math.min(-slopeOf(speeds), -latestSlope(speeds));
  return { track, stands, braking: braking < BRAKES ? 0 : braking };
}

/** Slope of the straight line through the last SPEEDS speeds by least squares [m/s^2]; 0 while too few are known. */
function slopeOf(speeds: readonly number[]): number {
  if (speeds.length < KNOWN) return 0;
  const first = KNOWN - SPEEDS;
  const middle = (SPEEDS - 1) / 2;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < SPEEDS; i++) {
    sum += (i - middle) * speeds[first + i];
    squares += (i - middle) * (i - middle);
  }
  return sum / squares / UPDATE_SECONDS;
}

/** Change of speed over the latest speeds [m/s^2]. */
function latestSlope(speeds: readonly number[]): number {
  return (speeds[speeds.length - 1] - speeds[Math.max(0, speeds.length - LATEST)]) / (LATEST - 1) / UPDATE_SECONDS;
}

function movedOn({ track, sights, unseen, stands, speeds }: Memory): Memory {
  const way = stands ? 0 : track.speed * UPDATE_SECONDS;
  const x = track.x + way * cos(track.yaw);
  const y = track.y + way * sin(track.yaw);
  return { track: { ...track, x, y }, sights, unseen: unseen + 1, stands, speeds };
}
