import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { Lane } from '../../map/road-map.ts';
import { swingStretch } from '../grip/swing-grip.ts';
import type { Fence } from '../planning-problem.ts';
import { keepsLeft } from '../route/keeps-left.ts';
import { BeaconMemory } from './beacon-memory.ts';
import { isBesideOncoming } from './beside-oncoming.ts';
import { edgeOffset, isEdgeFree } from './lane-edge.ts';
import type { PassingView } from './passing-rule.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import type { Swing } from './swing.ts';
import type { TrackClock } from './track-clock.ts';
import { type Behind, whoIsBehind } from './who-is-behind.ts';

/** Plans in a row that must find somebody behind us before the ego makes way, and nobody before it goes on. */
const SURE = 3;
/** Speed while it is far [m/s]: 25 km/h; from how near on the ego stands [m]; braking for that [m/s^2]. */
const SLOW = 25 / 3.6;
const STAND_FROM = 60;
const BRAKING = 1.5;
/** Who stands behind us for so long while we stand does not want to pass: from then on we drive on before it [s]. */
const PATIENCE = 15;
/** Slower than this the ego stands [m/s]. */
const STANDS = 0.3;
/** No farther ahead than this is looked for a place [m]. */
const AHEAD = 150;
/** Way to the edge and back, as around what stands, see swing-around.ts: [m^(1/2)], [s/m^(1/2)], [m], [s], [m]. */
const STEEPNESS = 6;
const BENDING = 1.4;
const SPARE_SWING = 2;
const SWING_SECONDS = 2.4;
const LEAD = 0.5;
/** Before a junction, a crosswalk and a stop line the ego's front stays so far back [m]. */
const SPARE = 1;

interface Progress {
  /** Who is let past, -1 for nobody, and since when. */
  id: number;
  since: Tick;
  /** To the edge and back; null while that is not free. */
  swing: Swing | null;
  returns: boolean;
  /** Where the ego stands at the edge [m]; NaN where it does not. */
  stop: number;
  /** Plans in a row that found somebody behind us; that found nobody any more. */
  seen: number;
  gone: number;
  /** Since when the ego has stood; -1 while it moves. */
  egoStands: Tick;
}

const NOTHING: Progress = {
  id: -1,
  since: -1,
  swing: null,
  returns: false,
  stop: Number.NaN,
  seen: 0,
  gone: 0,
  egoStands: -1,
};

/**
 * Makes way for an emergency vehicle with its beacon on that comes from behind, on roads with one lane a direction (StVO section
 * 38 (1), UVC section 11-405): to the outer edge of the lane, slow while it is far, standing while it is near, and on once it
 * is past. Only where the ego can stop and come back before the next junction, crosswalk or stop line: else it drives on, and
 * makes way after it. Where somebody is at the edge it is only slow.
 */
export class PullOver {
  private readonly index: LaneIndex;
  private readonly beacons = new BeaconMemory();
  private progress: Progress = { ...NOTHING };
  /** Those that did not want to pass. */
  private unwilling: readonly number[] = [];

  constructor(index: LaneIndex) {
    this.index = index;
  }

  /**
   * To be called once for every plan, after the clock; null where the ego makes way for nobody.
   * @param isFree whether the ego is in its lane: who is passing somebody does that first
   */
  view(scene: PassingScene, clock: TrackClock, isFree: boolean): PassingView | null {
    const { tick, tracks, ego } = scene;
    this.beacons.update(tick, tracks);
    const { progress } = this;
    const { swing, returns, id } = progress;
    if (id < 0 && !this.beacons.isAny) return null;
    const behind = whoIsBehind(scene, this.beacons, this.unwilling, id);
    if (swing !== null && ego.s > swing.end) this.forget();
    else if (returns) return { swing, fence: null, reason: null };
    if (id < 0) {
      progress.seen = behind === null || !isFree ? 0 : progress.seen + 1;
      return behind === null || progress.seen < SURE ? null : this.begin(scene, behind);
    }
    return this.goOn(scene, clock, behind);
  }

