import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';

/** Slower than this one stands [m/s]; who stood stands until faster than this: measured speeds are noisy. */
const STANDS = 0.3;
const MOVES = 0.6;
/** Who changes its speed by more within a second does not keep a steady pace [m/s]. */
const STEADY = 0.6;
/** Who has been out of sight for longer is forgotten [s]. */
const FORGOTTEN = 2;

interface Watch {
  readonly id: number;
  readonly seen: Tick;
  /** Since when it has stood, or has kept its pace; -1 for not. */
  readonly stoodSince: Tick;
  readonly steadySince: Tick;
  /** Speed at steadySince [m/s]. */
  readonly pace: number;
}

/** For how long every track has stood, and has kept its pace. */
export class TrackClock {
  private watches: readonly Watch[] = [];

  /** To be called once for every plan. */
  update(tick: Tick, tracks: readonly Track[]): void {
    const seen = tracks.map((track) => watch(tick, track, this.find(track.id)));
    const ids = new Set(tracks.map(({ id }) => id));
    const gone = this.watches.filter(({ id, seen }) => !ids.has(id) && secondsAt(tick - seen) < FORGOTTEN);
    this.watches = [...seen, ...gone];
  }

  /** [s]; 0 where it does not stand, or was never seen. */
  standing(tick: Tick, id: number): number {
    const since = this.find(id)?.stoodSince ?? -1;
    return since < 0 ? 0 : secondsAt(tick - since);
  }

  isStanding(id: number): boolean {
    return (this.find(id)?.stoodSince ?? -1) >= 0;
  }

  /** [s] */
  steady(tick: Tick, id: number): number {
    const found = this.find(id);
    return found === undefined ? 0 : secondsAt(tick - found.steadySince);
  }

  snapshot(): PlainData {
    return clonePlain(this.watches as unknown as PlainData);
  }

  restore(state: PlainData): void {
    this.watches = clonePlain(state) as unknown as Watch[];
  }

  private find(id: number): Watch | undefined {
    return this.watches.find((one) => one.id === id);
  }
}

function watch(tick: Tick, { id, speed }: Track, old: Watch | undefined): Watch {
  const stood = old !== undefined && old.stoodSince >= 0;
  const stands = Math.abs(speed) < (stood ? MOVES : STANDS);
  const isSteady = old !== undefined && Math.abs(speed - old.pace) < STEADY;
  return {
    id,
    seen: tick,
    stoodSince: stands ? (stood ? old.stoodSince : tick) : -1,
    steadySince: isSteady ? old.steadySince : tick,
    pace: isSteady ? old.pace : speed,
  };
}
