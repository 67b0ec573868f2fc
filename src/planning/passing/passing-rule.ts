import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { secondsAt, type Tick } from '../../core/tick.ts';
import type { LaneIndex } from '../../map/lane-index.ts';
import type { Fence } from '../planning-problem.ts';
import { referenceSample } from '../route/reference-line.ts';
import { blockInWords } from './block-in-words.ts';
import { comesAround } from './comes-around.ts';
import { type Block, findBlock, SLOW } from './find-block.ts';
import { kindInWords } from './kind-in-words.ts';
import { frontOf, type PassingScene } from './passing-scene.ts';
import { PullOver } from './pull-over.ts';
import { roadBeside } from './road-beside.ts';
import { type Swing, swingOffset } from './swing.ts';
import { prolonged, shiftsAround, swingAround } from './swing-around.ts';
import { TrackClock } from './track-clock.ts';
import { waitingFence } from './waiting-fence.ts';
import { whoComes } from './who-comes.ts';

/** A swing is begun when it is this near [s], [m]. */
const BEGIN_SECONDS = 1;
const BEGIN_WAY = 8;
/**
 * Who stands and waits for nothing is driven around after so long, and over lanes of those who come after so long, and once the
 * ego has stood behind him for a while [s]: most who stop on their lane soon go on.
 */
const STOOD = 2.5;
const STOOD_LONG = 10;
const WATCHED = 3;
/** Slower than this the ego stands [m/s]. */
const STANDS = 0.3;
/** Overtaking on the other side of the road takes no longer than this [s]. */
const LONGEST_OVERTAKING = 9;
/** Who is overtaken is fallen back behind for who comes, unless the ego's front is this near to its rear [m]. */
const ALONGSIDE = 2;
/** Behind who is let go the ego comes back once he is ahead by so much [m], [s]; less far out than this it is back [m]. */
const LET_GO = 3;
const LET_GO_SECONDS = 0.5;
const BARELY_OUT = 0.3;
/** Braking for that [m/s^2]. */
const FALLING_BACK = 2;
/** Speed past what stands where the way leads over lanes of those who come [m/s]: 20 km/h. */
const PACE = 5.5;
/**
 * On the other side of the road one is overtaken who has been followed for so long [s], for many who are slow soon go faster,
 * and if it saves so much on the rest of the way [s].
 */
const PATIENCE = 8;
const WORTH = 20;
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
  /** Speed at most from here on [m/s]; left out for as the line allows. */
  readonly pace?: number | undefined;
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
  /** All who are passed. */
  ids: readonly number[];
  words: string;
  since: Tick;
  /** Since when the ego has stood; -1 while it moves. */
  egoStands: Tick;
}

const NOTHING: Progress = { swing: null, free: 0, id: -1, stood: false, ids: [], words: '', since: -1, egoStands: -1 };

/**
 * Decides when to pull around what stands in our lane and to overtake who is slow: keeps, waits for a gap, or swings out.
 * Once begun it goes on until the ego is back, unless somebody comes before it is half out.
 */
export class PassingRule {
  private readonly index: LaneIndex;
  private readonly clock = new TrackClock();
  private readonly pullOver: PullOver;
  private progress: Progress = { ...NOTHING };

  constructor(index: LaneIndex) {
    this.index = index;
    this.pullOver = new PullOver(index);
  }

  /** To be called once for every plan. */
  view(scene: PassingScene): PassingView {
    this.clock.update(scene.tick, scene.tracks);
    const { ego } = scene;
    const { swing } = this.progress;
    if (swing !== null && ego.s > swing.end) this.forget();
    const aside = this.pullOver.view(scene, this.clock, this.progress.swing === null);
    if (aside?.swing) {
      // Nobody is passed while somebody passes us.
      this.forget();
      return aside;
    }
    const view = this.passBlocks(scene);
    return aside === null ? view : { ...view, reason: view.reason ?? aside.reason, pace: aside.pace };
  }

  private passBlocks(scene: PassingScene): PassingView {
    const block = findBlock(scene, this.clock, this.progress.swing === null ? [] : this.progress.ids);
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
    return clonePlain({
      clock: this.clock.snapshot(),
      pullOver: this.pullOver.snapshot(),
      progress: this.progress,
    } as unknown as PlainData);
  }

  restore(state: PlainData): void {
    const { clock, pullOver, progress } = clonePlain(state) as unknown as {
      clock: PlainData;
      pullOver: PlainData;
      progress: Progress;
    };
    this.clock.restore(clock);
    this.pullOver.restore(pullOver);
    this.progress = progress;
  }

  private consider(scene: PassingScene, block: Block): PassingView {
    const ways = this.waysAround(scene, block);
    if (ways.length === 0) {
      this.forget();
      // Too fast to swing out from here, but not from a standstill: then the room for it is kept.
      const slowly = { ...scene, ego: { ...scene.ego, speed: 0 } };
      const isWay = !block.moves && this.waysAround(slowly, block).length > 0;
      return isWay ? { ...NOBODY, fence: waitingFence(scene, block, '') } : NOBODY;
    }
    this.tellOf(scene, block);
    const { progress } = this;
    if (scene.ego.speed >= STANDS) progress.egoStands = -1;
    else if (progress.egoStands < 0) progress.egoStands = scene.tick;
    // Who has not stood for long may be about to go: room to swing out is kept all the same.
    const sure = ways.filter((way) => this.isSure(scene, block, way));
    const swing = sure.find((way) => whoComes(scene, block, way) === null && this.isWorthIt(scene, block, way));
    if (swing === undefined) {
      progress.free = 0;
      const comes = whoComes(scene, block, sure[0] ?? ways[0]);
      const why = comes === null ? '' : `, ${kindInWords(comes.kind)} ${comes.id} comes`;
      return { swing: null, fence: block.moves ? null : waitingFence(scene, block, why), reason: null };
    }
    progress.free++;
    if (progress.free < SURE) {
      return { swing: null, fence: block.moves ? null : waitingFence(scene, block, ''), reason: null };
    }
    const near = BEGIN_WAY + BEGIN_SECONDS * scene.ego.speed;
    if (swing.from - scene.ego.s < near) {
      progress.swing = swing;
      progress.ids = block.ids;
    }
    return { swing: progress.swing, fence: null, reason: this.reason(scene.tick) };
  }