  snapshot(): PlainData {
    const { progress, unwilling } = this;
    return clonePlain({ beacons: this.beacons.snapshot(), progress, unwilling } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { beacons, progress, unwilling } = clonePlain(state) as unknown as {
      beacons: PlainData;
      progress: Progress;
      unwilling: number[];
    };
    this.beacons.restore(beacons);
    this.progress = progress;
    this.unwilling = unwilling;
  }

  private forget(): void {
    this.progress = { ...NOTHING };
  }

  private begin(scene: PassingScene, behind: Behind): PassingView | null {
    const swing = this.toTheEdge(scene);
    if (swing === null) return null;
    this.progress.id = behind.id;
    this.progress.since = scene.tick;
    return this.makeWay(scene, behind, swing);
  }

  private goOn(scene: PassingScene, clock: TrackClock, behind: Behind | null): PassingView | null {
    const { progress } = this;
    const { ego, tick } = scene;
    progress.gone = behind === null ? progress.gone + 1 : 0;
    if (ego.speed >= STANDS) progress.egoStands = -1;
    else if (progress.egoStands < 0) progress.egoStands = tick;
    if (behind !== null) {
      progress.id = behind.id;
      const stood = progress.egoStands < 0 ? 0 : secondsAt(tick - progress.egoStands);
      if (stood > PATIENCE && clock.standing(tick, behind.id) > PATIENCE) {
        this.unwilling = [...this.unwilling, behind.id];
        progress.gone = SURE;
      }
    }
    if (progress.gone >= SURE) return this.comeBack(scene);
    const swing = progress.swing ?? this.toTheEdge(scene);
    if (swing !== null) return this.makeWay(scene, behind, swing);
    this.forget();
    return null;
  }

  private makeWay(scene: PassingScene, behind: Behind | null, swing: Swing): PassingView {
    const { progress } = this;
    const { ego, tick } = scene;
    const stop = Math.max(swing.out, ego.s + (ego.speed * ego.speed) / (2 * BRAKING));
    if (progress.swing === null && isEdgeFree(scene, swing.shift, stop)) progress.swing = swing;
    const reason = `pull over, emergency vehicle ${progress.id} comes from behind, since ${Math.floor(secondsAt(tick - progress.since))} s`;
    if (progress.swing === null) return { swing: null, fence: null, reason, pace: SLOW };
    const isNear = behind !== null && behind.gap < STAND_FROM;
    if (isNear && Number.isNaN(progress.stop) && stop <= swing.back) progress.stop = stop;
    const fence: Fence | null = Number.isNaN(progress.stop) ? null : { s: progress.stop, cause: 'passing', reason };
    return { swing: progress.swing, fence, reason, pace: SLOW };
  }

  /** Back from the edge. */
  private comeBack(scene: PassingScene): PassingView | null {
    const { progress } = this;
    const { swing } = progress;
    const from = scene.ego.s + LEAD;
    if (swing === null || from <= swing.from) {
      this.forget();
      return null;
    }
    progress.returns = true;
    if (from < swing.back) {
      const back = Math.max(from, swing.out);
      const end = Math.min(swing.end, back + lengthOf(scene, swing.shift));
      progress.swing = { ...swing, back, end };
    }
    return { swing: progress.swing, fence: null, reason: null };
  }

  /** The way to the edge of the ego's lane, and back before it ends; null where there is none. */
  private toTheEdge(scene: PassingScene): Swing | null {
    const { ego, map, line } = scene;
    const leg = line.legs.find(({ to }) => to > ego.s);
    if (leg === undefined) return null;
    const side = keepsLeft(map.lanes[leg.lane]) ? 1 : -1;
    const until = aloneUntil(scene);
    if (until < ego.s || !isBesideOncoming(scene, this.index, -side)) return null;
    const shift = side * edgeOffset(scene, ego.s, until);
    const length = lengthOf(scene, shift);
    const from = ego.s + LEAD;
    const out = from + length;
    const back = until - length;
    if (Math.max(out, ego.s + (ego.speed * ego.speed) / (2 * BRAKING)) > back) return null;
    return { from, out, back, end: until, shift, oncoming: false, pace: null };
  }
}

/** Where the ego's lane is no more the only one of its direction, or the next junction, crosswalk, stop line or the goal comes [m]. */
function aloneUntil(scene: PassingScene): number {
  const { ego, line, map, waitingPlaces, vehicle } = scene;
  let until = Math.min(line.goal, ego.s + AHEAD);
  const front = frontOf(scene) + SPARE;
  for (const { lane, from, to } of line.legs) {
    if (to > ego.s - vehicle.rearOverhang && !isAlone(map.lanes[lane])) until = Math.min(until, from - front);
  }
  for (const s of waitingPlaces) if (s > ego.s) until = Math.min(until, s - front);
  return until;
}

function isAlone({ junction, left, right }: Lane): boolean {
  return junction < 0 && left < 0 && right < 0;
}

/** Way over which the ego swings to an offset [m]. */
function lengthOf({ ego, grip }: PassingScene, shift: number): number {
  const least = Math.sqrt(Math.abs(shift)) * swingStretch(grip) * Math.max(STEEPNESS, BENDING * ego.speed);
  return Math.max(least + SPARE_SWING, SWING_SECONDS * ego.speed);
}
