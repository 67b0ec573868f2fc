import type { Tick } from '../../core/tick.ts';
import type { Crossing } from './crossing.ts';
import type { CrossingWalk } from './crossing-walk.ts';
import { followPath } from './foot-path.ts';
import type { PeopleScene } from './people-scene.ts';
import { DOES } from './people-state.ts';
import { AHEAD, REACHED, type WayTarget } from './way-target.ts';

/** Chance to cross at a crosswalk that one passes, and elsewhere, for those who may there [1]. */
const CROSS_MARKED = 0.4;
const CROSS_UNMARKED = 0.15;
const CROSS_JAYWALKING = 0.4;

/**
 * Walking along paths, from one to the next, and turning to cross. Numbers go by fields and arrays here: those that functions
 * hand on may come to lie on the heap.
 */
export class PathWalk {
  private readonly scene: PeopleScene;
  private readonly target: WayTarget;
  private readonly crossings: CrossingWalk;
  /** Where who walks was on its path at the decision before [m]. */
  private before = 0.5;

  constructor(scene: PeopleScene, target: WayTarget, crossings: CrossingWalk) {
    this.scene = scene;
    this.target = target;
    this.crossings = crossings;
  }

  /** For who walks along its path. */
  walk(tick: Tick, i: number): void {
    const { network, state } = this.scene;
    const path = network.paths[state.path[i]];
    this.before = state.s[i];
    followPath(path, state, i);
    if (this.turnsToCross(tick, i)) {
      this.crossings.goToKerb(i);
      return;
    }
    const left = state.direction[i] > 0 ? path.length - state.s[i] : state.s[i];
    if (left < REACHED) this.leavePath(i);
    else this.target.alongPath(i);
  }

  /** For who is between two paths. */
  goToNextPath(i: number): void {
    const { network, state } = this.scene;
    const { target } = this;
    const index = state.link[i] >> 1;
    const isFromStart = (state.link[i] & 1) === 0;
    const isPast = target.toPath(i, index, isFromStart);
    const dx = target.x - state.x[i];
    const dy = target.y - state.y[i];
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance > REACHED && !(isPast && distance < 2 * AHEAD)) return;
    state.does[i] = DOES.walk;
    state.path[i] = index;
    state.direction[i] = isFromStart ? 1 : -1;
    state.s[i] = isFromStart ? 0 : network.paths[index].length;
    target.alongPath(i);
  }

  /** Whether it takes one of the crossings that it has come by since the last decision. */
  private turnsToCross(tick: Tick, i: number): boolean {
    const { network, state, traits, random } = this.scene;
    const { before } = this;
    const after = state.s[i];
    const starts = network.starts[state.path[i]];
    const isAhead = (after - before) * state.direction[i] > 0;
    if (!isAhead) return false;
    for (let k = 0; k < starts.length; k++) {
      const { s, crossing, end } = starts[k];
      const isPassed = state.direction[i] > 0 ? before < s && s <= after : after <= s && s < before;
      if (!isPassed) continue;
      const chance = chanceOf(network.crossings[crossing], traits[i].jaywalks);
      if (chance === 0 || random[i].uniform() >= chance) continue;
      state.does[i] = DOES.wait;
      state.crossing[i] = crossing;
      state.end[i] = end;
      state.since[i] = tick;
      return true;
    }
    return false;
  }

  private leavePath(i: number): void {
    const { network, state, random } = this.scene;
    const links = network.links[2 * state.path[i] + (state.direction[i] > 0 ? 1 : 0)];
    if (links.length === 0) {
      state.direction[i] = -state.direction[i];
      this.target.alongPath(i);
      return;
    }
    const { path, end } = links[random[i].integer(links.length)];
    state.link[i] = 2 * path + end;
    state.does[i] = DOES.link;
    this.goToNextPath(i);
  }
}

function chanceOf({ isMarked, isRemote }: Crossing, jaywalks: boolean): number {
  if (isMarked) return CROSS_MARKED;
  if (jaywalks) return CROSS_JAYWALKING;
  return isRemote ? CROSS_UNMARKED : 0;
}