  private goOn(scene: PassingScene, block: Block | null, swing: Swing): PassingView {
    const { progress } = this;
    const { ego } = scene;
    if (block === null) return { swing, fence: null, reason: this.reason(scene.tick) };
    const ahead = block.from - ego.s - frontOf(scene);
    // Who stood and drives off, and who has become as fast as we are, is let go while we are not past him.
    const letsGo = block.moves && ahead > 0 && (progress.stood || !block.gains);
    if (letsGo) return this.fallBack(scene, block, swing, ahead);
    if (block.from < swing.back + frontOf(scene)) {
      const isBehind = block.moves && ahead > ALONGSIDE;
      const isOut = !isBehind && Math.abs(swingOffset(swing, ego.s)) > COMMITTED * Math.abs(swing.shift);
      if (!isOut && whoComes(scene, block, swing) !== null) {
        progress.swing = null;
        progress.free = 0;
        return { swing: null, fence: waitingFence(scene, block, ', somebody comes'), reason: null };
      }
      for (const id of block.ids) if (!progress.ids.includes(id)) progress.ids = [...progress.ids, id];
      progress.swing = prolonged(scene, block, swing);
    }
    return { swing: progress.swing, fence: null, reason: this.reason(scene.tick) };
  }

  /** Goes back behind who is let go, as soon as there is room; until then it brakes beside his rear and stays out. */
  private fallBack(scene: PassingScene, block: Block, swing: Swing, ahead: number): PassingView {
    const { ego } = scene;
    const isRoom = ahead > LET_GO + LET_GO_SECONDS * ego.speed;
    if (isRoom || Math.abs(swingOffset(swing, ego.s)) < BARELY_OUT) {
      this.forget();
      return NOBODY;
    }
    const { progress } = this;
    progress.swing = prolonged(scene, block, swing);
    const s = ego.s + (ego.speed * ego.speed) / (2 * FALLING_BACK);
    const fence: Fence | null = ego.speed > block.speed ? { s, cause: 'passing', reason: progress.words } : null;
    return { swing: progress.swing, fence, reason: this.reason(scene.tick) };
  }

  /** Swings around a block over lanes that there are, and slow ones where those belong to who comes. */
  private waysAround(scene: PassingScene, block: Block): Swing[] {
    const ways: Swing[] = [];
    for (const shift of shiftsAround(scene, block)) {
      const road = roadBeside(scene, this.index, block, shift);
      const oncoming = road === 'oncoming';
      // On lanes of our own direction whoever is slow enough for us is overtaken, however fast.
      if (block.moves && block.speed >= SLOW && road !== 'ours') continue;
      const way =
        road === 'none' ? null : swingAround(scene, block, shift, oncoming, oncoming && !block.moves ? PACE : null);
      if (way !== null && !this.takesLong(scene, block, way)) ways.push(way);
    }
    return ways;
  }

  /** Whether who stands will go on standing. */
  private isSure({ tick }: PassingScene, { stood }: Block, { oncoming }: Swing): boolean {
    if (!oncoming || stood === Number.POSITIVE_INFINITY) return stood > STOOD;
    const { egoStands } = this.progress;
    return stood > STOOD_LONG && egoStands >= 0 && secondsAt(tick - egoStands) > WATCHED;
  }

  /** Who moves is not overtaken for long on the other side of the road: whoever comes may do so from beyond the sight. */
  private takesLong({ ego, profile, line }: PassingScene, block: Block, { oncoming, end }: Swing): boolean {
    if (!oncoming || !block.moves) return false;
    const speed = Math.max(1, (ego.speed + profile[referenceSample(line, ego.s)]) / 2);
    return end - ego.s >= LONGEST_OVERTAKING * speed;
  }

  /** Whether to overtake somebody slow on the other side of the road, and no longer to follow him. */
  private isWorthIt({ ego, line, tick }: PassingScene, block: Block, { oncoming }: Swing): boolean {
    if (!oncoming || !block.moves) return true;
    const left = line.goal - ego.s;
    const saved = left / Math.max(block.speed, 1) - left / Math.max(block.pace, 1);
    return saved > WORTH && secondsAt(tick - this.progress.since) > PATIENCE;
  }

  private tellOf({ tick }: PassingScene, block: Block): void {
    const { progress } = this;
    if (progress.id === block.track.id) return;
    progress.id = block.track.id;
    progress.since = tick;
    progress.stood = !block.moves;
    progress.words = blockInWords(block);
  }

  private reason(tick: Tick): string {
    const { words, since } = this.progress;
    return `around ${words}, since ${Math.floor(secondsAt(tick - since))} s`;
  }
}
