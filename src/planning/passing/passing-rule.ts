import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import { boxInLaneFrame, makeLaneBox } from '../behaviour/box-in-lane-frame.ts';
import type { Fence } from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { comesAround } from './comes-around.ts';
import { type Block, findBlock } from './find-block.ts';
import { kindInWords } from './kind-in-words.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import { roadBeside } from './road-beside.ts';
import { type Swing, swingOffset } from './swing.ts';
import { TrackClock } from './track-clock.ts';
import { whoComes } from './who-comes.ts';

/**
 * A swing of length L to the offset D bends by at most 5.8 D / L^2: L^2 of at least STEEPNESS * D keeps it at two thirds of what a
 * car can steer [m]. It is longer by SPARE_SWING where there is room [m], and by speed [s] at what stands, at what moves.
 */
const STEEPNESS = 36;
const SPARE_SWING = 2;
const SWING_SECONDS = 2.4;
const OVERTAKING_SECONDS = 3;
/** Share of a swing after which the front, which looks outwards, may be beside what stands: the axle is two thirds out [1]. */
const MOSTLY_OUT = 0.6;
/** Swinging back is reckoned with at least this speed [m/s]: the ego has gathered it by then. */
const BACK_SPEED = 6;
/** Way kept straight beside the first and the last: [m], and by speed [s]. */
const BESIDE = 1;
const BESIDE_SECONDS = 0.3;
/** Farther to the side than this is no passing any more [m]. */
const FARTHEST = 4.5;
/** The swing begins so far ahead of the ego that the last plan can be gone on with [m]. */
const LEAD = 0.5;
/** It is begun when it is this near [s], [m]. */
const BEGIN_SECONDS = 1;
const BEGIN_WAY = 8;
/** Room to what stands where the ego waits for a gap [m]: enough to swing out. */
const WAITING_ROOM = 12;
/** Braking for that room [m/s^2]: firm, since nearer there is no way around any more. */
const WAITING_BRAKING = 5;
/** Overtaking on the other side of the road takes no longer than this [s]. */
const LONGEST_OVERTAKING = 9;
/** Who is overtaken is fallen back behind for who comes, unless the ego's front is this near to its rear [m]. */
const ALONGSIDE = 2;
/** Who is passed is looked for so far ahead [m]. */
const BESIDE_REACH = 60;
/** Plans in a row that must find the way free before the ego swings out: one alone may have missed somebody. */
const SURE = 3;
/** Share of the way to the side from which on there is no way back [1]. */
const COMMITTED = 0.55;

/** What passing means to the plan. */
export interface PassingView {
  /** Out of the lane and back; null where the ego keeps to the route's line. */
  readonly swing: Swing | null;
  /** Where to wait for a gap. */
  readonly fence: Fence | null;
  /** What it does, why, about whom and since when; null where it passes nobody. */
  readonly reason: string | null;
}

/** The ego passes nobody. */
export const NOBODY: PassingView = { swing: null, fence: null, reason: null };

interface Progress {
  swing: Swing | null;
  /** Plans in a row that found the way free. */
  free: number;
  /** Whom it is about: its track, and what it was when it was decided. -1 for nobody. */
  id: number;
  stood: boolean;
  words: string;
  since: Tick;
}

const NOTHING: Progress = { swing: null, free: 0, id: -1, stood: false, words: '', since: -1 };

/**
 * Decides when to pull around what stands in our lane and to overtake who is slow: keeps, waits for a gap, or swings out.
 * Once begun it goes on until the ego is back, unless somebody comes before it is half out.
 */
export class PassingRule {
  private readonly index: LaneIndex;
  private readonly clock = new TrackClock();
  private progress: Progress = { ...NOTHING };

  constructor(index: LaneIndex) {
    this.index = index;
  }

