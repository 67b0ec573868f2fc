import type { PlainData } from '../../core/snapshot.ts';
import { TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { Fence, Obstacle } from '../planning-problem.ts';
import { approachGoesFirst, conflictInside, crossesSoon, type JunctionScene } from './junction-conflict.ts';
import type { BelievedTrack } from './track-filter.ts';

/** Junctions farther ahead are left for later [m]. */
const LOOK_AHEAD = 45;
/** Where to wait: the front bumper this far before the junction's beginning [m]. */
const ENTRY_ROOM = 1;
/** Harder braking than this is not worth giving way: the ego is as good as in the junction [m/s^2]. */
const YIELD_BRAKING = 4;

/** Who has waited this long [ticks] gives way to fast vehicles only: two who wait for each other would wait for ever. */
const PATIENCE = 3 * TICKS_PER_SECOND;
/** Vehicles slower than this wait themselves [m/s]; and once patience is lost. */
const MOVING = 0.5;
const MOVING_FAST = 1.5;
const STANDSTILL = 0.3;

export interface JunctionView {
  /** Vehicles inside the junction whose way crosses ours. */
  readonly obstacles: Obstacle[];
  /** Tracks inside the junction that keep to a conflicting way of it. */
  readonly tracks: Set<number>;
  /** Before the junction, where somebody goes first. */
  readonly fences: Fence[];
}

/**
 * Whom to give way to at the next junction: vehicles inside it that are about to cross our way, and those that approach
 * and go first. Inside, crossing vehicles are obstacles like others.
 */
export class JunctionRule {
  private waitingSince: Tick = -1;

  /** `scene` is null where the route crosses no more junction. */
  view(tick: Tick, scene: JunctionScene | null, tracks: readonly BelievedTrack[]): JunctionView {
    const view: JunctionView = { obstacles: [], tracks: new Set(), fences: [] };
    const toEntry = scene === null ? Number.POSITIVE_INFINITY : wayToEntry(scene);
    if (scene === null || toEntry > LOOK_AHEAD) {
      this.waitingSince = -1;
      return view;
    }
    const isPatient = this.waitingSince < 0 || tick - this.waitingSince < PATIENCE;
    let giveWay = false;
    for (const { track } of tracks) {
      const counts = track.speed > (isPatient ? MOVING : MOVING_FAST);
      const path = conflictInside(scene, track);
      if (path === null) {
        giveWay ||= counts && approachGoesFirst(scene, track);
        continue;
      }
      view.tracks.add(track.id);
      view.obstacles.push(path);
      giveWay ||= counts && crossesSoon(scene, path);
    }
    if (giveWay && canWait(scene.speed, toEntry - ENTRY_ROOM)) {
      const s = scene.s + toEntry - ENTRY_ROOM;
      view.fences.push({ s, cause: 'junction', reason: 'vehicle in junction' });
    }
    this.keepPatience(tick, view.fences.length > 0 && scene.speed < STANDSTILL);
    return view;
  }

  snapshot(): PlainData {
    return this.waitingSince;
  }

  restore(state: PlainData): void {
    this.waitingSince = state as Tick;
  }

  /** Patience, once lost, stays so until the junction is behind. */
  private keepPatience(tick: Tick, waits: boolean): void {
    if (waits && this.waitingSince < 0) this.waitingSince = tick;
    else if (!waits && tick - this.waitingSince < PATIENCE) this.waitingSince = -1;
  }
}

/** From the front bumper to the junction's beginning [m]. */
function wayToEntry({ crossing, vehicle, s }: JunctionScene): number {
  return crossing.from - (s + vehicle.length - vehicle.rearOverhang);
}

/** Whether the ego can still wait with its front before the junction, `left` metres before the place to wait. */
function canWait(speed: number, left: number): boolean {
  return left > -ENTRY_ROOM && (speed * speed) / (2 * Math.max(left, 0.1)) <= YIELD_BRAKING;
}
