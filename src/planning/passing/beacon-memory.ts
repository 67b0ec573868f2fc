import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';

/** How long a beacon that flashed is believed to be on [ticks]: between two flashes it is dark for 0.2 s. */
const FLASH_LIFE = 0.8 * TICKS_PER_SECOND;

interface Flash {
  readonly id: number;
  readonly seen: Tick;
}

/** Whose blue beacon is on: one that flashes is dark every other moment. */
export class BeaconMemory {
  private flashes: readonly Flash[] = [];

  /** To be called once for every plan. */
  update(tick: Tick, tracks: readonly Track[]): void {
    const now = tracks.filter(({ beacon }) => beacon === true).map(({ id }) => ({ id, seen: tick }));
    if (now.length === 0 && this.flashes.length === 0) return;
    const before = this.flashes.filter(
      ({ id, seen }) => tick - seen <= FLASH_LIFE && !now.some((flash) => flash.id === id),
    );
    this.flashes = [...before, ...now];
  }

  /** Whether anybody's is. */
  get isAny(): boolean {
    return this.flashes.length > 0;
  }

  isOn(id: number): boolean {
    return this.flashes.some((flash) => flash.id === id);
  }

  snapshot(): PlainData {
    return clonePlain(this.flashes as unknown as PlainData);
  }

  restore(state: PlainData): void {
    this.flashes = clonePlain(state) as unknown as Flash[];
  }
}