  /** To be called once for every plan. */
  view(scene: PassingScene): PassingView {
    this.clock.update(scene.tick, scene.tracks);
    const { ego } = scene;
    const { swing } = this.progress;
    if (swing !== null && ego.s > swing.end) this.forget();
    const block = findBlock(scene, this.clock);
    if (this.progress.swing !== null) return this.goOn(scene, block, this.progress.swing);
    if (block === null) this.forget();
    const view = block === null ? NOBODY : this.consider(scene, block);
    const wait = view.swing === null ? comesAround(scene, this.clock) : null;
    if (wait === null || (view.fence !== null && view.fence.s < wait.s)) return view;
    return { ...view, fence: wait };
  }

  /** With a new route nothing is passed any more. */
  forget(): void {
    this.progress = { ...NOTHING };
  }

  snapshot(): PlainData {
    return clonePlain({ clock: this.clock.snapshot(), progress: this.progress } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { clock, progress } = clonePlain(state) as unknown as { clock: PlainData; progress: Progress };
    this.clock.restore(clock);
    this.progress = progress;
  }

  private consider(scene: PassingScene, block: Block): PassingView {
    const ways = swingsAround(scene, block).filter((way) => this.isPossible(scene, block, way));
    if (ways.length === 0) {
      this.forget();
      // Too fast to swing out from here, but not from a standstill: then the room for it is kept.
      const slowly = { ...scene, ego: { ...scene.ego, speed: 0 } };
      const isWay = !block.moves && swingsAround(slowly, block).some((way) => this.isPossible(slowly, block, way));
      return isWay ? { ...NOBODY, fence: waitingFence(scene, block, '') } : NOBODY;
    }
    this.tellOf(scene, block);
    const { progress } = this;
    // Who has not stood for long may be about to go: room to swing out is kept all the same.
    if (!block.isSure) return { swing: null, fence: waitingFence(scene, block, ''), reason: null };
    const swing = ways.find((way) => whoComes(scene, block, way) === null);
    if (swing === undefined) {
      progress.free = 0;
      const comes = whoComes(scene, block, ways[0]);
      const why = comes === null ? '' : `, ${kindInWords(comes.kind)} ${comes.id} comes`;
      return { swing: null, fence: block.moves ? null : waitingFence(scene, block, why), reason: null };
    }
    progress.free++;
    if (progress.free < SURE) {
      return { swing: null, fence: block.moves ? null : waitingFence(scene, block, ''), reason: null };
    }
    const near = BEGIN_WAY + BEGIN_SECONDS * scene.ego.speed;
    if (swing.from - scene.ego.s < near) progress.swing = swing;
    return { swing: progress.swing, fence: null, reason: this.reason(scene.tick) };
  }

  private goOn(scene: PassingScene, block: Block | null, swing: Swing): PassingView {
    const { progress } = this;
    const { ego } = scene;
    if (this.drivesOff(scene)) {
      this.forget();
      return NOBODY;
    }
    const isOurs = block !== null && block.from < swing.back + frontOf(scene);
    if (isOurs) {
      const isBehind = block.moves && block.from > ego.s + frontOf(scene) + ALONGSIDE;
      const isOut = !isBehind && Math.abs(swingOffset(swing, ego.s)) > COMMITTED * Math.abs(swing.shift);
      if (!isOut && whoComes(scene, block, swing) !== null) {
        progress.swing = null;
        progress.free = 0;
        return { swing: null, fence: waitingFence(scene, block, ', somebody comes'), reason: null };
      }
      progress.swing = prolonged(scene, block, swing);
    }
    return { swing: progress.swing, fence: null, reason: this.reason(scene.tick) };
  }

  /** Who moves is not overtaken for long on the other side of the road: whoever comes may do so from beyond the sight. */
  private isPossible(scene: PassingScene, block: Block, { shift, end }: Swing): boolean {
    const road = roadBeside(scene, this.index, block, shift);
    if (road === 'none' || road === 'ours' || !block.moves) return road !== 'none';
    const { ego, profile, line } = scene;
    const speed = Math.max(1, (ego.speed + profile[referenceSample(line, ego.s)]) / 2);
    return end - ego.s < LONGEST_OVERTAKING * speed;
  }

  /** Whether who stood when it was decided drives off while the ego is not past it yet: then it is let go. */
  private drivesOff({ tracks, ego, vehicle, line }: PassingScene): boolean {
    const { id, stood } = this.progress;
    const track = tracks.find((one) => one.id === id);
    if (!stood || track === undefined || this.clock.isStanding(id)) return false;
    const { x, y, yaw, length, width } = track;
    if (!boxInLaneFrame(line, x, y, yaw, length, width, ego.s - length, ego.s + BESIDE_REACH, box)) return false;
    return box.along > 0 && box.s > ego.s + vehicle.length / 2 - vehicle.rearOverhang;
  }

  private tellOf({ tick }: PassingScene, block: Block): void {
    const { progress } = this;
    if (progress.id === block.track.id) return;
    progress.id = block.track.id;
    progress.since = tick;
    progress.stood = !block.moves;
    progress.words = wordsOf(block);
  }

  private reason(tick: Tick): string {
    const { words, since } = this.progress;
    return `around ${words}, since ${Math.floor(secondsAt(tick - since))} s`;
  }
}

/** Ways around a block, the one that goes less to the side first, on a tie that of the other carriageway's side. */
function swingsAround(scene: PassingScene, block: Block): Swing[] {
  const { map, line, vehicle } = scene;
  const half = vehicle.width / 2;
  const lane = map.lanes[line.legs[0].lane];
  // Lanes of ids below 0 go with the road's s where traffic keeps to the right.
  const leftHand = lane.id < 0 !== (lane.direction === 1);
  const shifts = [block.left + half, block.right - half];
  if (leftHand) shifts.reverse();
  return shifts
    .filter((shift) => Math.abs(shift) <= FARTHEST)
    .sort((a, b) => Math.abs(a) - Math.abs(b))
    .map((shift) => swingOf(scene, block, shift))
    .filter((swing) => swing !== null);
}

function swingOf(scene: PassingScene, block: Block, shift: number): Swing | null {
  const { ego, vehicle, line } = scene;
  const least = Math.sqrt(STEEPNESS * Math.abs(shift));
  const wished = Math.max(least + SPARE_SWING, (block.moves ? OVERTAKING_SECONDS : SWING_SECONDS) * ego.speed);
  const touch = block.from - frontOf(scene) - BESIDE - BESIDE_SECONDS * ego.speed;
  // At who moves on, the ego is out before it is there if it begins at once.
  const from = block.moves ? ego.s + LEAD : Math.max(ego.s + LEAD, touch - MOSTLY_OUT * wished);
  const length = block.moves ? wished : Math.min(wished, (touch - from) / MOSTLY_OUT);
  if (length < least) return null;
  const out = from + length;
  const back = Math.max(out, block.to + vehicle.rearOverhang + BESIDE + BESIDE_SECONDS * ego.speed);
  const end = back + Math.max(least + SPARE_SWING, SWING_SECONDS * Math.max(BACK_SPEED, ego.speed));
  return end > line.goal ? null : { from, out, back, end, shift };
}

/** A swing that goes on for as long as the block does; once the ego swings back it stays as it is. */
function prolonged(scene: PassingScene, block: Block, swing: Swing): Swing {
  const { ego, vehicle } = scene;
  const back = block.to + vehicle.rearOverhang + BESIDE + BESIDE_SECONDS * ego.speed;
  if (back <= swing.back || ego.s + LEAD >= swing.back) return swing;
  return { ...swing, back, end: back + swing.end - swing.back };
}

/** Where there is room to swing out, or as near before what stands as comfortable braking can. */
function waitingFence(scene: PassingScene, block: Block, why: string): Fence {
  const { ego } = scene;
  const braking = ego.s + (ego.speed * ego.speed) / (2 * WAITING_BRAKING);
  const s = Math.max(block.from - frontOf(scene) - WAITING_ROOM, braking);
  return { s, cause: 'passing', reason: `${wordsOf(block)}${why}` };
}

function wordsOf({ track, moves }: Block): string {
  return `${moves ? 'slow' : 'standing'} ${kindInWords(track.kind)} ${track.id}`;
}

const box = makeLaneBox();
